package org.yaomote.proxy;

import io.netty.channel.EventLoop;

import org.yaomote.balance.Evidence;
import org.yaomote.config.HealthCheck;

import java.util.concurrent.TimeUnit;

/// The checks of one backend, one after another, from one beginning to the next at its interval.
///
/// Thread: its event loop, but for [#begin], [#end] and [#forget], which are for any.
final class BackendCheck implements HealthProbe.Asker {
    /// @param target who is asked
    /// @param question what
    record Plan(Target target, HealthCheck.Timing timing, Question question) {
        /// A check counts for its backend.
        void count(Evidence.Check check, long nowNanos) {
            target.state().evidence().add(check);
            if (check.isGood()) {
                target.state().checkedGood(timing, nowNanos);
            } else {
                target.state().checkedBad(timing, check.reason(), nowNanos);
            }
        }
    }

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
            HealthProbe.begin(plan, this, loop, state);
        }
    }

    /// A probe is over.
    @Override
    public void concluded(Evidence.Check check) {
        if (ended) {
            return;
        }
        plan.count(check, state.now());
        long wait = plan.timing.interval().toNanos() - (state.now() - check.begunNanos());
        begin(Math.max(0, wait));
    }
}
