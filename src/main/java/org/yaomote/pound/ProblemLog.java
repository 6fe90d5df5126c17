package org.yaomote.pound;

import org.yaomote.config.Problem;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Collects what is found while one text is read.
final class ProblemLog {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt((Problem p) -> place(p).line())
                    .thenComparingInt(p -> place(p).from());

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    ProblemLog(String file) {
        this.file = file;
    }

    void error(Token at, String code, Object... arguments) {
        add(Severity.ERROR, at, code, arguments);
    }

    void warning(Token at, String code, Object... arguments) {
        add(Severity.WARNING, at, code, arguments);
    }

    /// A warning about the text as a whole.
    void warning(String code) {
        found.add(new Problem(Severity.WARNING, new Where.Everywhere(), code, List.of()));
    }

    /// A problem of the configuration, at the place of the text it came from.
    void add(Token at, Problem problem) {
        found.add(at(at, file, problem));
    }

    /// The problem at a place of the text.
    static Problem at(Token at, String file, Problem problem) {
        Where where = new Where.Line(file, at.line(), at.from(), at.to());
        return new Problem(problem.severity(), where, problem.code(), problem.arguments());
    }

    boolean hasErrors() {
        return Problem.anyError(found);
    }

    /// Everything found, in the order of the text, nothing twice at one place.
    List<Problem> inOrder() {
        Set<Object> seen = new HashSet<>();
        return found.stream()
                .sorted(BY_PLACE)
                .filter(p -> seen.add(List.of(p.where(), p.code())))
                .toList();
    }

    private void add(Severity severity, Token at, String code, Object... arguments) {
        Where where = new Where.Line(file, at.line(), at.from(), at.to());
        List<String> texts = Stream.of(arguments).map(String::valueOf).toList();
        found.add(new Problem(severity, where, "pound." + code, texts));
    }

    private static Where.Line place(Problem problem) {
        return switch (problem.where()) {
            case Where.Line line -> line;
            case Where.Field _, Where.Everywhere _ -> new Where.Line("", 0, 0, 0);
        };
    }
}
