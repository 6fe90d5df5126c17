package org.yaomote.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// Replaces a file so that at every instant it is the old one or the new one, also if the process
/// is killed or the power fails: written beside, synced, moved over, the folder synced.
///
/// Files get mode 0600 and folders 0700 from the start, where the file system knows modes.
final class AtomicFile {
    private static final boolean MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private AtomicFile() {}

    /// Writes a text over a file, following a symbolic link to what it points to.
    static void write(Path file, String text) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = Objects.requireNonNull(target.getParent(), "a file is in a folder");
        createFolder(folder);
        String name = target.getFileName().toString();
        Path beside = folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            fill(beside, text);
            Files.move(
                    beside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        syncFolder(folder);
    }

    /// Makes a folder and those above it.
    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes("rwx------"));
        }
    }

    /// Removes what writers that were killed have left beside a file.
    static void clean(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        String stem = "." + file.getFileName() + ".";
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(stem) && name.endsWith(".tmp") && !isAlive(name, stem)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    private static boolean isAlive(String name, String stem) {
        String pid = name.substring(stem.length(), name.length() - ".tmp".length());
        try {
            return ProcessHandle.of(Long.parseLong(pid)).isPresent();
        } catch (NumberFormatException _) {
            return true; // Not ours to remove.
        }
    }

    private static void fill(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, attributes("rw-------"))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// The move itself must survive a power cut; not every system lets a folder be opened for it.
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(AtomicFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "the folder cannot be synced", e);
        }
    }

    private static FileAttribute<?>[] attributes(String mode) {
        return MODES
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }
}
