package org.yaomote.ui.fx;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Calls back on the FX thread after a while; its own interface so that a test can let time pass.
///
/// Thread: the FX thread.
public interface Ticker {
    /// A time that only ever grows, in nanoseconds; only differences mean something.
    long nanos();

    /// Calls the task once.
    ///
    /// @param delay none, or less than that: as soon as it can be
    /// @return keeps the task from being called, if it was not yet
    Runnable in(Duration delay, Runnable task);

    /// Real time.
    ///
    /// @param timer counts it
    /// @param fx runs a task on the FX thread
    static Ticker of(ScheduledExecutorService timer, Executor fx) {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Runnable in(Duration delay, Runnable task) {
                boolean[] over = new boolean[1];
                Future<?> waiting =
                        timer.schedule(
                                () ->
                                        fx.execute(
                                                () -> {
                                                    if (!over[0]) {
                                                        task.run();
                                                    }
                                                }),
                                Math.max(0, delay.toMillis()),
                                TimeUnit.MILLISECONDS);
                return () -> {
                    over[0] = true;
                    waiting.cancel(false);
                };
            }
        };
    }
}
