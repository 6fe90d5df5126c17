package org.yaomote.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sees to it that one program at a time writes a configuration. The system gives the lock back
/// when the process ends, however it ends.
///
/// Thread: one that may block.
public final class ConfigLock implements AutoCloseable {
    /// What this process has locked. The system's locks belong to the process and fall as soon as
    /// it closes any channel of the file, so a second taker here must be turned away before it
    /// opens one; like the locks, the record is one for the process.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path place;
    private final FileChannel channel;

    private ConfigLock(Path place, FileChannel channel) {
        this.place = place;
        this.channel = channel;
    }

    /// Takes the lock of a configuration file.
    ///
    /// @return empty if another program has it, or the folder cannot be written to
    public static Optional<ConfigLock> take(Path file) {
        try {
            Path target = AtomicFile.target(file);
            Path folder = Objects.requireNonNull(target.getParent(), "a file is in a folder");
            AtomicFile.createFolder(folder);
            Path place = folder.toRealPath().resolve(target.getFileName() + ".lock");
            if (!HELD.add(place)) {
                return Optional.empty();
            }
            FileChannel channel = locked(place);
            if (channel == null) {
                HELD.remove(place);
                return Optional.empty();
            }
            return Optional.of(new ConfigLock(place, channel));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Gives the lock back.
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return; // By now it may be another's.
        }
        try {
            channel.close();
        } catch (IOException e) {
            log("the lock could not be given back", e);
        } finally {
            HELD.remove(place);
        }
    }

    private static @Nullable FileChannel locked(Path place) {
        FileChannel channel = null;
        try {
            Set<StandardOpenOption> options =
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = FileChannel.open(place, options, AtomicFile.attributes("rw-------"));
            if (channel.tryLock() != null) {
                channel.truncate(0);
                String pid = ProcessHandle.current().pid() + "\n";
                channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
                return channel;
            }
        } catch (IOException e) {
            log("the lock cannot be taken", e);
        }
        close(channel);
        return null;
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            log("a lock that was not taken cannot be closed", e);
        }
    }

    private static void log(String what, IOException e) {
        System.getLogger(ConfigLock.class.getName())
                .log(System.Logger.Level.WARNING, what + ": " + e);
    }
}
