package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;

import java.util.List;

/// What came of reading a configuration file.
sealed interface ReadConfig {
    /// It can run.
    ///
    /// @param warnings what is probably not as meant
    /// @param text the whole file, to show lines of it
    record Sound(ProxyConfig config, List<Problem> warnings, String text) implements ReadConfig {
        public Sound {
            warnings = List.copyOf(warnings);
        }
    }

    /// It cannot run.
    ///
    /// @param problems at least one error, and the warnings
    /// @param text the whole file as far as it could be read
    record Unsound(List<Problem> problems, String text) implements ReadConfig {
        public Unsound {
            problems = List.copyOf(problems);
        }
    }

    /// Everything that was found.
    default List<Problem> found() {
        return switch (this) {
            case Sound(_, var warnings, _) -> warnings;
            case Unsound(var problems, _) -> problems;
        };
    }

    /// The text of the file.
    String text();
}
