package org.yaomote.ui.history;

import org.yaomote.ui.fx.Texts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// Moments as people of the language write them.
final class Moments {
    private Moments() {}

    /// Day and time to the second, in the system's time zone.
    static String text(Texts texts, Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(texts.language())
                .format(moment.atZone(ZoneId.systemDefault()));
    }
}
