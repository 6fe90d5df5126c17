package org.yaomote.patterns;

import org.yaomote.policy.TextPattern;

import java.util.List;
import java.util.stream.Stream;

/// Texts that a pattern matches, thought of from what it says: to ask something that is sure to be
/// taken, or to show what is meant.
///
/// Thread: any.
public final class Examples {
    private Examples() {}

    /// A few texts that the compiled pattern did match, the shortest of each line first; none if
    /// none could be thought of.
    ///
    /// @param pattern says their kind; its own texts do not count
    /// @param lines the patterns, of which any may match
    public static List<String> of(TextPattern pattern, List<String> lines) {
        if (!(TextMatcher.compile(pattern, lines)
                instanceof TextMatcher.Compiled.Ready(var matcher))) {
            return List.of();
        }
        return lines.stream()
                .map(line -> sample(pattern.kind(), PatternText.of(line).octets()))
                .flatMap(sample -> Stream.of(sample.least(), sample.some()))
                .distinct()
                .filter(text -> matcher.compare(text) instanceof Match.Found)
                .toList();
    }

    private static Sample sample(TextPattern.Kind kind, String octets) {
        return switch (kind) {
            case EXACT, BEGIN, END, CONTAIN -> Sample.of(octets);
            case POSIX -> new PosixReader(octets).read().sample();
            case PCRE -> new PerlReader(octets).read().sample();
        };
    }
}
