package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.store.ConfigLock;
import org.yaomote.store.ConfigStore;
import org.yaomote.store.LoadResult;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the window begins with.
///
/// @param applied what ran or would have run last
/// @param draft what the user was at
/// @param isKept whether changes may be saved to where these came from
/// @param notes what the user must know about that
record OpenedWorkspace(
        ProxyConfig applied, ProxyConfig draft, boolean isKept, List<Problem> notes) {
    OpenedWorkspace {
        notes = List.copyOf(notes);
    }

    /// Reads what was saved; a file that cannot be read gives an empty configuration and a note
    /// that says where its copy is.
    ///
    /// @param lock whether no other process writes there
    static OpenedWorkspace from(ConfigStore store, ConfigLock.Attempt lock) {
        List<Problem> notes = new ArrayList<>();
        boolean isOurs = note(lock, store.file(), notes);
        LoadResult saved = store.load();
        LoadResult pending = store.loadDraft();
        boolean savedIsSafe = note(saved, store.file(), notes);
        boolean pendingIsSafe = note(pending, store.file(), notes);
        ProxyConfig applied = config(saved).orElse(ProxyConfig.EMPTY);
        ProxyConfig draft = config(pending).orElse(applied);
        return new OpenedWorkspace(applied, draft, isOurs && savedIsSafe && pendingIsSafe, notes);
    }

    private static Optional<ProxyConfig> config(LoadResult result) {
        return switch (result) {
            case LoadResult.Loaded(var config) -> Optional.of(config);
            case LoadResult.Missing _, LoadResult.Unreadable _ -> Optional.empty();
        };
    }

    /// Whether this process may write there.
    private static boolean note(ConfigLock.Attempt lock, Path file, List<Problem> notes) {
        return switch (lock) {
            case ConfigLock.Attempt.Taken _ -> true;
            case ConfigLock.Attempt.HeldBy(var pid) -> {
                notes.add(
                        pid.isPresent()
                                ? Problem.general("file.inUseBy", file, "" + pid.getAsLong())
                                : Problem.general("file.inUse", file));
                yield false;
            }
            case ConfigLock.Attempt.NotWritable(var reason) -> {
                notes.add(Problem.general("file.notWritable", file, reason));
                yield false;
            }
        };
    }

    /// Whether the file may be written over: there is nothing in it that is not kept elsewhere.
    private static boolean note(LoadResult result, Path file, List<Problem> notes) {
        return switch (result) {
            case LoadResult.Loaded _, LoadResult.Missing _ -> true;
            case LoadResult.Unreadable(var problems, var keptAt) -> {
                notes.addAll(problems);
                notes.add(
                        keptAt.map(copy -> Problem.general("file.keptAside", file, copy))
                                .orElse(Problem.general("file.notKept", file)));
                yield keptAt.isPresent();
            }
        };
    }
}
