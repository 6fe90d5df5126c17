package org.yaomote.ui.shell;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Finds what somebody means by a few letters.
///
/// All words must occur, in whatever order. Width of characters, case and the kind of kana do not
/// count, as Japanese input leaves them to chance. The texts are folded once, when it is made, not
/// at each letter typed. Immutable.
final class PaletteSearch {
    /// More than anybody reads; typing another letter is quicker.
    static final int MOST = 50;

    /// What can be found, with its texts folded.
    private record Entry(Found found, String title, String place, String also) {
        static Entry of(Found found) {
            return new Entry(
                    found, plain(found.title()), plain(found.place()), plain(found.also()));
        }
    }

    private record Ranked(Found found, int rank) {}

    private final List<Entry> entries;

    /// Searches these.
    PaletteSearch(List<Found> all) {
        entries = all.stream().map(Entry::of).toList();
    }

    /// Those that match, the closest first, otherwise in the order given; everything if nothing is
    /// typed. At most [#MOST].
    List<Found> find(String typed) {
        List<String> words = words(typed);
        List<Ranked> ranked = new ArrayList<>();
        for (Entry entry : entries) {
            rank(entry, words).ifPresent(rank -> ranked.add(new Ranked(entry.found, rank)));
        }
        ranked.sort(Comparator.comparingInt(Ranked::rank));
        return ranked.stream().limit(MOST).map(Ranked::found).toList();
    }

    private static List<String> words(String typed) {
        String plain = plain(typed).strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split("\\s+"));
    }

    /// 0 if the title begins so, 1 if a word of it does, 2 if it is inside, 3 if it is in the place
    /// only, 4 if it is in the names of the other language; the worst of the words counts.
    private static OptionalInt rank(Entry entry, List<String> words) {
        int worst = 0;
        for (String word : words) {
            int rank;
            if (entry.title.startsWith(word)) {
                rank = 0;
            } else if (entry.title.contains(" " + word)) {
                rank = 1;
            } else if (entry.title.contains(word)) {
                rank = 2;
            } else if (entry.place.contains(word)) {
                rank = 3;
            } else if (entry.also.contains(word)) {
                rank = 4;
            } else {
                return OptionalInt.empty();
            }
            worst = Math.max(worst, rank);
        }
        return OptionalInt.of(worst);
    }

    private static String plain(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(narrow.length());
        narrow.codePoints().map(PaletteSearch::hiragana).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /// Katakana as hiragana; they stand in the same order, 0x60 apart.
    private static int hiragana(int character) {
        return character >= 'ァ' && character <= 'ヶ' ? character - 0x60 : character;
    }
}
