package org.yaomote.store;

import org.jspecify.annotations.Nullable;
import org.yaomote.files.AtomicFile;
import org.yaomote.files.Mode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sees to it that one program at a time writes a configuration. The system gives the lock back
/// when the process ends, however it ends.
///
/// Thread: one that may block.
public final class ConfigLock implements AutoCloseable {
    private static final int MOST_DIGITS = 20;

    /// What this process has locked. The system's locks belong to the process and fall as soon as
    /// it closes any channel of the file, so a second taker here must be turned away before it
    /// opens one; like the locks, the record is one for the process.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /// What came of taking a lock.
    public sealed interface Attempt {
        /// This process has it.
        record Taken(ConfigLock lock) implements Attempt {}

        /// A program has it already, which may be this one.
        ///
        /// @param pid its process, where that can be read
        record HeldBy(OptionalLong pid) implements Attempt {}

        /// There can be no lock here, and most likely no file.
        ///
        /// @param reason in the system's words
        record NotWritable(String reason) implements Attempt {}
    }

    private final Path place;
    private final FileChannel channel;

    private ConfigLock(Path place, FileChannel channel) {
        this.place = place;
        this.channel = channel;
    }

    /// Takes the lock of a configuration file.
    public static Attempt take(Path file) {
        try {
            Path target = AtomicFile.target(file);
            Path folder = Objects.requireNonNull(target.getParent(), "a file is in a folder");
            AtomicFile.createFolder(folder);
            Path place = folder.toRealPath().resolve(target.getFileName() + ".lock");
            return HELD.add(place)
                    ? takeAt(place)
                    : new Attempt.HeldBy(OptionalLong.of(ProcessHandle.current().pid()));
        } catch (IOException e) {
            return refused(e);
        }
    }

    private static Attempt takeAt(Path place) {
        FileChannel channel = null;
        Attempt attempt;
        try {
            // Behind a link could be anything, and it is written over.
            Set<OpenOption> options =
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
            channel = FileChannel.open(place, options, Mode.OWN_FILE.attributes());
            if (channel.tryLock() != null) {
                channel.truncate(0);
                String pid = ProcessHandle.current().pid() + "\n";
                channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
                return new Attempt.Taken(new ConfigLock(place, channel));
            }
            attempt = new Attempt.HeldBy(holder(channel));
        } catch (IOException e) {
            attempt = refused(e);
        }
        close(channel);
        HELD.remove(place);
        return attempt;
    }

    /// Who wrote its process into the lock; Windows lets nobody else read it.
    private static OptionalLong holder(FileChannel channel) {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_DIGITS);
        try {
            channel.read(bytes, 0);
        } catch (IOException _) {
            return OptionalLong.empty();
        }
        String text = StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
        return text.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private static Attempt refused(IOException e) {
        log("the lock cannot be taken", e);
        return new Attempt.NotWritable(
                switch (e) {
                    case AccessDeniedException denied -> "access denied: " + denied.getFile();
                    default -> String.valueOf(e.getMessage());
                });
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
