package org.yaomote.workspace;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.store.ConfigStore;
import org.yaomote.store.SaveResult;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Saves a workspace a moment after its last change, on a thread that may block.
///
/// Thread: any; saves follow one another on the executor's single thread.
public final class SaveSchedule implements Keeper {
    private static final long PAUSE_MILLIS = 300;

    private record Content(ProxyConfig applied, Optional<ProxyConfig> draft) {}

    private final ConfigStore store;
    private final ScheduledExecutorService work;
    private final Consumer<Problem> onFailure;
    private @Nullable Content unsaved;
    private @Nullable ScheduledFuture<?> planned;

    /// @param work runs one task at a time
    /// @param onFailure told on the work thread what could not be saved; it is tried again with the
    ///   next change
    public SaveSchedule(
            ConfigStore store, ScheduledExecutorService work, Consumer<Problem> onFailure) {
        this.store = store;
        this.work = work;
        this.onFailure = onFailure;
    }

    @Override
    public synchronized void changed(ProxyConfig applied, Optional<ProxyConfig> draft) {
        unsaved = new Content(applied, draft);
        if (planned != null) {
            planned.cancel(false);
        }
        planned = work.schedule(this::save, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Saves now what is not saved yet; completes when it is on the disk, or could not be put
    /// there.
    public CompletableFuture<Void> flush() {
        return CompletableFuture.runAsync(this::save, work);
    }

    private void save() {
        Content content = take();
        if (content == null) {
            return;
        }
        report(store.save(content.applied));
        report(content.draft.map(store::saveDraft).orElseGet(store::deleteDraft));
    }

    private synchronized @Nullable Content take() {
        Content content = unsaved;
        unsaved = null;
        return content;
    }

    private void report(SaveResult result) {
        switch (result) {
            case SaveResult.Saved _ -> {}
            case SaveResult.Failed(var problem) -> onFailure.accept(problem);
        }
    }
}
