package org.yaomote.pound;

import org.yaomote.config.Problem;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Collects what is found while one text is read, and what it means for the line it is about.
final class ProblemLog {
    /// A problem, and the bucket it puts its line into.
    ///
    /// @param fate empty where the line stays as good as it was
    record Note(Problem problem, Optional<LineFate.Fate> fate) {}

    private final List<Note> notes = new ArrayList<>();

    /// The line is wrong, or cannot be honoured.
    void error(Token at, String code, Object... arguments) {
        add(Severity.ERROR, at, code, Optional.of(LineFate.Fate.UNSUPPORTED), arguments);
    }

    /// The line cannot be honoured, although lines like it have no effect elsewhere.
    void refused(Token at, String code, Object... arguments) {
        notes.removeIf(n -> n.problem().where().equals(where(at)));
        error(at, code, arguments);
    }

    /// Something to know about a line that is taken all the same.
    void warning(Token at, String code, Object... arguments) {
        add(Severity.WARNING, at, code, Optional.empty(), arguments);
    }

    /// The line is taken, but not to the letter.
    void differs(Token at, String code, Object... arguments) {
        add(Severity.WARNING, at, code, Optional.of(LineFate.Fate.DIFFERENT), arguments);
    }

    /// The line has no effect.
    void kept(Token at, String code, Object... arguments) {
        add(Severity.WARNING, at, code, Optional.of(LineFate.Fate.KEPT), arguments);
    }

    /// A warning about the text as a whole.
    void warning(String code) {
        Problem problem =
                new Problem(Severity.WARNING, new Where.Everywhere(), "pound." + code, List.of());
        notes.add(new Note(problem, Optional.empty()));
    }

    /// A problem of the configuration, at the place of the text it came from.
    void add(Token at, Problem problem) {
        Optional<LineFate.Fate> fate =
                problem.isError() ? Optional.of(LineFate.Fate.UNSUPPORTED) : Optional.empty();
        notes.add(new Note(at(at, problem), fate));
    }

    /// The problem at a place of the text.
    static Problem at(Token at, Problem problem) {
        return new Problem(problem.severity(), where(at), problem.code(), problem.arguments());
    }

    boolean hasErrors() {
        return notes.stream().anyMatch(n -> n.problem().isError());
    }

    /// Where the errors are.
    List<Token.Spot> errors() {
        return notes.stream()
                .filter(n -> n.problem().isError())
                .map(ProblemLog::place)
                .map(at -> new Token.Spot(at.file(), at.line(), at.from(), at.to()))
                .toList();
    }

    /// Everything found, in the order of the text, nothing twice at one place.
    ///
    /// @param files in the order in which their problems shall come
    List<Note> notesInOrder(List<String> files) {
        Comparator<Note> byPlace =
                Comparator.comparingInt((Note n) -> files.indexOf(place(n).file()))
                        .thenComparingInt(n -> place(n).line())
                        .thenComparingInt(n -> place(n).from());
        Set<Object> seen = new HashSet<>();
        return notes.stream()
                .sorted(byPlace)
                .filter(n -> seen.add(List.of(n.problem().where(), n.problem().code())))
                .toList();
    }

    private void add(
            Severity severity,
            Token at,
            String code,
            Optional<LineFate.Fate> fate,
            Object... arguments) {
        List<String> texts = Stream.of(arguments).map(String::valueOf).toList();
        notes.add(new Note(new Problem(severity, where(at), "pound." + code, texts), fate));
    }

    private static Where.Line where(Token token) {
        Token.Spot at = token.at();
        return new Where.Line(at.file(), at.line(), at.from(), at.to());
    }

    /// The place of a note; of one about the whole a place before all others.
    static Where.Line place(Note note) {
        return switch (note.problem().where()) {
            case Where.Line line -> line;
            case Where.Field _, Where.Everywhere _ -> new Where.Line("", 0, 0, 0);
        };
    }
}
