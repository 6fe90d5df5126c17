package org.yaomote.authority;

import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.Outcome;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// Lets one at a time change a folder, among all processes of this computer.
///
/// @param folder made if it is not there, for its owner only
record FolderLock(Path folder) {
    /// Does something while nobody else may.
    <T> Outcome<T> holding(Supplier<Outcome<T>> work) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownersOnly());
            }
            try (FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                return channel.tryLock() == null
                        ? Outcome.refused(FaultKind.AUTHORITY_BUSY, folder)
                        : work.get();
            }
        } catch (OverlappingFileLockException _) {
            return Outcome.refused(FaultKind.AUTHORITY_BUSY, folder);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, folder);
        }
    }

    /// Mode 0700 where there are modes.
    static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
