package org.yaomote.certificate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// Writes files so that at every instant there is the old one, the new one or none, and that nobody
/// else could read a key for a moment.
///
/// Where the file system knows modes, keys get 0600 and the rest 0644 from the start; elsewhere the
/// rights of the folder hold. Stateless; any thread that may block.
public final class FileWriting {
    /// What to do with a file that is there.
    public enum Existing {
        /// Leaves it alone and refuses.
        KEEP,
        /// Replaces it; where it is a symbolic link, what that leads to. If root does, the owner
        /// stays.
        REPLACE
    }

    private static final boolean MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final List<String> OWNERS = List.of("unix:gid", "unix:uid");

    /// As many symbolic links in a row as Linux follows.
    private static final int MOST_HOPS = 40;

    private FileWriting() {}

    /// Writes one file; its name is that of the path, whatever the content is called.
    public static Outcome<Path> write(Path file, FileContent content, Existing existing) {
        try {
            if (Files.isDirectory(file)) {
                return Outcome.refused(FaultKind.FILE_FOLDER, file);
            }
            switch (existing) {
                case KEEP -> writeNew(file.toAbsolutePath(), content);
                case REPLACE -> replace(target(file), content);
            }
            return Outcome.done(file);
        } catch (FileAlreadyExistsException _) {
            return Outcome.refused(FaultKind.FILE_EXISTS, file);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, file);
        }
    }

    /// Writes several files into a folder: none, if one of them is there and is to be kept.
    public static Outcome<List<Path>> writeAll(
            Path folder, List<FileContent> contents, Existing existing) {
        List<Path> files = contents.stream().map(c -> folder.resolve(c.name())).toList();
        for (Path file : files) {
            if (existing == Existing.KEEP && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Outcome.refused(FaultKind.FILE_EXISTS, file);
            }
        }
        Outcome<List<Path>> written = Outcome.done(files);
        for (int i = 0; i < files.size(); i++) {
            int at = i;
            written =
                    written.then(
                            all -> write(files.get(at), contents.get(at), existing).map(_ -> all));
        }
        return written;
    }

    /// A hard link fails if its name is taken, so nothing that is there is ever replaced.
    private static void writeNew(Path file, FileContent content) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path beside = beside(file);
        try {
            fill(beside, content);
            try {
                Files.createLink(file, beside);
            } catch (FileAlreadyExistsException e) {
                throw e;
            } catch (IOException | UnsupportedOperationException _) {
                // No hard links here, as on FAT: the name is taken first, then filled at once.
                Files.createFile(file, attributes(content));
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(beside);
        }
        syncFolder(file);
    }

    private static void replace(Path file, FileContent content) throws IOException {
        // Moving over a device or a pipe would take it from everybody: root could lose /dev/null.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        Path beside = beside(file);
        try {
            fill(beside, content);
            giveToOwner(file, beside);
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        syncFolder(file);
    }

    /// What root renews stays the file of the user whose program reads it. Where everybody may put
    /// files that is not done, for the one that is replaced may be a trap.
    private static void giveToOwner(Path file, Path beside) throws IOException {
        if (!MODES || !Files.exists(file) || isOpenToAll(file.resolveSibling(""))) {
            return;
        }
        for (String part : OWNERS) {
            Object owner = Files.getAttribute(file, part);
            if (!owner.equals(Files.getAttribute(beside, part))) {
                give(beside, part, owner);
            }
        }
    }

    private static void give(Path file, String part, Object owner) {
        try {
            Files.setAttribute(file, part, owner);
        } catch (IOException e) {
            // Only root may; for anybody else the new file is theirs.
            System.getLogger(FileWriting.class.getName())
                    .log(System.Logger.Level.DEBUG, "the owner cannot be kept", e);
        }
    }

    private static boolean isOpenToAll(Path folder) throws IOException {
        return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static Path beside(Path file) throws IOException {
        Path name = file.getFileName();
        if (name == null) {
            throw new NoSuchFileException(file.toString());
        }
        return file.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".tmp");
    }

    private static void fill(Path beside, FileContent content) throws IOException {
        Files.deleteIfExists(beside);
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(beside, options, attributes(content))) {
            ByteBuffer octets = ByteBuffer.wrap(content.octets());
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.force(true);
        }
    }

    /// What a path means in the end: the file itself, or what symbolic links lead to.
    private static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int hops = 0; Files.isSymbolicLink(target); hops++) {
            if (hops == MOST_HOPS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
        }
        return target;
    }

    private static FileAttribute<?>[] attributes(FileContent content) {
        String mode = content.isSecret() ? "rw-------" : "rw-r--r--";
        return MODES
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }

    /// The name itself must survive a power cut; not every system lets a folder be opened for it.
    private static void syncFolder(Path file) {
        try (FileChannel channel =
                FileChannel.open(file.resolveSibling(""), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(FileWriting.class.getName())
                    .log(System.Logger.Level.DEBUG, "the folder cannot be synced", e);
        }
    }
}
