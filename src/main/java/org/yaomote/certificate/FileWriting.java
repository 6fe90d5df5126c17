package org.yaomote.certificate;

import org.yaomote.files.AtomicFile;
import org.yaomote.files.FileBeside;
import org.yaomote.files.Mode;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

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

    private static final List<String> OWNERS = List.of("unix:gid", "unix:uid");

    private FileWriting() {}

    /// Writes one file; its name is that of the path, whatever the content is called.
    public static Outcome<Path> write(Path file, FileContent content, Existing existing) {
        try {
            if (Files.isDirectory(file)) {
                return Outcome.refused(FaultKind.FILE_FOLDER, file);
            }
            switch (existing) {
                case KEEP -> writeNew(file.toAbsolutePath(), content);
                case REPLACE -> replace(AtomicFile.target(file), content);
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

    private static FileBeside beside(Path file, FileContent content) throws IOException {
        Mode mode = content.isSecret() ? Mode.OWN_FILE : Mode.OPEN_FILE;
        return FileBeside.of(file, mode, out -> out.write(content.octets()));
    }

    private static void writeNew(Path file, FileContent content) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        try (FileBeside beside = beside(file, content)) {
            beside.putNew();
        }
    }

    private static void replace(Path file, FileContent content) throws IOException {
        try (FileBeside beside = beside(file, content)) {
            giveToOwner(file, beside.path());
            beside.replace();
        }
    }

    /// What root renews stays the file of the user whose program reads it. Where everybody may put
    /// files that is not done, for the one that is replaced may be a trap.
    private static void giveToOwner(Path file, Path beside) throws IOException {
        if (!Mode.areKnown() || !Files.exists(file) || isOpenToAll(file.resolveSibling(""))) {
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
}
