package org.yaomote.accesslog;

import org.jspecify.annotations.Nullable;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// How a moment is written, in the conversions of strftime (POSIX.1-2017) of the C locale.
/// Immutable.
final class TimePattern {
    private static final String KNOWN = "aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%";
    private static final long MILLION = 1_000_000;

    /// Apache's and Pound's usual time.
    static final TimePattern USUAL = new TimePattern(null, "[%d/%b/%Y:%H:%M:%S %z]");

    /// What a word in the place of a pattern asks for: Pound's, after Apache's.
    private enum Word {
        SEC,
        MSEC,
        USEC,
        MSEC_FRAC,
        USEC_FRAC
    }

    /// Null if there is a pattern.
    private final @Nullable Word word;

    private final String pattern;

    private TimePattern(@Nullable Word word, String pattern) {
        this.word = word;
        this.pattern = pattern;
    }

    /// Whether the text changes at most once a second.
    boolean isOfSeconds() {
        return word == null;
    }

    /// Reads what stands in the braces of `%{...}t`.
    ///
    /// @return null if a conversion is unknown; [#faultIn] says where
    static @Nullable TimePattern read(String text) {
        for (Word word : Word.values()) {
            if (text.equals(word.name().toLowerCase(Locale.ROOT))) {
                return new TimePattern(word, "");
            }
        }
        return faultIn(text) >= 0 ? null : new TimePattern(null, text);
    }

    /// Index of the first conversion that strftime does not have; -1 if there is none.
    static int faultIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                i++;
                if (i == text.length() || KNOWN.indexOf(text.charAt(i)) < 0) {
                    return i - 1;
                }
            }
        }
        return -1;
    }

    /// The moment as text, visible ASCII and blanks.
    ///
    /// @param micros of the moment within its second
    String format(ZonedDateTime at, long micros) {
        if (word != null) {
            long second = at.toEpochSecond();
            return switch (word) {
                case SEC -> Long.toString(second);
                case MSEC -> Long.toString(second * 1000 + micros / 1000);
                case USEC -> Long.toString(second * MILLION + micros);
                case MSEC_FRAC -> digits(micros / 1000, 3);
                case USEC_FRAC -> digits(micros, 6);
            };
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%') {
                i++;
                out.append(conversion(pattern.charAt(i), at));
            } else {
                out.append(c < ' ' || c > '~' || c == '\\' ? '?' : c);
            }
        }
        return out.toString();
    }

    private static String conversion(char c, ZonedDateTime at) {
        return switch (c) {
            case 'a' -> text("EEE", at);
            case 'A' -> text("EEEE", at);
            case 'b', 'h' -> text("MMM", at);
            case 'B' -> text("MMMM", at);
            case 'c' -> text("EEE MMM ", at) + conversion('e', at) + text(" HH:mm:ss yyyy", at);
            case 'C' -> digits(at.getYear() / 100, 2);
            case 'd' -> digits(at.getDayOfMonth(), 2);
            case 'D', 'x' -> text("MM/dd/yy", at);
            case 'e' -> blank(at.getDayOfMonth());
            case 'F' -> text("yyyy-MM-dd", at);
            case 'g' -> digits(at.get(IsoFields.WEEK_BASED_YEAR) % 100, 2);
            case 'G' -> Integer.toString(at.get(IsoFields.WEEK_BASED_YEAR));
            case 'j' -> digits(at.getDayOfYear(), 3);
            case 'm' -> digits(at.getMonthValue(), 2);
            case 'n', 't' -> " ";
            case 'u' -> Integer.toString(at.getDayOfWeek().getValue());
            case 'U' -> digits(weekSince(at, 0), 2);
            case 'V' -> digits(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
            case 'w' -> Integer.toString(at.getDayOfWeek().getValue() % 7);
            case 'W' -> digits(weekSince(at, 1), 2);
            case 'y' -> digits(at.getYear() % 100, 2);
            case 'Y' -> Integer.toString(at.getYear());
            default -> ofTheDay(c, at);
        };
    }

    private static String ofTheDay(char c, ZonedDateTime at) {
        return switch (c) {
            case 'H' -> digits(at.getHour(), 2);
            case 'I' -> digits(at.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2);
            case 'k' -> blank(at.getHour());
            case 'l' -> blank(at.get(ChronoField.CLOCK_HOUR_OF_AMPM));
            case 'M' -> digits(at.getMinute(), 2);
            case 'p' -> text("a", at);
            case 'P' -> text("a", at).toLowerCase(Locale.ROOT);
            case 'r' -> text("hh:mm:ss a", at);
            case 'R' -> text("HH:mm", at);
            case 's' -> Long.toString(at.toEpochSecond());
            case 'S' -> digits(at.getSecond(), 2);
            case 'T', 'X' -> text("HH:mm:ss", at);
            case 'z' -> text("xx", at);
            case 'Z' -> text("zzz", at);
            default -> "%";
        };
    }

    /// Weeks that have begun since the year did.
    ///
    /// @param first day they begin on, 0 for Sunday
    private static int weekSince(ZonedDateTime at, int first) {
        ZonedDateTime newYear = at.with(TemporalAdjusters.firstDayOfYear());
        int lead = Math.floorMod(first - newYear.getDayOfWeek().getValue(), 7);
        long days = ChronoUnit.DAYS.between(newYear.toLocalDate(), at.toLocalDate());
        return (int) Math.floorDiv(days - lead + 7, 7L);
    }

    private static String text(String pattern, ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at);
    }

    private static String digits(long value, int count) {
        String text = Long.toString(value);
        return "0".repeat(Math.max(0, count - text.length())) + text;
    }

    private static String blank(int value) {
        return value < 10 ? " " + value : Integer.toString(value);
    }
}
