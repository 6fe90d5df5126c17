package org.yaomote.balance;

import org.yaomote.metrics.Availability;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// What is known of one backend of one service; shared by all event loops, and kept when the
/// configuration changes around it.
///
/// Only refused connections and waits that timed out count against a backend: a status or a
/// malformed answer may be the fault of one URL and must not empty the pool for everybody.
public final class BackendState {
    /// Consecutive failures that eject.
    static final int EJECT_AFTER = 5;

    /// How long an ejected backend gets no requests before it is tried again, in nanoseconds.
    static final long EJECT_NANOS = 10_000_000_000L;

    /// What is known at a moment.
    ///
    /// @param failures consecutive, 0 after a success
    /// @param sinceNanos when the availability changed
    /// @param retryNanos while ejected, when it is tried again
    /// @param reason code of the last failure, empty after a success
    private record Known(
            Availability availability,
            int failures,
            long sinceNanos,
            long retryNanos,
            String reason) {}

    private final AtomicReference<Known> known;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger epoch;

    /// @param epoch counts the changes that matter to a choice; shared by the backends of a service
    /// @param nowNanos of the monotonic clock that every other call uses
    BackendState(AtomicInteger epoch, long nowNanos) {
        this.epoch = epoch;
        this.known = new AtomicReference<>(new Known(Availability.UNKNOWN, 0, nowNanos, 0, ""));
    }

    /// Whether it may be chosen; true again once its ejection is over.
    public boolean isAvailable(long nowNanos) {
        Known now = known.get();
        return now.availability != Availability.DOWN || nowNanos - now.retryNanos >= 0;
    }

    /// A request is being sent to it.
    public void began() {
        inFlight.incrementAndGet();
    }

    /// A request it had is over, however it ended; once for each [#began].
    public void ended() {
        inFlight.decrementAndGet();
    }

    /// Requests it has now.
    public int inFlight() {
        return inFlight.get();
    }

    /// It accepted a connection or answered.
    public void succeeded(long nowNanos) {
        // The hot path: almost always it was up before, and nothing is written.
        Known before = known.get();
        if (before.availability == Availability.UP) {
            return;
        }
        if (known.compareAndSet(before, new Known(Availability.UP, 0, nowNanos, 0, ""))
                && before.availability == Availability.DOWN) {
            epoch.incrementAndGet();
        }
    }

    /// It could not be reached.
    ///
    /// @param reason code of the cause in the texts, such as `upstream.refused`
    public void failed(String reason, long nowNanos) {
        Known before = known.get();
        int failures = before.failures + 1;
        boolean down = failures >= EJECT_AFTER;
        Availability next = down ? Availability.DOWN : Availability.SHAKY;
        long since = next == before.availability ? before.sinceNanos : nowNanos;
        Known after = new Known(next, failures, since, nowNanos + EJECT_NANOS, reason);
        if (known.compareAndSet(before, after) && down) {
            epoch.incrementAndGet();
        }
    }

    /// What it is: up, shaky, down or unknown; settings (disabled, draining) are not its business.
    public Availability availability() {
        return known.get().availability;
    }

    /// Consecutive failures up to now.
    public int failures() {
        return known.get().failures;
    }

    /// Code of the last failure; empty if the last attempt went well.
    public String reason() {
        return known.get().reason;
    }

    /// When the availability changed, on the monotonic clock.
    public long sinceNanos() {
        return known.get().sinceNanos;
    }

    /// When an ejected backend is tried again, on the monotonic clock.
    long retryNanos() {
        return known.get().retryNanos;
    }
}
