package org.yaomote.targets;

/// Reads the files that a text names by `@`.
@FunctionalInterface
public interface TargetFiles {
    /// No file can be read.
    TargetFiles NONE = name -> new Read.Failed("");

    /// Reads one.
    ///
    /// @param name as it was written
    Read read(String name);

    /// What came of it.
    sealed interface Read {
        /// It was read.
        ///
        /// @param content all of the file
        record Text(String content) implements Read {}

        /// It was not.
        ///
        /// @param why in the system's words
        record Failed(String why) implements Read {}
    }
}
