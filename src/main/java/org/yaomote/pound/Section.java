package org.yaomote.pound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A section with its lines in order; the whole text is one of scope [Scope#GLOBAL]. Immutable.
final class Section {
    private final Scope scope;
    private final Directive opener;
    private final Content content;
    private final Map<String, List<Line>> byWord;

    /// What stands in it.
    ///
    /// @param lines that are known here
    /// @param raw the lines of a section of [Scope#RAW], which are not directives
    /// @param end the line that closed it; empty where it is missing
    record Content(List<Line> lines, List<Directive> raw, Optional<Directive> end) {
        Content {
            lines = List.copyOf(lines);
            raw = List.copyOf(raw);
        }
    }

    /// @param opener the line that opened it; for the whole text a word of no length at its start
    Section(Scope scope, Directive opener, Content content) {
        this.scope = scope;
        this.opener = opener;
        this.content = content;
        byWord = new HashMap<>();
        for (Line line : content.lines()) {
            byWord.computeIfAbsent(line.row().word(), _ -> new ArrayList<>()).add(line);
        }
    }

    Scope scope() {
        return scope;
    }

    Directive opener() {
        return opener;
    }

    List<Line> lines() {
        return content.lines();
    }

    List<Directive> raw() {
        return content.raw();
    }

    Optional<Directive> end() {
        return content.end();
    }

    /// A line that is known here.
    ///
    /// @param body the section it opened
    record Line(DirectiveRow row, Directive directive, Optional<Section> body) {
        Token word() {
            return directive.word();
        }

        /// Whether its word is misspelt or a quote is missing: then nothing more is said of it.
        boolean isReported() {
            return directive.isOpen() || !word().is(row.word());
        }

        boolean is(String word) {
            return row.word().equalsIgnoreCase(word);
        }

        /// The condition behind `Not`, with what it opened; empty if no condition stands there.
        Optional<Line> negated() {
            return directive
                    .rest()
                    .filter(rest -> rest.word().isWord() && !rest.word().is("Not"))
                    .flatMap(
                            rest ->
                                    DirectiveTable.row(Scope.MATCH, rest.word().text())
                                            .filter(r -> r.group().equals("conditions"))
                                            .map(r -> new Line(r, rest, body)));
        }
    }

    /// The lines with this word, as [DirectiveTable] spells it.
    List<Line> all(String word) {
        return byWord.getOrDefault(word, List.of());
    }

    /// The line with this word; the last one where there are several, as Pound does it.
    Optional<Line> last(String word) {
        List<Line> all = all(word);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// The first value of the last line with this word.
    Optional<Token> value(String word) {
        return last(word).flatMap(l -> l.directive().argument(0));
    }

    List<Section> sections(String word) {
        List<Section> found = new ArrayList<>();
        all(word).forEach(l -> l.body().ifPresent(found::add));
        return found;
    }
}
