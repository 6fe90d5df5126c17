package org.yaomote.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the command line asks for.
sealed interface Invocation {
    /// The window.
    ///
    /// @param file to open instead of the user's own configuration
    record Window(Optional<Path> file) implements Invocation {}

    /// The proxy without a window.
    ///
    /// @param file to serve instead of the user's own configuration
    record Run(Optional<Path> file) implements Invocation {}

    /// Whether these files could run.
    record Check(List<Path> files) implements Invocation {}

    /// A text that was asked for: the help or the version.
    record Told(String text) implements Invocation {}

    /// Nothing that can be done.
    ///
    /// @param complaint what was not understood, and the usage
    record Misunderstood(String complaint) implements Invocation {}
}
