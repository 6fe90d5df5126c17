package org.yaomote.ui.fx;

import java.text.Normalizer;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of the day in which nobody wants to be told anything; it may go over midnight.
///
/// @param from its first minute
/// @param to the first minute behind it; the same as the first means never
public record QuietHours(LocalTime from, LocalTime to) {
    private static final Pattern SPAN =
            Pattern.compile(
                    "([01]?\\d|2[0-3]):([0-5]\\d)\\s*[-~\u2013\u301c]\\s*([01]?\\d|2[0-3]):([0-5]\\d)");

    /// No such time.
    public static final QuietHours NEVER = new QuietHours(LocalTime.MIN, LocalTime.MIN);

    /// Reads `22:00-07:00`, full-width digits included; an empty text means never.
    ///
    /// @return nothing if the text is none
    public static Optional<QuietHours> parse(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (text.isEmpty()) {
            return Optional.of(NEVER);
        }
        Matcher span = SPAN.matcher(text);
        return span.matches()
                ? Optional.of(new QuietHours(time(span, 1), time(span, 3)))
                : Optional.empty();
    }

    /// Whether it is quiet at this time of the day.
    public boolean hold(LocalTime now) {
        boolean begun = !now.isBefore(from);
        boolean over = !now.isBefore(to);
        return from.isAfter(to) ? begun || !over : begun && !over;
    }

    /// As it is typed and kept.
    public String text() {
        return from.equals(to) ? "" : from + "-" + to;
    }

    private static LocalTime time(Matcher span, int group) {
        return LocalTime.of(
                Integer.parseInt(span.group(group)), Integer.parseInt(span.group(group + 1)));
    }
}
