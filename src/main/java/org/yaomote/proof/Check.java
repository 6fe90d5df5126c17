package org.yaomote.proof;

import java.util.List;

/// Something that was looked at before an apply.
///
/// @param code key of its words, behind `check.`
/// @param arguments what the words mention
public record Check(Verdict verdict, String code, List<String> arguments) {
    /// How it is.
    public enum Verdict {
        GOOD,
        /// The apply will do, but not all of it will work.
        DOUBTFUL,
        /// The apply would be refused.
        BAD
    }

    public Check {
        arguments = List.copyOf(arguments);
    }

    static Check good(String code, Object... arguments) {
        return of(Verdict.GOOD, code, arguments);
    }

    static Check doubtful(String code, Object... arguments) {
        return of(Verdict.DOUBTFUL, code, arguments);
    }

    static Check bad(String code, Object... arguments) {
        return of(Verdict.BAD, code, arguments);
    }

    private static Check of(Verdict verdict, String code, Object... arguments) {
        return new Check(verdict, code, List.of(arguments).stream().map(String::valueOf).toList());
    }
}
