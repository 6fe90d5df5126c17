package org.yaomote.balance;

/// Turns numbers and texts into evenly scattered bits, the same on every machine and in every
/// version: two machines that run one configuration must agree on them.
final class Scatter {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private Scatter() {}

    /// The bits of the n-th draw of a sequence: SplitMix64 (Steele, Lea and Flood 2014), which
    /// passes the usual tests of chance although its state is nothing but a counter. So all event
    /// loops draw from one sequence without a lock.
    static long draw(long seed, long number) {
        return mix(seed + number * GOLDEN);
    }

    /// Its finalizer: every bit of the result depends on every bit given.
    static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// The bits of a text: FNV-1a over its characters, mixed.
    static long of(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /// Bits as a number from 0 to below the bound, without a division.
    static long below(long bound, long bits) {
        return Math.unsignedMultiplyHigh(bits, bound);
    }
}
