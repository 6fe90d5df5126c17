package org.yaomote.inspect;

/// A bucket of tokens, one for each connection that may begin. It holds what 2 ms bring, so that
/// the thread wakes up for some connections at once rather than for each.
///
/// Thread: one.
final class Pacing {
    private static final long SECOND = 1_000_000_000;
    private static final long QUANTUM = 2_000_000;

    private final int perSecond;
    private final double most;
    private double tokens;
    private long since;

    /// @param perSecond 0 for no limit
    /// @param now of `System.nanoTime`
    Pacing(int perSecond, long now) {
        this.perSecond = perSecond;
        this.most = Math.max(1, (double) perSecond * QUANTUM / SECOND);
        this.tokens = most;
        this.since = now;
    }

    /// Takes one, if there is one.
    boolean take(long now) {
        if (perSecond == 0) {
            return true;
        }
        tokens = Math.min(most, tokens + (double) (now - since) * perSecond / SECOND);
        since = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /// How long until the next one, or until there are as many as are worth waking up for.
    long waitNanos(long now) {
        if (perSecond == 0) {
            return 0;
        }
        double missing = most - tokens - (double) (now - since) * perSecond / SECOND;
        return tokens >= 1 ? 0 : Math.max(0, (long) Math.ceil(missing * SECOND / perSecond));
    }
}
