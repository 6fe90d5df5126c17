package org.yaomote.ui.history;

import org.yaomote.ui.fx.Numbers;
import org.yaomote.ui.fx.UiContext;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Moments as people of the language write them.
final class Moments {
    private Moments() {}

    /// The time to the second, of another day than today the day and the time to the minute, in the
    /// system's time zone.
    static String text(UiContext context, Instant moment) {
        ZonedDateTime there = moment.atZone(ZoneId.systemDefault());
        boolean isToday =
                there.toLocalDate()
                        .equals(LocalDate.ofInstant(context.clock().instant(), there.getZone()));
        Numbers numbers = context.texts().numbers();
        return isToday ? numbers.clock(moment) : numbers.moment(moment);
    }
}
