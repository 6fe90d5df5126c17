package org.yaomote.pound;

import java.util.List;
import java.util.Optional;

/// Counts, before anything is read in earnest, whether sections and `End` lines match in number.
///
/// The one fact that tells a missing `End` from a line in the wrong section: both look alike where
/// they are found.
final class Balance {
    private int excess;
    private int depth;
    private boolean isRaw;

    private Balance() {}

    /// How many `End` lines are missing; below zero, how many there are too many.
    static int of(List<Directive> directives) {
        Balance balance = new Balance();
        directives.forEach(balance::count);
        return balance.excess;
    }

    private void count(Directive line) {
        if (isRaw && !line.isEnd() && !FirstLook.isOpener(line)) {
            return;
        }
        isRaw = false;
        if (FirstLook.isEnd(line, depth == 0)) {
            excess--;
            depth = Math.max(0, depth - 1);
            return;
        }
        Optional<Scope> opened = FirstLook.opened(line, depth == 0);
        if (opened.isPresent()) {
            excess++;
            depth++;
            isRaw = opened.get() == Scope.RAW;
        }
    }

    /// What a word means where its section is not known yet.
    static final class FirstLook {
        private static final List<Scope> INNER =
                List.of(
                        Scope.SERVICE,
                        Scope.HTTP,
                        Scope.HTTPS,
                        Scope.BACKEND,
                        Scope.REWRITE,
                        Scope.RESOLVER,
                        Scope.TUNNEL);

        private FirstLook() {}

        static boolean isEnd(Directive line, boolean isOutside) {
            return line.isEnd()
                    || (row(line.word().text(), isOutside).isEmpty()
                            && line.arguments().isEmpty()
                            && WordGuess.anywhere(line.word().text()).equals(Optional.of("End")));
        }

        /// Whether it is, letter for letter, a section that cannot be mistaken for anything else.
        static boolean isOpener(Directive line) {
            return line.word().isWord()
                    && !DirectiveTable.scopesOf(line.word().text()).isEmpty()
                    && opened(line, true).or(() -> opened(line, false)).isPresent();
        }

        static Optional<Scope> opened(Directive line, boolean isOutside) {
            String word = line.word().text();
            Optional<DirectiveRow> known = row(word, isOutside);
            if (known.isPresent()) {
                return DirectiveTable.opened(known.get(), line);
            }
            if (!DirectiveTable.scopesOf(word).isEmpty()) {
                return Optional.empty();
            }
            return WordGuess.anywhere(word)
                    .flatMap(guess -> row(guess, isOutside))
                    .flatMap(guessed -> DirectiveTable.opened(guessed, line));
        }

        private static Optional<DirectiveRow> row(String word, boolean isOutside) {
            Optional<DirectiveRow> outer = DirectiveTable.row(Scope.GLOBAL, word);
            if (isOutside && outer.isPresent()) {
                return outer;
            }
            return INNER.stream()
                    .flatMap(s -> DirectiveTable.row(s, word).stream())
                    .findFirst()
                    .or(() -> outer);
        }
    }
}
