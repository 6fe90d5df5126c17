package org.yaomote.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/// Sees to it that one program at a time writes a configuration. The system gives the lock back
/// when the process ends, however it ends.
///
/// Thread: one that may block.
public final class ConfigLock implements AutoCloseable {
    private final FileChannel channel;

    private ConfigLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock of a configuration file.
    ///
    /// @return empty if another program has it, or the folder cannot be written to
    public static Optional<ConfigLock> take(Path file) {
        Path beside = file.toAbsolutePath().resolveSibling(file.getFileName() + ".lock");
        try {
            AtomicFile.createFolder(Objects.requireNonNull(beside.getParent()));
            FileChannel channel =
                    FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            String pid = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new ConfigLock(channel));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Gives the lock back.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(ConfigLock.class.getName())
                    .log(System.Logger.Level.WARNING, "the lock could not be given back", e);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
            throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // This very process has it.
        }
    }
}
