package org.yaomote.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A small file for the system to read: written whole or not at all.
///
/// @param path absolute; folders above it are made when it is written
public record OwnFile(Path path) {
    /// What it says; nothing if it is not there or is no text.
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Writes it.
    ///
    /// @return why not; nothing if it was
    public Optional<String> write(String text) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, ".yaomote", ".tmp");
            try {
                Files.writeString(beside, text);
                if (beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(
                            beside,
                            java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
                }
                Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(said(e));
        }
    }

    /// Takes it away.
    ///
    /// @return why not; nothing if it is gone
    public Optional<String> delete() {
        try {
            Files.deleteIfExists(path);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(said(e));
        }
    }

    private String said(IOException failure) {
        return path + ": " + failure.getClass().getSimpleName();
    }
}
