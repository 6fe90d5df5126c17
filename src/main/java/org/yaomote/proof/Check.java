package org.yaomote.proof;

import org.yaomote.config.Problem;

import java.util.List;
import java.util.Optional;

/// Something that was looked at before an apply.
///
/// @param code key of its words, behind `check.`
/// @param arguments what the words mention
/// @param problem what it is, with words and a place of its own; then the code is the problem's
public record Check(
        Verdict verdict, String code, List<String> arguments, Optional<Problem> problem) {
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

    /// One with words of its own.
    public Check(Verdict verdict, String code, List<String> arguments) {
        this(verdict, code, arguments, Optional.empty());
    }

    /// A problem that was found before it could be met: an error is one that stops the apply.
    public static Check of(Problem problem) {
        Verdict verdict = problem.isError() ? Verdict.BAD : Verdict.DOUBTFUL;
        return new Check(verdict, problem.code(), problem.arguments(), Optional.of(problem));
    }

    static Check good(String code, Object... arguments) {
        return of(Verdict.GOOD, code, arguments);
    }

    static Check doubtful(String code, Object... arguments) {
        return of(Verdict.DOUBTFUL, code, arguments);
    }

    private static Check of(Verdict verdict, String code, Object... arguments) {
        return new Check(verdict, code, List.of(arguments).stream().map(String::valueOf).toList());
    }
}
