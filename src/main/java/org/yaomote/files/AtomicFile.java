package org.yaomote.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Replaces a file of this user's so that at every instant it is the old one or the new one.
///
/// Follows symbolic links, so that a link to a file in a version-controlled folder stays one. Files
/// and folders are their owner's alone from the start. Thread: one that may block.
public final class AtomicFile {
    /// As many symbolic links in a row as Linux follows.
    private static final int MOST_HOPS = 40;

    private AtomicFile() {}

    /// Writes a text in UTF-8 over a file, following a symbolic link to what it points to.
    ///
    /// @throws IOException if it cannot be written, also because it is a folder, device or pipe;
    ///   the file is as it was
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes octets over a file, following a symbolic link to what it points to.
    ///
    /// @throws IOException if it cannot be written; the file is as it was
    public static void write(Path file, byte[] octets) throws IOException {
        replace(target(file), out -> out.write(octets));
    }

    /// Copies a file, whatever its size.
    public static void copy(Path from, Path to) throws IOException {
        replace(to.toAbsolutePath(), out -> Files.copy(from, out));
    }

    private static void replace(Path target, FileBeside.Filling filling) throws IOException {
        createFolder(Objects.requireNonNull(target.getParent(), "a file is in a folder"));
        try (FileBeside beside = FileBeside.of(target, Mode.OWN_FILE, filling)) {
            beside.replace();
        }
    }

    /// What a path means in the end: the file itself, or what symbolic links lead to, which need
    /// not exist.
    public static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int hops = 0; Files.isSymbolicLink(target); hops++) {
            if (hops == MOST_HOPS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
        }
        return target;
    }

    /// Makes a folder and those above it.
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, Mode.OWN_FOLDER.attributes());
        }
    }

    /// Removes what writers that were killed have left in a folder.
    ///
    /// @param stem what the names of the files they wrote begin with
    public static void clean(Path folder, String stem) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (FileBeside.isLeftOver(entry.getFileName().toString(), stem)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }
}
