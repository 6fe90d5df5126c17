package org.yaomote.pound;

import org.yaomote.words.ClosestWord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the global lines define under a name, wherever they stand: backends, address lists,
/// conditions, log formats. Names count with their case.
final class Defined {
    private static final List<String> WORDS = List.of("BackEnd", "ACL", "Condition", "LogFormat");

    private final ProblemLog problems;
    private final Map<String, Map<String, Section.Line>> byWord = new LinkedHashMap<>();

    Defined(Section whole, ProblemLog problems) {
        this.problems = problems;
        WORDS.forEach(word -> byWord.put(word, new LinkedHashMap<>()));
        for (Section.Line line : whole.lines()) {
            Map<String, Section.Line> known = byWord.get(line.row().word());
            Optional<Token> name = nameOf(line);
            if (line.is("ACL") && name.isEmpty() && !line.directive().isOpen()) {
                problems.error(line.word(), "missing.string", "ACL");
            }
            if (known != null && name.isPresent()) {
                Section.Line first = known.putIfAbsent(name.get().text(), line);
                if (first != null) {
                    problems.error(
                            name.get(),
                            "defined.twice",
                            line.row().word(),
                            name.get().text(),
                            first.word().line());
                }
            }
        }
    }

    /// The name that a line defines.
    static Optional<Token> nameOf(Section.Line line) {
        return line.directive().argument(0).filter(a -> a.kind() == Token.Kind.STRING);
    }

    /// The definitions of a word, the first of each name, in the order of the text.
    List<Section.Line> all(String word) {
        return List.copyOf(byWord.getOrDefault(word, Map.of()).values());
    }

    /// The line that defines the name; one that nobody defines is reported.
    Optional<Section.Line> find(String word, Token name) {
        Map<String, Section.Line> known = byWord.getOrDefault(word, Map.of());
        Section.Line found = known.get(name.text());
        if (found == null) {
            Optional<String> meant = ClosestWord.of(name.text(), new ArrayList<>(known.keySet()));
            if (meant.isPresent()) {
                problems.error(name, "defined.meant", word, name.text(), meant.get());
            } else {
                problems.error(name, "defined.nowhere", word, name.text());
            }
        }
        return Optional.ofNullable(found);
    }
}
