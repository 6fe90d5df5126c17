package org.yaomote.certificate;

import org.yaomote.files.Mode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
                Files.createDirectories(folder, Mode.OWN_FOLDER.attributes());
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
}
