package org.yaomote.certificate;

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
/// Thread: any that may block.
///
/// @param folder made if it is not there, for its owner only
/// @param busy what is wrong when somebody else is at work; its text names the folder
public record FolderLock(Path folder, FaultKind busy) {
    /// Does something while nobody else may.
    public <T> Outcome<T> holding(Supplier<Outcome<T>> work) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownersOnly());
            }
            try (FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                return channel.tryLock() == null ? Outcome.refused(busy, folder) : work.get();
            }
        } catch (OverlappingFileLockException _) {
            return Outcome.refused(busy, folder);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, folder);
        }
    }

    /// Mode 0700 where there are modes.
    public static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
