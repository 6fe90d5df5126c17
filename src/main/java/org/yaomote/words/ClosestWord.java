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
            int mistakes = mistakes(wanted, candidate.toLowerCase(Locale.ROOT));
            if (mistakes < best && mistakes < candidate.length() - 1) {
                best = mistakes;
                closest = Optional.of(candidate);
            }
        }
        return closest;
    }

    private static int mistakes(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                cost[i][j] = cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    @SuppressWarnings("checkstyle:ParameterNumber") // One cell of the table needs all five.
    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int changed = cost[i - 1][j - 1] + (same ? 0 : 1);
        int lengthened = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        int best = Math.min(changed, lengthened);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
