package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    /// @param rest what the parts that are right ask for, where there are any: only to look for
    ///   more that is wrong
    record Unsound(List<Problem> problems, String text, Optional<ProxyConfig> rest)
            implements ReadConfig {
        public Unsound {
            problems = List.copyOf(problems);
        }

        /// Nothing of it can be looked at further.
        Unsound(List<Problem> problems, String text) {
            this(problems, text, Optional.empty());
        }
    }

    /// Everything that was found.
    default List<Problem> found() {
        return switch (this) {
            case Sound(_, var warnings, _) -> warnings;
            case Unsound(var problems, _, _) -> problems;
        };
    }

    /// The same with paths of files that do not depend on the file's folder, so that the
    /// configuration can be kept elsewhere.
    ///
    /// @param file where it was read from
    default ReadConfig withFilesBelow(Path file) {
        return switch (this) {
            case Unsound unsound -> unsound;
            case Sound(var config, var warnings, var text) ->
                    new Sound(FilesBelow.of(file, config), warnings, text);
        };
    }

    /// The same with a warning before all others.
    default ReadConfig with(Problem warning) {
        List<Problem> all = Stream.concat(Stream.of(warning), found().stream()).toList();
        return switch (this) {
            case Sound(var config, _, var text) -> new Sound(config, all, text);
            case Unsound(_, var text, var rest) -> new Unsound(all, text, rest);
        };
    }

    /// The text of the file.
    String text();
}
