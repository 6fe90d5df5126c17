package org.yaomote.ui.importing;

import org.yaomote.config.Problem;

import java.nio.file.Path;
import java.util.Optional;

/// Texts on the disk.
///
/// Thread: any but the FX thread, since it blocks.
public interface TextStore {
    /// What a file says; empty if there is none or it is no text.
    Optional<String> load(Path file);

    /// Whether there is a file, text or not.
    boolean exists(Path file);

    /// Replaces what a file says, in one instant.
    ///
    /// @return why that failed and the file is as it was; empty if it is done
    Optional<Problem> save(Path file, String text);
}
