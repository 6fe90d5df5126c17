package org.yaomote.app;

import org.yaomote.config.BackendMode;

import java.nio.file.Path;
import java.util.Optional;

/// What is asked of a proxy that runs.
///
/// @param which it is meant for
/// @param does what is to be done
record ControlOrder(Which which, Does does) {
    /// Which proxy is meant: the only one that runs, if nothing is said.
    ///
    /// @param file the configuration that it serves
    /// @param socket its socket
    record Which(Optional<Path> file, Optional<Path> socket) {}

    /// What is to be done.
    sealed interface Does {
        /// Tell what there is.
        ///
        /// @param json whether for programs
        /// @param watch whether again every second, until stopped
        record Status(boolean json, boolean watch) implements Does {}

        /// Let a backend do something else.
        ///
        /// @param place `SERVICE/BACKEND`
        /// @param isAwaited whether it is waited for its last request to end
        record Mode(String place, BackendMode mode, boolean isAwaited) implements Does {}

        /// Put a file in force.
        ///
        /// @param keep whether over the file that is served, too
        record Apply(Path file, boolean keep) implements Does {}

        /// Read the file that is served again.
        record Reload() implements Does {}

        /// List clients that are bound to backends, or unbind some.
        ///
        /// @param place `SERVICE` or `SERVICE/BACKEND`; empty for all
        /// @param remove the token of one to be unbound, or `all`
        record Sessions(String place, Optional<String> remove, boolean json) implements Does {}

        /// Stop after the requests under way.
        record Stop() implements Does {}
    }
}
