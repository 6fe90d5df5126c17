package org.yaomote.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Work that may block, off the FX thread, whose answer comes back to it.
///
/// @param worker where tasks run
/// @param fx where answers are handed over
public record BackgroundWork(Executor worker, Executor fx) {
    /// Runs a task; one of the two is called on the FX thread afterwards.
    ///
    /// @param onFailed takes what the task threw; a bug or a broken device, since expected failure
    ///   is part of the task's value
    public <T> void run(Callable<T> task, Consumer<T> onDone, Consumer<Exception> onFailed) {
        worker.execute(
                () -> {
                    try {
                        T value = task.call();
                        fx.execute(() -> onDone.accept(value));
                    } catch (Exception failure) {
                        fx.execute(() -> onFailed.accept(failure));
                    }
                });
    }
}
