package org.yaomote.rules;

import org.yaomote.config.Problem;

import java.util.List;

/// The watched files of a configuration.
///
/// Thread: the engine's work thread; it blocks on files.
public final class Watches {
    /// Nothing to watch.
    public static final Watches NONE = new Watches(List.of());

    private final List<WatchedFile<?>> files;

    Watches(List<WatchedFile<?>> files) {
        this.files = files;
    }

    /// Reads those that changed since the last look; a broken one leaves what was read before.
    ///
    /// @return what is wrong with those that changed
    public List<Problem> look() {
        return files.stream().flatMap(file -> file.look().stream()).toList();
    }
}
