package org.yaomote.pound;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values of Pound's language as text: numbers, switches, times, ports.
final class Values {
    private static final String OTHER_QUOTES =
            "'`\u00b4\u2018-\u201f\u00ab\u00bb\u300c-\u300f\uff02\uff07";

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final Pattern SECONDS = Pattern.compile("(-?)(\\d{1,9})");
    private static final Pattern UNITS =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");
    private static final Pattern SIZE = Pattern.compile("\\d{1,12}[kmgKMG]?");
    private static final Set<String> YES = Set.of("yes", "true", "on", "1");
    private static final Set<String> NO = Set.of("no", "false", "off", "0");

    /// Names of ports people write in a pound.cfg; the system's own list is a file, and this room
    /// reads none.
    private static final Map<String, Integer> PORTS =
            Map.ofEntries(
                    Map.entry("http", 80),
                    Map.entry("www", 80),
                    Map.entry("https", 443),
                    Map.entry("http-alt", 8080),
                    Map.entry("webcache", 8080),
                    Map.entry("https-alt", 8443),
                    Map.entry("ssh", 22),
                    Map.entry("smtp", 25),
                    Map.entry("imap", 143),
                    Map.entry("imaps", 993),
                    Map.entry("ldap", 389),
                    Map.entry("ldaps", 636),
                    Map.entry("mysql", 3306),
                    Map.entry("postgresql", 5432),
                    Map.entry("amqp", 5672));

    private Values() {}

    static OptionalLong number(String text) {
        return DIGITS.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    static boolean isYes(String text) {
        return YES.contains(text.toLowerCase(java.util.Locale.ROOT));
    }

    static boolean isNo(String text) {
        return NO.contains(text.toLowerCase(java.util.Locale.ROOT));
    }

    static boolean isSize(String text) {
        return SIZE.matcher(text).matches();
    }

    /// Bytes, or with k, m or g behind them; empty for anything else.
    static OptionalLong size(String text) {
        if (!isSize(text)) {
            return OptionalLong.empty();
        }
        int unit = "kmg".indexOf(Character.toLowerCase(text.charAt(text.length() - 1)));
        String digits = unit < 0 ? text : text.substring(0, text.length() - 1);
        long bytes = Long.parseLong(digits);
        int shift = 10 * (unit + 1);
        return bytes > Long.MAX_VALUE >> shift
                ? OptionalLong.empty()
                : OptionalLong.of(bytes << shift);
    }

    /// The number or the name of a port; empty outside 1 to 65535.
    static OptionalInt port(String text) {
        Integer named = PORTS.get(text.toLowerCase(java.util.Locale.ROOT));
        if (named != null) {
            return OptionalInt.of(named);
        }
        OptionalLong number = number(text);
        boolean isPort = number.isPresent() && number.getAsLong() >= 1;
        return isPort && number.getAsLong() <= 65535
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /// Seconds, or a series such as `1m20s`; may be negative when it is a plain number.
    static Optional<Duration> duration(String text) {
        Matcher plain = SECONDS.matcher(text);
        if (plain.matches()) {
            long seconds = Long.parseLong(plain.group(2));
            return Optional.of(Duration.ofSeconds(plain.group(1).isEmpty() ? seconds : -seconds));
        }
        Matcher series = UNITS.matcher(text);
        if (text.isEmpty() || !series.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofDays(part(series, 1))
                        .plusHours(part(series, 2))
                        .plusMinutes(part(series, 3))
                        .plusSeconds(part(series, 4)));
    }

    private static long part(Matcher series, int group) {
        String digits = series.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /// The text without the quotes of a word processor, a web page or a shell around it.
    static String unquoted(String text) {
        return text.replaceAll("^[" + OTHER_QUOTES + "]+|[" + OTHER_QUOTES + "]+$", "");
    }
}
