package org.yaomote.accesslog;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import org.jspecify.annotations.Nullable;
import org.yaomote.files.Mode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/// The file that lines are appended to: readable by its owner only, turned over by size
/// (`access.log.1` is the newest of the older ones), opened anew when somebody else moved it away.
///
/// Thread: the log's. What goes wrong is thrown; the next call tries everything again.
final class LogFile {
    private final Path path;
    private @Nullable FileChannel channel;

    /// What tells this file from another of its name; null where the system has no such thing.
    private @Nullable Object key;

    private long size;

    /// Whether it is a file that can be turned over, not a device.
    private boolean regular;

    LogFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /// Octets in it as far as we know; opens it to know.
    long size() throws IOException {
        FileChannel _ = open();
        return size;
    }

    /// Appends whole lines: all of them, or none.
    void append(byte[] bytes, int length) throws IOException {
        FileChannel file = open();
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (rest.hasRemaining()) {
                int _ = file.write(rest);
            }
            size += length;
        } catch (IOException e) {
            undo(file, e);
            throw e;
        }
    }

    /// Notices that the file was moved away or cut, and begins a new one then.
    void look() throws IOException {
        FileChannel file = channel;
        if (file == null) {
            return;
        }
        try {
            BasicFileAttributes there = Files.readAttributes(path, BasicFileAttributes.class);
            if (key == null || key.equals(there.fileKey())) {
                size = regular ? file.size() : 0;
                return;
            }
        } catch (NoSuchFileException _) {
            // Moved: the next line opens a new one.
            size = 0;
        }
        close();
    }

    /// Moves the file away and those before it one further; the oldest beyond the number to keep
    /// goes.
    void turnOver(int keep) throws IOException {
        if (!regular) {
            return;
        }
        close();
        // Also those of a time when more were kept.
        int beyond = Math.max(1, keep);
        while (Files.deleteIfExists(older(beyond))) {
            beyond++;
        }
        if (keep == 0) {
            Files.deleteIfExists(path);
            return;
        }
        for (int i = keep - 1; i >= 1; i--) {
            move(older(i), older(i + 1));
        }
        move(path, older(1));
    }

    void close() throws IOException {
        FileChannel file = channel;
        channel = null;
        size = 0;
        if (file != null) {
            file.close();
        }
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open != null) {
            return open;
        }
        FileChannel file =
                FileChannel.open(path, Set.of(CREATE, WRITE, APPEND), Mode.OWN_FILE.attributes());
        channel = file;
        BasicFileAttributes there = Files.readAttributes(path, BasicFileAttributes.class);
        key = there.fileKey();
        regular = there.isRegularFile();
        size = regular ? file.size() : 0;
        if (size > 0 && !endsInLine()) {
            // A line that was cut when the machine or the disk failed stays one line.
            size += file.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
        return file;
    }

    private boolean endsInLine() throws IOException {
        try (FileChannel reading = FileChannel.open(path)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return reading.read(last, size - 1) < 1 || last.get(0) == '\n';
        }
    }

    /// Half a line must not stay: what comes later would be taken for its other half.
    private void undo(FileChannel file, IOException cause) {
        try (file) {
            channel = null;
            if (regular) {
                file.truncate(size);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private Path older(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
