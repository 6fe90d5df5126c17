package org.yaomote.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// A text on the disk: one that the program keeps for itself and can do without, such as how the
/// window was, or one of the user.
///
/// Replaced as a whole: never half written. Thread: one that may block.
///
/// @param path of the file; folders above it are made when it is written
public record TextFile(Path path) {
    /// What it says; empty if there is none or it cannot be read, which is logged.
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            log("cannot be read", e);
            return Optional.empty();
        }
    }

    /// Replaces what it says; where that fails, which is logged, it is as it was.
    public void write(String text) {
        try {
            AtomicFile.write(path, text);
        } catch (IOException e) {
            log("cannot be written", e);
        }
    }

    /// Replaces what a file of the user says; it keeps its mode.
    public SaveResult replace(String text) {
        try {
            Path target = AtomicFile.target(path);
            Optional<Set<PosixFilePermission>> mode = mode(target);
            AtomicFile.write(target, text);
            if (mode.isPresent()) {
                Files.setPosixFilePermissions(target, mode.get());
            }
            return new SaveResult.Saved();
        } catch (IOException e) {
            return new SaveResult.Failed(ConfigStore.failure(path, e));
        }
    }

    private static Optional<Set<PosixFilePermission>> mode(Path target) throws IOException {
        boolean hasModes = target.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasModes && Files.exists(target)
                ? Optional.of(Files.getPosixFilePermissions(target))
                : Optional.empty();
    }

    private void log(String what, IOException why) {
        System.getLogger(TextFile.class.getName())
                .log(System.Logger.Level.WARNING, path.getFileName() + " " + what, why);
    }
}
