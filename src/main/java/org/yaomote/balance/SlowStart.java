package org.yaomote.balance;

/// How the share of a backend that came back grows: in steps, from a twentieth of its weight to all
/// of it, so that what has to warm up there is not run over.
///
/// @param nanos how long that takes; 0 for at once
record SlowStart(long nanos) {
    /// Steps to the whole; weights are multiplied by it while one grows.
    static final int STEPS = 20;

    /// Below it steps are too short to be noticed.
    private static final long SHORTEST_STEP = 10_000_000L;

    /// The step that a backend is at.
    ///
    /// @param backForNanos since it came back
    /// @return 1 to [#STEPS]
    int step(long backForNanos) {
        if (backForNanos >= nanos) {
            return STEPS;
        }
        return 1 + (int) ((double) Math.max(0, backForNanos) / nanos * (STEPS - 1));
    }

    /// How long a step lasts.
    long stepNanos() {
        return Math.max(SHORTEST_STEP, nanos / STEPS);
    }
}
