package org.yaomote.balance;

import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.metrics.Availability;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// What is known of one backend of one service; shared by all event loops, and kept when the
/// configuration changes around it.
///
/// Two sources: requests and health checks. Of requests only refused connections and waits that
/// timed out count against a backend: a status or a malformed answer may be the fault of one URL
/// and must not empty the pool for everybody. What a check has taken out only checks bring back;
/// what requests have ejected comes back after a while, by a request that went well, or by checks.
///
/// These are facts. How many ejections a service can afford is [BackendPool]'s business.
public final class BackendState {
    /// Consecutive failures that eject.
    static final int EJECT_AFTER = 5;

    /// How long an ejected backend gets no requests before it is tried again, in nanoseconds.
    static final long EJECT_NANOS = 10_000_000_000L;

    /// What is known at a moment.
    ///
    /// @param failures of requests, consecutive, 0 after a success
    /// @param reason code of the last such failure's cause
    /// @param sinceNanos when the availability changed
    /// @param retryNanos while ejected, when it is tried again
    /// @param returned whether it was down before, and came back at `returnNanos`
    private record Known(
            Availability availability,
            int failures,
            String reason,
            HealthTally checks,
            long sinceNanos,
            long retryNanos,
            boolean returned,
            long returnNanos) {
        boolean isDown() {
            return availability == Availability.DOWN;
        }

        boolean isEjected(long nowNanos) {
            return failures >= EJECT_AFTER && nowNanos - retryNanos < 0;
        }

        boolean isOut(long nowNanos) {
            return checks.isOut() || isEjected(nowNanos);
        }

        /// Without what checks said; without failed requests either, nothing is known.
        Known unchecked(long nowNanos) {
            Known next = with(failures, reason, HealthTally.NONE, nowNanos);
            return next.availability != Availability.UP || !checks.wereAny()
                    ? next
                    : new Known(
                            Availability.UNKNOWN,
                            0,
                            "",
                            HealthTally.NONE,
                            nowNanos,
                            next.retryNanos,
                            next.returned,
                            next.returnNanos);
        }

        /// What follows from other counts.
        Known with(int nowFailures, String why, HealthTally tally, long nowNanos) {
            boolean down = tally.isOut() || nowFailures >= EJECT_AFTER;
            boolean shaky = nowFailures > 0 || tally.failures() > 0;
            Availability next =
                    down ? Availability.DOWN : shaky ? Availability.SHAKY : Availability.UP;
            boolean comesBack = isDown() && !down;
            // Failures of somebody ejected already (all are tried if all are out) add nothing.
            boolean again = nowFailures > failures && !isEjected(nowNanos);
            return new Known(
                    next,
                    nowFailures,
                    why,
                    tally,
                    next == availability ? sinceNanos : nowNanos,
                    again ? nowNanos + EJECT_NANOS : retryNanos,
                    returned || comesBack,
                    comesBack ? nowNanos : returnNanos);
        }
    }

    private final AtomicReference<Known> known;
    private final Evidence evidence = new Evidence();

    /// Counts its deaths: sessions of an earlier life are over.
    private final AtomicInteger life = new AtomicInteger();

    /// How many addresses it has, each with its weight.
    private volatile int addresses = 1;

    /// What its weight is changed by because of its response times.
    private volatile int scale;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger epoch;
    private final WaitingLine line;

    /// Requests of sessions that wait for this backend and no other.
    private final WaitingQueue waiting = new WaitingQueue();

    /// @param epoch counts the changes that matter to a choice; shared by the backends of a service
    /// @param line where requests of the service wait
    /// @param nowNanos of the monotonic clock that every other call uses
    BackendState(AtomicInteger epoch, WaitingLine line, long nowNanos) {
        this.epoch = epoch;
        this.line = line;
        this.known =
                new AtomicReference<>(
                        new Known(
                                Availability.UNKNOWN,
                                0,
                                "",
                                HealthTally.NONE,
                                nowNanos,
                                nowNanos,
                                false,
                                nowNanos));
    }

    /// Whether nothing speaks against it; true again once its ejection is over.
    public boolean isAvailable(long nowNanos) {
        return !known.get().isOut(nowNanos);
    }

    /// A request is being sent to it.
    void began() {
        inFlight.incrementAndGet();
    }

    /// A request is being sent to it, unless it has as many as it may have.
    ///
    /// @return whether it is
    boolean began(int limit) {
        int now = inFlight.get();
        while (now < limit) {
            if (inFlight.compareAndSet(now, now + 1)) {
                return true;
            }
            now = inFlight.get();
        }
        return false;
    }

    /// A request it was chosen for is over, however it ended; exactly once for each choice.
    public void ended() {
        inFlight.decrementAndGet();
        if (line.isBusy()) {
            line.serve(this);
        }
    }

    /// Requests it has now.
    public int inFlight() {
        return inFlight.get();
    }

    /// It accepted a connection or answered.
    public void succeeded(long nowNanos) {
        evidence.good(nowNanos);
        // The hot path: almost always there is nothing to change, and nothing is written.
        Known before = known.get();
        if (before.failures == 0 && before.availability != Availability.UNKNOWN) {
            return;
        }
        change(nowNanos, now -> now.with(0, "", now.checks, nowNanos));
    }

    /// It could not be reached.
    ///
    /// @param reason code of the cause in the texts, such as `upstream.refused`
    public void failed(String reason, long nowNanos) {
        evidence.bad(nowNanos);
        change(nowNanos, now -> now.with(oneMore(now.failures), reason, now.checks, nowNanos));
    }

    /// A health check went well; as many in a row as the timing says bring it back.
    public void checkedGood(HealthCheck.Timing timing, long nowNanos) {
        evidence.good(nowNanos);
        change(
                nowNanos,
                now -> {
                    HealthTally tally = now.checks.good(timing);
                    boolean risen = tally.successes() >= timing.rise();
                    return now.with(
                            risen ? 0 : now.failures, risen ? "" : now.reason, tally, nowNanos);
                });
    }

    /// A health check failed; as many in a row as the timing says take it out.
    ///
    /// @param reason code of the cause in the texts, such as `upstream.status`
    public void checkedBad(HealthCheck.Timing timing, String reason, long nowNanos) {
        evidence.bad(nowNanos);
        change(
                nowNanos,
                now ->
                        now.with(
                                now.failures,
                                now.reason,
                                now.checks.bad(timing, reason),
                                nowNanos));
    }

    /// What is on record of it.
    public Evidence evidence() {
        return evidence;
    }

    /// Nobody checks it any more: what checks said is forgotten.
    public void unchecked(long nowNanos) {
        evidence.forgetChecks();
        change(nowNanos, now -> now.unchecked(nowNanos));
    }

    /// What is known now, to be put back when a rehearsal is over.
    ///
    /// @return forgets what came since
    public Runnable bookmark() {
        Known kept = known.get();
        return () -> change(kept.sinceNanos, _ -> kept);
    }

    /// What it is: up, shaky, down or unknown; settings (disabled, draining) are not its business.
    public Availability availability() {
        return known.get().availability;
    }

    /// Consecutive failures up to now, of requests or of checks, whichever are more.
    public int failures() {
        Known now = known.get();
        return Math.max(now.failures, now.checks.failures());
    }

    /// Code of the last failure; empty if requests and checks go well.
    public String reason() {
        Known now = known.get();
        boolean byCheck = now.checks.isOut() || now.failures == 0;
        return byCheck ? now.checks.reason() : now.reason;
    }

    /// When the availability changed, on the monotonic clock.
    public long sinceNanos() {
        return known.get().sinceNanos;
    }

    /// Whether health checks have taken it out.
    public boolean isCheckedOut() {
        return known.get().checks.isOut();
    }

    /// Whether health checks have taken it out because nothing came from it.
    public boolean isSilent() {
        return known.get().checks.isSilent();
    }

    /// Whether requests have ejected it, and it is not time to try again.
    boolean isEjected(long nowNanos) {
        return known.get().isEjected(nowNanos);
    }

    /// Which of its lives it is in; a backend that goes down begins another one.
    int life() {
        return life.get();
    }

    /// It has so many addresses now, each of which has its weight (Pound's `Resolve all`).
    public void addresses(int count) {
        if (addresses != count) {
            addresses = count;
            epoch.incrementAndGet();
        }
    }

    /// Its weight is changed by so much (`DynScale`).
    public void scale(int change) {
        if (scale != change) {
            scale = change;
            epoch.incrementAndGet();
        }
    }

    /// What its weight is changed by.
    public int scale() {
        return scale;
    }

    /// The weight it has in effect.
    ///
    /// @param configured at least 1
    public int weight(int configured) {
        return Math.clamp((long) configured + scale, 1, Backend.MAX_WEIGHT) * addresses;
    }

    /// When an ejected backend is tried again, on the monotonic clock.
    long retryNanos() {
        return known.get().retryNanos;
    }

    /// How long ago it came back, or was let try again.
    ///
    /// @return a large number if it was never away
    long backForNanos(long nowNanos) {
        Known now = known.get();
        if (now.isDown()) {
            boolean tries = now.failures >= EJECT_AFTER && !now.isOut(nowNanos);
            return tries ? nowNanos - now.retryNanos : Long.MAX_VALUE;
        }
        return now.returned ? nowNanos - now.returnNanos : Long.MAX_VALUE;
    }

    WaitingQueue waiting() {
        return waiting;
    }

    private static int oneMore(int count) {
        return Math.min(count, Integer.MAX_VALUE - 1) + 1;
    }

    private void change(long nowNanos, UnaryOperator<Known> step) {
        Known before = known.get();
        Known after = step.apply(before);
        while (!known.compareAndSet(before, after)) {
            before = known.get();
            after = step.apply(before);
        }
        boolean comes = before.isDown() != after.isDown();
        boolean turns = before.isOut(nowNanos) != after.isOut(nowNanos);
        // An ejection that a check confirms: the pool may have spared it until now.
        boolean proven = before.checks.isOut() != after.checks.isOut();
        if (comes && after.isDown()) {
            life.incrementAndGet();
        }
        if (comes || turns || proven) {
            epoch.incrementAndGet();
            if (line.isBusy()) {
                line.serve(this);
            }
        }
    }
}
