package org.yaomote.ui.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// A task of the FX thread that is asked for more often than it need run: however often it was
/// asked for since it last began, it runs once.
///
/// Thread: any.
public final class OneTask {
    private final Executor fx;
    private final Runnable task;
    private final AtomicBoolean isAsked = new AtomicBoolean();

    /// @param fx runs it, later
    public OneTask(Executor fx, Runnable task) {
        this.fx = fx;
        this.task = task;
    }

    /// Has it run soon.
    public void ask() {
        if (isAsked.compareAndSet(false, true)) {
            fx.execute(
                    () -> {
                        isAsked.set(false);
                        task.run();
                    });
        }
    }
}
