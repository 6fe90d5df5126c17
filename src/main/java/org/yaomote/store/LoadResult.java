package org.yaomote.store;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What loading a configuration file gave.
public sealed interface LoadResult {
    /// There it is.
    record Loaded(ProxyConfig config) implements LoadResult {}

    /// There is no such file.
    record Missing() implements LoadResult {}

    /// It cannot be read.
    ///
    /// @param problems everything wrong with it
    /// @param keptAt where a copy of it is kept; empty if it could not be copied, then it must not
    ///   be written over
    record Unreadable(List<Problem> problems, Optional<Path> keptAt) implements LoadResult {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
