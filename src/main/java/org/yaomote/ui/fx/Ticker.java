package org.yaomote.ui.fx;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
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
    /// @param timer counts it; once it is shut down nothing is called any more
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
                Runnable unlessOver =
                        () -> {
                            if (!over[0]) {
                                task.run();
                            }
                        };
                long millis = Math.max(0, delay.toMillis());
                try {
                    Future<?> waiting =
                            timer.schedule(
                                    () -> fx.execute(unlessOver), millis, TimeUnit.MILLISECONDS);
                    return () -> {
                        over[0] = true;
                        waiting.cancel(false);
                    };
                } catch (RejectedExecutionException _) {
                    // The program ends, and time with it.
                    return () -> {};
                }
            }
        };
    }
}
