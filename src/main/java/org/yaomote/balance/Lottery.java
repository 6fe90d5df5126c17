package org.yaomote.balance;

import java.util.Arrays;

/// Backends drawn by chance, each with its weight's probability. Immutable.
final class Lottery implements Spread {
    private final int[] members;

    /// Where each member's tickets end; the last one is their number.
    private final long[] ends;

    private final long seed;

    /// @param members indexes of the backends that take part, not empty
    /// @param weights their weights, each at least 1
    Lottery(int[] members, int[] weights, long seed) {
        this.members = members;
        this.ends = new long[weights.length];
        this.seed = seed;
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            ends[i] = sum;
        }
    }

    @Override
    public int at(long turn, long key) {
        return members[draw(Scatter.draw(seed, turn))];
    }

    /// The place of a drawn member among the members.
    int draw(long bits) {
        return holder(Scatter.below(tickets(), bits));
    }

    /// The place of another member than the first one, drawn by the weights of the rest; there must
    /// be two.
    int drawOther(int first, long bits) {
        long begin = first == 0 ? 0 : ends[first - 1];
        long own = ends[first] - begin;
        long ticket = Scatter.below(tickets() - own, bits);
        return holder(ticket < begin ? ticket : ticket + own);
    }

    private long tickets() {
        return ends[ends.length - 1];
    }

    private int holder(long ticket) {
        int found = Arrays.binarySearch(ends, ticket);
        // A ticket that is an end belongs to the next member; else the insertion point tells.
        return found >= 0 ? found + 1 : -found - 1;
    }
}
