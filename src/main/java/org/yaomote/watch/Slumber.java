package org.yaomote.watch;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Notices that the computer slept: the loop is called much later than it wanted to be, or the
/// clock on the wall went on without the other one (Linux stops that in sleep).
///
/// Thread: that of the monitor, under its lock.
final class Slumber {
    private static final long LEAST = 3_000_000_000L;
    private static final int INTERVALS = 3;
    private static final long NANOS = 1_000;

    private final long longest;
    private boolean begun;
    private long wanted;
    private long lastNow;
    private long lastWall;

    /// @param interval in nanoseconds
    Slumber(long interval) {
        longest = Math.max(LEAST, INTERVALS * interval);
    }

    /// A turn ends.
    ///
    /// @param next when the next one is wanted
    /// @param now nanoseconds of the transport
    /// @param wall microseconds since 1970
    void until(long next, long now, long wall) {
        begun = true;
        wanted = Math.max(next, now);
        lastNow = now;
        lastWall = wall;
    }

    /// A turn goes on for long, which is no sleep.
    void working(long now, long wall) {
        lastNow = now;
        lastWall = wall;
    }

    /// A turn begins.
    ///
    /// @return how long it slept, if it did
    Optional<Duration> wokeUp(long now, long wall) {
        if (!begun) {
            return Optional.empty();
        }
        long late = now - wanted;
        long ahead = (wall - lastWall) * NANOS - (now - lastNow);
        long gap = Math.max(late, ahead);
        return gap > longest
                ? Optional.of(Duration.of(gap / NANOS, ChronoUnit.MICROS))
                : Optional.empty();
    }
}
