package org.yaomote.ui.shell;

import java.nio.file.Path;
import java.util.List;

/// What comes into the window from outside and goes out of it; the program does it.
///
/// Thread: called on the FX thread.
public interface Arrivals {
    /// Opens a configuration file.
    void open(Path file);

    /// Opens files that came together from outside, one after another.
    default void openAll(List<Path> files) {
        files.forEach(this::open);
    }

    /// Opens a configuration that is no file.
    ///
    /// @param text may be empty: then it is to be pasted or typed
    void openText(String text);

    /// Takes a text that was dropped on the window: a configuration, or addresses to be swept.
    default void dropText(String text) {
        openText(text);
    }

    /// Shows what the configuration is for other programs, to be saved.
    void export(Departure departure);

    /// The ways out of the program.
    enum Departure {
        /// As a text for another program.
        TEXT,
        /// As all that another engine needs, on one machine, on two or in a cluster.
        OTHER_ENGINE,
        /// As a file with everything but keys and certificates.
        BACKUP
    }
}
