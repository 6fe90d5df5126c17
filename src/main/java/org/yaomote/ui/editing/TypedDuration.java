package org.yaomote.ui.editing;

import org.yaomote.config.DurationText;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A duration as it is typed into a field: as files have it (`1m30s`), or in the words in which the
/// window says one (`1 min 30 s`, `1分30秒`), so that what is read can be typed.
final class TypedDuration {
    /// How files have it. The sign of the micro is the one that is left when full-width letters are
    /// made plain.
    private static final Map<String, String> UNITS =
            Map.ofEntries(
                    Map.entry("マイクロ秒", "us"),
                    Map.entry("ミリ秒", "ms"),
                    Map.entry("秒", "s"),
                    Map.entry("分", "m"),
                    Map.entry("時間", "h"),
                    Map.entry("日", "d"),
                    Map.entry("min", "m"),
                    Map.entry("\u03bcs", "us"),
                    Map.entry("us", "us"),
                    Map.entry("ms", "ms"),
                    Map.entry("s", "s"),
                    Map.entry("m", "m"),
                    Map.entry("h", "h"),
                    Map.entry("d", "d"));

    /// A figure and its unit; no letter may follow, so that `5 mins` is not taken in part.
    private static final Pattern PART =
            Pattern.compile(
                    "(\\d{1,9})\\s*(" + String.join("|", UNITS.keySet()) + ")(?!\\p{L})\\s*");

    private TypedDuration() {}

    /// What a text means; empty if it means no duration.
    static Optional<Duration> parse(String typed) {
        String plain = AddressText.normal(typed).strip();
        StringBuilder parts = new StringBuilder(plain.startsWith("-") ? "-" : "");
        Matcher part = PART.matcher(plain).region(parts.length(), plain.length());
        int end = parts.length();
        while (part.lookingAt()) {
            parts.append(part.group(1)).append(UNITS.get(part.group(2)));
            end = part.end();
            part.region(end, plain.length());
        }
        return DurationText.parse(end == plain.length() ? parts.toString() : plain);
    }
}
