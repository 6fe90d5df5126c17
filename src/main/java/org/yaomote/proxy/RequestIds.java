package org.yaomote.proxy;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Names for requests: shown to visitors, written to the log, so that one finds the other.
///
/// A counter goes through a permutation of 64 bits that the start's secret keys choose: no id comes
/// twice, and those a client has seen do not tell it the next one. That is no protection for
/// anything, an id is no password, so six rounds of ordinary mixing are enough.
///
/// Thread: each event loop has its own.
final class RequestIds {
    /// The keys of one start, one for each round.
    static final class Secret {
        private static final int ROUNDS = 6;

        private final long[] keys;

        private Secret(long[] keys) {
            this.keys = keys;
        }

        /// Keys by chance.
        static Secret of(RandomGenerator random) {
            return new Secret(random.longs(ROUNDS).toArray());
        }
    }

    private static final int LOOP_SHIFT = 52;

    private final long[] keys;
    private long counter;

    /// @param loop number of the loop, below 4096; no two loops give the same id
    RequestIds(Secret secret, int loop) {
        this.keys = secret.keys.clone();
        this.counter = (long) loop << LOOP_SHIFT;
    }

    /// The next one.
    long next() {
        long block = counter++;
        int left = (int) (block >>> 32);
        int right = (int) block;
        for (long key : keys) {
            int mixed = left ^ mix(key ^ (right & 0xffff_ffffL));
            left = right;
            right = mixed;
        }
        return ((long) left << 32) | (right & 0xffff_ffffL);
    }

    /// As people see it: sixteen hexadecimal digits.
    static String text(long id) {
        return HexFormat.of().toHexDigits(id);
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014, Stafford's variant 13).
    private static int mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (int) (z ^ (z >>> 31));
    }
}
