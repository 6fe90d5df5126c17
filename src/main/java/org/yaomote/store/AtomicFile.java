package org.yaomote.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces a file so that at every instant it is the old one or the new one, also if the process
/// is killed or the power fails: written beside, synced, moved over, the folder synced.
///
/// Following symbolic links, so that a link to a file in a version-controlled folder stays one.
/// Files get mode 0600 and folders 0700 from the start, where the file system knows modes.
public final class AtomicFile {
    private static final boolean MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Pattern BESIDE =
            Pattern.compile("\\.(?<name>.+)\\.(?<pid>\\d{1,18})\\.tmp");

    /// As many symbolic links in a row as Linux follows.
    private static final int MOST_HOPS = 40;

    private AtomicFile() {}

    /// A writer of a file's content.
    private interface Filling {
        void fill(FileChannel channel) throws IOException;
    }

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
    static void write(Path file, byte[] octets) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(octets);
        replace(
                target(file),
                channel -> {
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                });
    }

    /// Copies a file, whatever its size.
    static void copy(Path from, Path to) throws IOException {
        replace(
                to.toAbsolutePath(),
                channel -> Files.copy(from, Channels.newOutputStream(channel)));
    }

    private static void replace(Path target, Filling filling) throws IOException {
        // Moving over a device or a pipe would take it from everybody: root could lose /dev/null.
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(target.toString(), null, "not a regular file");
        }
        Path folder = Objects.requireNonNull(target.getParent(), "a file is in a folder");
        createFolder(folder);
        String name = target.getFileName().toString();
        Path beside = folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.deleteIfExists(beside);
            Set<StandardOpenOption> options =
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(beside, options, attributes("rw-------"))) {
                filling.fill(channel);
                channel.force(true);
            }
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

    /// What a path means in the end: the file itself, or what symbolic links lead to, which need
    /// not exist.
    static Path target(Path file) throws IOException {
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
    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes("rwx------"));
        }
    }

    /// Removes what writers that were killed have left in a folder.
    ///
    /// @param stem what the names of the files they wrote begin with
    static void clean(Path folder, String stem) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (isLeftOver(entry.getFileName().toString(), stem)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    /// Whether a name is one that [#write] makes, in a process that is no more.
    private static boolean isLeftOver(String name, String stem) {
        Matcher beside = BESIDE.matcher(name);
        return beside.matches()
                && beside.group("name").startsWith(stem)
                && ProcessHandle.of(Long.parseLong(beside.group("pid"))).isEmpty();
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

    /// The attribute that makes a file with this mode; none where there are no modes.
    static FileAttribute<?>[] attributes(String mode) {
        return MODES
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }
}
