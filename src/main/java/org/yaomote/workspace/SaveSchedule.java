package org.yaomote.workspace;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.store.ConfigStore;
import org.yaomote.store.SaveResult;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Saves a workspace soon after a change, on a thread that may block: many changes in a row become
/// few writes, and a power cut costs no more than the last moment's.
///
/// Thread: any; saves follow one another on the executor's single thread.
public final class SaveSchedule implements Keeper {
    private static final long PAUSE_MILLIS = 300;
    private static final long RETRY_MILLIS = 5_000;

    private record Content(ProxyConfig applied, Optional<ProxyConfig> draft) {}

    private final ConfigStore store;
    private final ScheduledExecutorService work;
    private final Consumer<Problem> onFailure;

    /// Held while the disk is written to: the last save of all may be on another thread.
    private final Object saving = new Object();

    /// What failed at the last try: told already. Guarded by [#saving].
    private Set<Problem> told = Set.of();

    private @Nullable Content unsaved;
    private boolean isPlanned;
    private boolean isRetryPlanned;

    /// @param work runs one task at a time
    /// @param onFailure told on the work thread what could not be saved, once until that changes;
    ///   it is tried again with the next change, and every few seconds
    public SaveSchedule(
            ConfigStore store, ScheduledExecutorService work, Consumer<Problem> onFailure) {
        this.store = store;
        this.work = work;
        this.onFailure = onFailure;
    }

    @Override
    public synchronized void changed(ProxyConfig applied, Optional<ProxyConfig> draft) {
        unsaved = new Content(applied, draft);
        // A plan that stands is not put off, or edits that follow closely would never be saved.
        if (!isPlanned) {
            isPlanned = true;
            try {
                var _ = work.schedule(this::savePlanned, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException _) {
                // The program ends, and this came behind its last save: it is not lost for that.
                savePlanned();
            }
        }
    }

    /// Saves now what is not saved yet; completes when it is on the disk, or could not be put
    /// there.
    public CompletableFuture<Void> flush() {
        return CompletableFuture.runAsync(this::save, work);
    }

    private void savePlanned() {
        synchronized (this) {
            isPlanned = false;
        }
        save();
    }

    private void saveAgain() {
        synchronized (this) {
            isRetryPlanned = false;
        }
        save();
    }

    private void save() {
        synchronized (saving) {
            saveUnsaved();
        }
    }

    private void saveUnsaved() {
        Content content = take();
        if (content == null) {
            return;
        }
        Set<Problem> failed = new HashSet<>();
        note(store.save(content.applied), failed);
        note(content.draft.map(store::saveDraft).orElseGet(store::deleteDraft), failed);
        failed.stream().filter(problem -> !told.contains(problem)).forEach(onFailure);
        told = Set.copyOf(failed);
        if (!failed.isEmpty()) {
            putBack(content);
        }
    }

    private synchronized @Nullable Content take() {
        Content content = unsaved;
        unsaved = null;
        return content;
    }

    /// For the next try, unless there is something newer by now.
    private synchronized void putBack(Content content) {
        if (unsaved == null) {
            unsaved = content;
        }
        if (!isRetryPlanned && !work.isShutdown()) {
            isRetryPlanned = true;
            var _ = work.schedule(this::saveAgain, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static void note(SaveResult result, Set<Problem> failed) {
        switch (result) {
            case SaveResult.Saved _ -> {}
            case SaveResult.Failed(var problem) -> failed.add(problem);
        }
    }
}
