package org.yaomote.http2;

import java.util.function.LongSupplier;

/// Counts what a peer can flood with at no cost of its own: streams it resets or makes us reset
/// (CVE-2023-44487, CVE-2025-8671), and frames that ask for work without carrying any (SETTINGS,
/// PING, PRIORITY, WINDOW_UPDATE, empty DATA, unknown ones).
///
/// Those frames are paid from an account that useful ones fill, because the more data flows, the
/// more of them are in order. Thread: its event loop.
final class FloodGuard {
    /// How many cheap frames one that carries work is good for.
    private static final int EARNED = 10;

    private final Limits limits;
    private final LongSupplier clock;
    private long began;
    private int resets;
    private int credit;

    FloodGuard(Limits limits, LongSupplier clock) {
        this.limits = limits;
        this.clock = clock;
        this.began = clock.getAsLong();
        this.credit = limits.cheapFrames();
    }

    /// A stream was reset for a reason of the peer's.
    ///
    /// @return whether that is still in order
    boolean reset() {
        if (resets >= limits.resets()) {
            newWindow();
        }
        resets++;
        return resets <= limits.resets();
    }

    /// A frame came that carries no work.
    ///
    /// @return whether that is still in order
    boolean cheapFrame() {
        if (credit <= 0) {
            newWindow();
        }
        credit--;
        return credit >= 0;
    }

    /// A frame came or went that carries a request or a part of a body.
    void work() {
        credit = Math.min(credit + EARNED, 10 * limits.cheapFrames());
    }

    private void newWindow() {
        long now = clock.getAsLong();
        if (now - began >= Limits.WATCH_NANOS) {
            began = now;
            resets = 0;
            credit = Math.max(credit, limits.cheapFrames());
        }
    }
}
