package org.yaomote.ui.editing;

import org.yaomote.config.DurationText;

import java.time.Duration;
import java.util.Optional;

/// A duration as it is typed into a field: as files have it (`1m30s`), or in the words in which the
/// window says one (`1 min 30 s`, `1分30秒`), so that what is read can be typed.
final class TypedDuration {
    /// A longer word stands before one that it ends with. The sign of the micro is the one that is
    /// left when full-width letters are made plain.
    private static final String[][] WORDS = {
        {"マイクロ秒", "us"},
        {"ミリ秒", "ms"},
        {"秒", "s"},
        {"時間", "h"},
        {"分", "m"},
        {"日", "d"},
        {"min", "m"},
        {"\u03bcs", "us"},
    };

    private TypedDuration() {}

    /// What a text means; empty if it means no duration.
    static Optional<Duration> parse(String typed) {
        String plain = AddressText.normal(typed).replace(" ", "");
        for (String[] word : WORDS) {
            plain = plain.replace(word[0], word[1]);
        }
        return DurationText.parse(plain);
    }
}
