package org.yaomote.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// An order in which backends take turns so that each gets exactly its weight's share, interleaved.
///
/// The weights add up to W turns. Backends of one weight form a class. Of W turns the class of the
/// heaviest backends gets its share as evenly spread as whole turns allow (Bresenham's line); the
/// turns that remain are numbered anew, and the next class gets its share of them in the same way,
/// and so on. Within a class the backends follow one another. So W turns in a row hold each backend
/// exactly as often as its weight, and the heaviest has no longer run than its weight forces on it.
///
/// A turn is told by arithmetic on its number: no lock, no table of W entries (weights may be
/// 65535), one division per different weight. Immutable.
final class WeightedRotation implements Spread {
    /// Backends of one weight.
    private static final class WeightClass {
        private final int[] members;

        /// Turns of W that they get together.
        private final long share;

        /// Turns of W that are left for them and the lighter classes.
        private final long rest;

        WeightClass(int[] members, long share, long rest) {
            this.members = members;
            this.share = share;
            this.rest = rest;
        }
    }

    private final WeightClass[] classes;
    private final long turns;

    /// @param members indexes of the backends that take part, not empty
    /// @param weights their weights, each at least 1
    WeightedRotation(int[] members, int[] weights) {
        NavigableMap<Integer, List<Integer>> byWeight = new TreeMap<>();
        long sum = 0;
        for (int i = 0; i < members.length; i++) {
            byWeight.computeIfAbsent(weights[i], _ -> new ArrayList<>()).add(members[i]);
            sum += weights[i];
        }
        turns = sum;
        classes = new WeightClass[byWeight.size()];
        int next = 0;
        for (var entry : byWeight.descendingMap().entrySet()) {
            int[] same = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
            long share = (long) entry.getKey() * same.length;
            classes[next] = new WeightClass(same, share, sum);
            next++;
            sum -= share;
        }
    }

    @Override
    public int at(long turn, long key) {
        return at(turn);
    }

    /// The backend of a turn.
    ///
    /// @param turn any number; only its remainder by the number of turns matters
    int at(long turn) {
        long left = Math.floorMod(turn, turns);
        for (WeightClass same : classes) {
            long product = left * same.share;
            long before = product / same.rest;
            boolean theirs = product - before * same.rest + same.share >= same.rest;
            if (theirs) {
                return same.members[(int) (before % same.members.length)];
            }
            left -= before;
        }
        throw new AssertionError("the lightest class takes every turn that is left");
    }
}
