package org.yaomote.pound;

import org.yaomote.words.ClosestWord;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which directive a misspelt word was meant to be.
final class WordGuess {
    private static final List<String> EVERY_WORD = everyWord();

    private WordGuess() {}

    /// A word valid in the section or its `End`, else one valid anywhere.
    static Optional<String> in(Scope scope, String typed) {
        List<String> here = new ArrayList<>(DirectiveTable.words(scope));
        if (scope != Scope.GLOBAL) {
            here.add("End");
        }
        return ClosestWord.of(typed, here).or(() -> anywhere(typed));
    }

    /// A word valid in some section, or `End`.
    static Optional<String> anywhere(String typed) {
        return ClosestWord.of(typed, EVERY_WORD);
    }

    private static List<String> everyWord() {
        Set<String> all = new LinkedHashSet<>(List.of("End"));
        for (Scope scope : Scope.values()) {
            all.addAll(DirectiveTable.words(scope));
        }
        return List.copyOf(all);
    }
}
