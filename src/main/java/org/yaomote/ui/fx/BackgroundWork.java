package org.yaomote.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Work that may block, off the FX thread, whose answer comes back to it.
///
/// @param worker where tasks run
/// @param fx where answers are handed over
public record BackgroundWork(Executor worker, Executor fx) {
    /// Runs a task; one of the two is called on the FX thread afterwards. A worker that takes
    /// nothing more is the end of the program, and nobody is told.
    ///
    /// @param onFailed takes what the task threw; a bug or a broken device, since expected failure
    ///   is part of the task's value
    public <T> void run(Callable<T> task, Consumer<T> onDone, Consumer<Exception> onFailed) {
        try {
            worker.execute(() -> perform(task, onDone, onFailed));
        } catch (RejectedExecutionException _) {
            // The window is going, and with it whoever asked.
        }
    }

    private <T> void perform(Callable<T> task, Consumer<T> onDone, Consumer<Exception> onFailed) {
        try {
            T value = task.call();
            fx.execute(() -> onDone.accept(value));
        } catch (Exception failure) {
            fx.execute(() -> onFailed.accept(failure));
        }
    }
}
