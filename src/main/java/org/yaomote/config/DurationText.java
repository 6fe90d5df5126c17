package org.yaomote.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them: `10s`, `1m30s`, `500ms`, `20us`, `2h`; a bare number means
/// seconds.
///
/// A leading minus is read and written too: it makes no sense as a time limit, but what a draft
/// holds must survive being saved.
public final class DurationText {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(us|ms|s|m|h|d)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /// Nobody writes a longer one, and a shorter one cannot add up to more than [Duration] holds.
    private static final int LONGEST = 60;

    /// Of a microsecond.
    private static final int NANOS = 1000;

    private DurationText() {}

    /// The duration a text means; empty if it means none.
    public static Optional<Duration> parse(String text) {
        String trimmed = text.strip();
        return trimmed.startsWith("-")
                ? positive(trimmed.substring(1)).map(Duration::negated)
                : positive(trimmed);
    }

    private static Optional<Duration> positive(String trimmed) {
        if (NUMBER.matcher(trimmed).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(trimmed)));
        }
        Matcher part = PART.matcher(trimmed);
        Duration sum = Duration.ZERO;
        int at = 0;
        while (at < LONGEST && part.find() && part.start() == at) {
            long count = Long.parseLong(part.group(1));
            sum =
                    sum.plus(
                            switch (part.group(2)) {
                                case "us" -> Duration.ofNanos(count * NANOS);
                                case "ms" -> Duration.ofMillis(count);
                                case "s" -> Duration.ofSeconds(count);
                                case "m" -> Duration.ofMinutes(count);
                                case "h" -> Duration.ofHours(count);
                                default -> Duration.ofDays(count);
                            });
            at = part.end();
        }
        return at == trimmed.length() && at > 0 ? Optional.of(sum) : Optional.empty();
    }

    /// The shortest text that means a duration, to the microsecond.
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            String length = of(duration.negated());
            return length.equals("0s") ? length : "-" + length;
        }
        StringBuilder text = new StringBuilder();
        add(text, duration.toDays(), "d");
        add(text, duration.toHoursPart(), "h");
        add(text, duration.toMinutesPart(), "m");
        add(text, duration.toSecondsPart(), "s");
        add(text, duration.toMillisPart(), "ms");
        add(text, duration.toNanosPart() / NANOS % 1000, "us");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void add(StringBuilder text, long count, String unit) {
        if (count != 0) {
            text.append(count).append(unit);
        }
    }
}
