package org.yaomote.ui.fx;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/// Figures as text: grouped by locale, three significant digits, units of the SI.
///
/// Immutable; any thread. The signs are the same in both languages, so a figure keeps its width.
///
/// @param locale decides grouping and decimal sign
public record Numbers(Locale locale) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final List<String> SCALES = List.of("", "k", "M", "G", "T", "P", "E");

    /// The units of a time span, as they stand behind a figure.
    private enum Unit {
        MICROS(" \u00b5s ", "マイクロ秒"),
        MILLIS(" ms ", "ミリ秒"),
        SECONDS(" s", "秒"),
        MINUTES(" min ", "分"),
        HOURS(" h ", "時間"),
        DAYS(" d ", "日");

        private final String english;
        private final String japanese;

        Unit(String english, String japanese) {
            this.english = english;
            this.japanese = japanese;
        }
    }

    /// A whole number in full: `10,123`.
    public String count(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /// A number in three digits: `41`, `9.53k`, `1.20M`.
    public String compact(double value) {
        return scaled(value, 1000, "");
    }

    /// Events per second, without the unit: `0`, `0.4`, `41`, `1,204`, `12.3k`.
    public String rate(double perSecond) {
        if (perSecond >= 9999.5) {
            return compact(perSecond);
        }
        return decimals(perSecond, perSecond > 0 && perSecond < 9.95 ? 1 : 0);
    }

    /// A share of one as per cent: `0 %`, `0.2 %`, `33 %`.
    public String percent(double share) {
        double percent = share * 100;
        boolean small = percent > 0 && percent < 9.95;
        return decimals(percent, small ? 1 : 0) + " %";
    }

    /// A time span from a count of microseconds: `350 µs`, `8.4 ms`, `84 ms`, `1.2 s`.
    public String micros(long micros) {
        if (micros < 1000) {
            return micros + " µs";
        }
        if (micros < 999_500) {
            return decimals(micros / 1e3, micros < 9_950 ? 1 : 0) + " ms";
        }
        return decimals(micros / 1e6, micros < 9_950_000 ? 1 : 0) + " s";
    }

    /// A long time span by its two largest units: `12 s`, `3 min 4 s`, `2 h 51 min`, `4 d 3 h`; in
    /// Japanese `2時間51分`.
    public String duration(Duration span) {
        if (span.toMinutes() < 1) {
            return text(span.toSeconds(), Unit.SECONDS);
        }
        if (span.toHours() < 1) {
            return text(span.toMinutes(), Unit.MINUTES) + text(span.toSecondsPart(), Unit.SECONDS);
        }
        if (span.toDays() < 1) {
            return text(span.toHours(), Unit.HOURS)
                    + text(span.toMinutesPart(), Unit.MINUTES).strip();
        }
        return text(span.toDays(), Unit.DAYS) + text(span.toHoursPart(), Unit.HOURS).strip();
    }

    /// A limit as it was set, whole and without parts that are zero: `1 h`, `1 min 30 s`, `500 ms`;
    /// in Japanese `1時間`, `1分30秒`, `500ミリ秒`. Fields for durations read that as well.
    public String limit(Duration span) {
        StringBuilder all = new StringBuilder();
        append(all, span.toDays(), Unit.DAYS);
        append(all, span.toHoursPart(), Unit.HOURS);
        append(all, span.toMinutesPart(), Unit.MINUTES);
        append(all, span.toSecondsPart(), Unit.SECONDS);
        append(all, span.toMillisPart(), Unit.MILLIS);
        append(all, span.toNanosPart() / 1000 % 1000, Unit.MICROS);
        return all.isEmpty() ? text(0, Unit.SECONDS) : all.toString().strip();
    }

    private void append(StringBuilder all, long figure, Unit unit) {
        if (figure != 0) {
            all.append(text(figure, unit).stripTrailing());
            all.append(locale.equals(Locale.JAPANESE) ? "" : " ");
        }
    }

    private String text(long figure, Unit unit) {
        return figure + (locale.equals(Locale.JAPANESE) ? unit.japanese : unit.english);
    }

    /// A day and a time to the minute in the system's time zone: the day as people of the language
    /// write it, the time as [#timeOfDay].
    public String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(moment.atZone(ZoneId.systemDefault()))
                + " "
                + timeOfDay(moment);
    }

    /// A time of day in the system's time zone, to the minute: `18:02`, as [#clock].
    public String timeOfDay(Instant moment) {
        return MINUTE.format(moment.atZone(ZoneId.systemDefault()));
    }

    /// A time of day in the system's time zone, to the second: `18:02:58`, the same in both
    /// languages, because it is held against logs.
    public String clock(Instant moment) {
        return CLOCK.format(moment.atZone(ZoneId.systemDefault()));
    }

    private String scaled(double value, double base, String space) {
        double left = value;
        int scale = 0;
        while (left >= base - 0.5 && scale < SCALES.size() - 1) {
            left /= base;
            scale++;
        }
        int digits = scale == 0 ? 0 : left < 9.995 ? 2 : left < 99.95 ? 1 : 0;
        return decimals(left, digits) + space + SCALES.get(scale);
    }

    private String decimals(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
