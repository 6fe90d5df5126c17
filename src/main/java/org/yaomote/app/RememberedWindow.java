package org.yaomote.app;

import org.jspecify.annotations.Nullable;
import org.yaomote.store.TextFile;
import org.yaomote.ui.shell.WindowMemory;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps how the window was in a file, written a moment after a change, on a thread that may block:
/// a window being dragged is one write.
///
/// Thread: any; writes follow one another on the executor's single thread.
final class RememberedWindow implements WindowMemory {
    private static final long PAUSE_MILLIS = 500;

    private final TextFile file;
    private final ScheduledExecutorService work;
    private final Optional<WindowLook> before;
    private @Nullable WindowLook unsaved;
    private boolean isPlanned;

    /// Reads the file at once; it is tiny, and the window cannot open without knowing where.
    ///
    /// @param work runs one task at a time
    RememberedWindow(TextFile file, ScheduledExecutorService work) {
        this.file = file;
        this.work = work;
        this.before = file.read().flatMap(LookText::parse);
    }

    @Override
    public Optional<WindowLook> recall() {
        return before;
    }

    @Override
    public synchronized void remember(WindowLook look) {
        unsaved = look;
        if (!isPlanned) {
            isPlanned = true;
            var _ = work.schedule(this::save, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /// Writes now what is not written yet; completes when that was tried.
    CompletableFuture<Void> flush() {
        return CompletableFuture.runAsync(this::save, work);
    }

    private void save() {
        WindowLook look = take();
        if (look != null) {
            file.write(LookText.print(look));
        }
    }

    private synchronized @Nullable WindowLook take() {
        WindowLook look = unsaved;
        unsaved = null;
        isPlanned = false;
        return look;
    }
}
