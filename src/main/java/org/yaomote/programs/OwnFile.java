package org.yaomote.programs;

import org.yaomote.files.FileBeside;
import org.yaomote.files.Mode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            Path place = path.toAbsolutePath();
            Files.createDirectories(place.getParent());
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            try (FileBeside beside =
                    FileBeside.of(place, Mode.OPEN_FILE, out -> out.write(octets))) {
                Mode.OPEN_FILE.give(beside.path());
                beside.replace();
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
