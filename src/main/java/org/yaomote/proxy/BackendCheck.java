package org.yaomote.proxy;

import io.netty.channel.EventLoop;

import org.yaomote.config.HealthCheck;

import java.util.concurrent.TimeUnit;

/// The checks of one backend, one after another, from one beginning to the next at its interval.
///
/// Thread: its event loop, but for [#begin], [#end] and [#forget], which are for any.
final class BackendCheck {
    /// @param target who is asked
    /// @param question what
    record Plan(Target target, HealthCheck.Timing timing, Question question) {}

    private final Plan plan;
    private final EventLoop loop;
    private final LoopState state;
    private boolean ended;

    BackendCheck(Plan plan, EventLoop loop, LoopState state) {
        this.plan = plan;
        this.loop = loop;
        this.state = state;
    }

    Plan plan() {
        return plan;
    }

    /// Asks for the first time a while from now.
    void begin(long delayNanos) {
        var _ = loop.schedule(this::ask, delayNanos, TimeUnit.NANOSECONDS);
    }

    /// Asks no more.
    void end() {
        loop.execute(() -> ended = true);
    }

    /// Asks no more, and what was found out is forgotten.
    void forget() {
        loop.execute(
                () -> {
                    ended = true;
                    plan.target.state().unchecked(state.now());
                });
    }

    private void ask() {
        if (!ended) {
            HealthProbe.begin(this, loop, state);
        }
    }

    /// A probe is over.
    ///
    /// @param reason code of why it failed; empty if it went well
    /// @param begunNanos when it began
    void concluded(String reason, long begunNanos) {
        if (ended) {
            return;
        }
        long now = state.now();
        plan.target.state().checkTook(begunNanos, now);
        if (reason.isEmpty()) {
            plan.target.state().checkedGood(plan.timing, now);
        } else {
            plan.target.state().checkedBad(plan.timing, reason, now);
        }
        long wait = plan.timing.interval().toNanos() - (now - begunNanos);
        begin(Math.max(0, wait));
    }
}
