package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.store.SaveResult;
import org.yaomote.store.TextFile;
import org.yaomote.ui.importing.TextStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Texts of the user on the disk.
record DiskTexts() implements TextStore {
    /// No text that is compared with a configuration is larger.
    private static final long MOST_BYTES = 16 << 20;

    @Override
    public Optional<String> load(Path file) {
        try {
            boolean isSmall = Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES;
            return isSmall ? new TextFile(file).read() : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    @Override
    public Optional<Problem> save(Path file, String text) {
        return switch (new TextFile(file).replace(text)) {
            case SaveResult.Saved _ -> Optional.empty();
            case SaveResult.Failed(var problem) -> Optional.of(problem);
        };
    }
}
