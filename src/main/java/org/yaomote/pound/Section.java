package org.yaomote.pound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A section with its lines in order; the whole text is one of scope [Scope#GLOBAL].
///
/// @param opener the line that opened it; for the whole text a word of no length at its start
///
/// @param raw the lines of a section of [Scope#RAW], which are not directives
/// @param end the line that closed it; empty where it is missing
record Section(
        Scope scope,
        Directive opener,
        List<Line> lines,
        List<Directive> raw,
        Optional<Directive> end) {
    /// A line that is known here.
    ///
    /// @param body the section it opened
    record Line(DirectiveRow row, Directive directive, Optional<Section> body) {
        Token word() {
            return directive.word();
        }

        /// Whether its word is misspelt or a quote is missing: then nothing more is said of it.
        boolean isReported() {
            boolean isOpen =
                    directive.arguments().stream()
                            .anyMatch(a -> a.kind() == Token.Kind.OPEN_STRING);
            return isOpen || !word().is(row.word());
        }

        boolean is(String word) {
            return row.word().equalsIgnoreCase(word);
        }
    }

    Section {
        lines = List.copyOf(lines);
        raw = List.copyOf(raw);
    }

    Stream<Line> all(String word) {
        return lines.stream().filter(l -> l.is(word));
    }

    /// The line with this word; the last one where there are several, as Pound does it.
    Optional<Line> last(String word) {
        return all(word).reduce((_, later) -> later);
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
