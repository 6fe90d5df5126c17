package org.yaomote.balance;

import java.util.function.IntPredicate;

/// The backend that a key leads to, the same on every machine that has the same backends.
///
/// Weighted rendezvous hashing (Thaler and Ravishankar 1998; weights by -w / ln u, Schindelhauer
/// and Schomaker 2005): every backend gets a score from its address and the key, the highest has
/// the key. It was chosen over a ring and over Maglev's table because its promise is exact: if a
/// backend goes, its keys move and no other; if one comes or gains weight, keys move to it and to
/// nobody else; the order of the list and machines' histories do not matter. What speaks against
/// it, a score per backend and request, is avoided: keys fall into [#SLOTS] slots, and a slot's
/// winner is worked out once. Until then a request costs a logarithm per backend, from then on one
/// look.
final class Rendezvous implements Spread {
    private static final int BITS = 14;

    /// Enough that a backend with a hundredth of the weight gets that share within a tenth.
    static final int SLOTS = 1 << BITS;

    private static final double UNIT = 0x1p-53;

    private final int[] members;
    private final int[] weights;
    private final long[] names;

    /// Place of each slot's winner plus one; 0 if it was not asked for yet. Two loops may work out
    /// the same slot, and find the same.
    private final char[] winners = new char[SLOTS];

    /// @param members indexes of the backends that take part, not empty
    /// @param weights their weights, each at least 1
    /// @param names scattered bits of their addresses
    Rendezvous(int[] members, int[] weights, long[] names) {
        this.members = members;
        this.weights = weights;
        this.names = names;
    }

    @Override
    public int at(long turn, long key) {
        int slot = slot(key);
        int known = winners[slot];
        if (known == 0) {
            known = 1 + best(slot, _ -> true);
            winners[slot] = (char) known;
        }
        return members[known - 1];
    }

    /// Whom a key leads to if only some may have it: where everybody else's keys go is not changed.
    ///
    /// @param fits asked with the index of a backend
    /// @return index of the backend, or [BackendPool#NONE]
    int among(long key, IntPredicate fits) {
        int place = best(slot(key), fits);
        return place < 0 ? BackendPool.NONE : members[place];
    }

    private static int slot(long key) {
        return (int) (key >>> (Long.SIZE - BITS));
    }

    private int best(int slot, IntPredicate fits) {
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < members.length; i++) {
            double score = fits.test(members[i]) ? score(slot, i) : Double.NEGATIVE_INFINITY;
            if (score > highest) {
                highest = score;
                best = i;
            }
        }
        return best;
    }

    private double score(int slot, int place) {
        long bits = Scatter.mix(names[place] ^ Scatter.mix(slot + 1));
        // Above 0 and below 1. The strict logarithm is the same on every processor.
        double u = ((bits >>> 11) + 0.5) * UNIT;
        return -weights[place] / StrictMath.log(u);
    }
}
