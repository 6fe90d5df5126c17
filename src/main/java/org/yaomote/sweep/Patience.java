package org.yaomote.sweep;

/// How long a try is waited for. All tries share the time of a host; the adaptive way learns from
/// round trips as TCP does (RFC 6298) and gives silent ones up early.
final class Patience {
    private static final long LEAST = 100_000_000;
    private static final long LEAST_FOR_THE_LAST = 200_000_000;

    private final int tries;
    private final long share;
    private final boolean adaptive;
    private double smoothed;
    private double variation;
    private boolean seen;

    /// @param nanos for a host, from its first request
    Patience(long nanos, int tries, boolean adaptive) {
        this.tries = tries;
        this.adaptive = adaptive;
        share = nanos / tries;
    }

    /// @param nanos a round trip
    void learn(long nanos) {
        if (seen) {
            variation += (Math.abs(smoothed - nanos) - variation) / 4;
            smoothed += (nanos - smoothed) / 8;
        } else {
            seen = true;
            smoothed = nanos;
            variation = nanos / 2.0;
        }
    }

    /// How long this try is waited for, by what is known now: that works backwards on requests that
    /// are out already.
    ///
    /// @param attempt from 0
    /// @param steady whether it is not a matter of round trips: the neighbour has to be found first
    long of(int attempt, boolean steady) {
        if (!adaptive || !seen || steady) {
            return share;
        }
        long least = attempt == tries - 1 ? LEAST_FOR_THE_LAST : LEAST;
        return Math.min(share, Math.max(least, (long) (smoothed + 4 * variation)));
    }

    /// How long a host is waited for at most, in nanoseconds.
    long whole() {
        return share * tries;
    }
}
