package org.yaomote.balance;

/// An order in which backends take turns so that each gets exactly its weight's share, interleaved.
///
/// The weights cover W turns. Turn k goes to place `k * stride mod W` on the line on which backend
/// i occupies as many places as its weight; as the stride has no factor in common with W, W turns
/// in a row visit each place once, so the shares are exact, and as it is near the golden section of
/// W, neighbours in time lie far apart on the line, so a heavy backend's turns are spread. No lock,
/// no table of W entries: weights may be 65535. Immutable.
final class WeightedRotation {
    private final int[] members;
    private final long[] ends;
    private final long turns;
    private final long stride;

    /// @param members indexes of the backends that take part, not empty
    /// @param weights their weights, each at least 1
    WeightedRotation(int[] members, int[] weights) {
        this.members = members;
        long divisor = 0;
        for (int weight : weights) {
            divisor = greatestCommonDivisor(divisor, weight);
        }
        ends = new long[weights.length];
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] / divisor;
            ends[i] = sum;
        }
        turns = sum;
        stride = strideFor(sum);
    }

    /// The backend of a turn.
    ///
    /// @param turn any number; only its remainder by the number of turns matters
    int at(long turn) {
        if (turns == 1) {
            return members[0];
        }
        long place = Math.floorMod(turn, turns) * stride % turns;
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place < ends[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return members[low];
    }

    /// How many turns make a full round.
    long turns() {
        return turns;
    }

    private static long strideFor(long turns) {
        long near = Math.max(1, Math.round(turns * 0.6180339887498949));
        for (long step = 0; step < turns; step++) {
            if (greatestCommonDivisor(near + step, turns) == 1) {
                return near + step;
            }
        }
        return 1;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
