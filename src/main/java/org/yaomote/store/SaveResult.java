package org.yaomote.store;

import org.yaomote.config.Problem;

/// How saving went.
public sealed interface SaveResult {
    /// It is on the disk.
    record Saved() implements SaveResult {}

    /// It is not; the file is as it was.
    record Failed(Problem problem) implements SaveResult {}
}
