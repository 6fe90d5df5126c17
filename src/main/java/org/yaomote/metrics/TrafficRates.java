package org.yaomote.metrics;

/// Rates between two snapshots; a pure function of them.
public final class TrafficRates {
    private TrafficRates() {}

    /// Events per second between two readings of one count; 0 if no time passed or the count began
    /// anew (the proxy was restarted).
    ///
    /// @param earlier the snapshot before, `earlierCount` its count
    /// @param later the snapshot after, `laterCount` its count
    public static double perSecond(
            TrafficSnapshot earlier, long earlierCount, TrafficSnapshot later, long laterCount) {
        long nanos = later.takenNanos() - earlier.takenNanos();
        boolean sameRun = earlier.runningSince().equals(later.runningSince());
        if (nanos <= 0 || !sameRun || laterCount < earlierCount) {
            return 0;
        }
        return (laterCount - earlierCount) * 1e9 / nanos;
    }
}
