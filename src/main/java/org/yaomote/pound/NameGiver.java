package org.yaomote.pound;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Gives every listener, or every service, a name that no other has.
final class NameGiver {
    private final Set<String> written = new HashSet<>();
    private final Set<String> given = new HashSet<>();
    private final ProblemLog problems;

    /// @param written the names in the text; made names keep clear of them
    NameGiver(List<Token> written, ProblemLog problems) {
        written.forEach(w -> this.written.add(w.key()));
        this.problems = problems;
    }

    /// The name behind a section's word, if it has one that is not blank.
    static Optional<Token> nameOf(Section section) {
        return section.opener()
                .argument(0)
                .filter(a -> !a.isWord())
                .filter(a -> !a.text().isBlank());
    }

    /// The name as written, or with a number where it is taken: Pound allows one name in several
    /// scopes, and 2.x anywhere.
    String written(Token name) {
        if (given.add(name.key())) {
            return name.text();
        }
        String free = free(name.text(), 2);
        problems.differs(name, "name.twice", name.text(), free);
        return free;
    }

    /// `stem`, `stem-2`, `stem-3`: the first that is free.
    String made(String stem) {
        boolean isFree = !written.contains(key(stem)) && given.add(key(stem));
        return isFree ? stem : free(stem, 2);
    }

    /// `stem-1`, `stem-2`: the first that is free.
    String numbered(String stem) {
        return free(stem, 1);
    }

    private String free(String stem, int first) {
        int n = first;
        while (written.contains(key(stem + "-" + n)) || !given.add(key(stem + "-" + n))) {
            n++;
        }
        return stem + "-" + n;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
