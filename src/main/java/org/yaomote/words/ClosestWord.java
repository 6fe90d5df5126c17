package org.yaomote.words;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the word somebody meant; any thread.
public final class ClosestWord {
    /// A longer word than this is no typing mistake, and the comparison costs its square.
    private static final int LONGEST = 40;

    private ClosestWord() {}

    /// The candidate with the fewest typing mistakes (a letter added, left out, changed, or two
    /// swapped; case does not count), if they are few for its length: one in three letters at most,
    /// and never more than three.
    public static Optional<String> of(String typed, Collection<String> candidates) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = typed.toLowerCase(Locale.ROOT);
        int best = Math.clamp(typed.length() / 3, 1, 3) + 1;
        Optional<String> closest = Optional.empty();
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - typed.length()) >= best) {
                continue;
            }
            String word = candidate.toLowerCase(Locale.ROOT);
            if (lettersOff(wanted, word) >= best) {
                continue;
            }
            int mistakes = mistakes(wanted, word);
            if (mistakes < best && mistakes < candidate.length() - 1) {
                best = mistakes;
                closest = Optional.of(candidate);
            }
        }
        return closest;
    }

    /// How many letters of either word the other does not have: never more than there are mistakes,
    /// and soon counted.
    private static int lettersOff(String a, String b) {
        int[] counts = new int[64];
        a.chars().forEach(c -> counts[c & 63]++);
        b.chars().forEach(c -> counts[c & 63]--);
        int left = 0;
        int right = 0;
        for (int count : counts) {
            left += Math.max(count, 0);
            right += Math.max(-count, 0);
        }
        return Math.max(left, right);
    }

    /// The Damerau-Levenshtein distance in its restricted form: no letter is touched twice.
    private static int mistakes(String typed, String candidate) {
        return new Comparison(typed, candidate).mistakes();
    }

    private static final class Comparison {
        private final String a;
        private final String b;

        /// What it costs to turn the first i letters of one into the first j of the other.
        private final int[][] cost;

        Comparison(String a, String b) {
            this.a = a;
            this.b = b;
            cost = new int[a.length() + 1][b.length() + 1];
        }

        int mistakes() {
            for (int i = 0; i <= a.length(); i++) {
                for (int j = 0; j <= b.length(); j++) {
                    cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(i, j);
                }
            }
            return cost[a.length()][b.length()];
        }

        private int cheapest(int i, int j) {
            boolean same = a.charAt(i - 1) == b.charAt(j - 1);
            int changed = cost[i - 1][j - 1] + (same ? 0 : 1);
            int lengthened = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
            int best = Math.min(changed, lengthened);
            return isSwap(i, j) ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
        }

        private boolean isSwap(int i, int j) {
            return i > 1
                    && j > 1
                    && a.charAt(i - 1) == b.charAt(j - 2)
                    && a.charAt(i - 2) == b.charAt(j - 1);
        }
    }
}
