package org.yaomote.ui.settings;

import org.yaomote.words.Folding;
import org.yaomote.words.Words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds settings by their words in both languages: who looks for a term may know it in the other.
///
/// @param languages whose texts are looked through
record SettingSearch(List<Words> languages) {
    static SettingSearch inBoth() {
        return new SettingSearch(List.of(Words.of(Locale.ENGLISH), Words.of(Locale.JAPANESE)));
    }

    /// Whether some texts have each word that was typed, in any order; width, case and kind of kana
    /// do not matter.
    Predicate<List<String>> finding(String typed) {
        List<String> words =
                Arrays.stream(Folding.of(typed).split("\\s+", -1))
                        .filter(w -> !w.isEmpty())
                        .toList();
        return keys -> {
            String all = keys.stream().flatMap(this::texts).collect(Collectors.joining("\n"));
            return words.stream().allMatch(all::contains);
        };
    }

    private Stream<String> texts(String key) {
        return languages.stream().map(words -> Folding.of(words.text(key)));
    }
}
