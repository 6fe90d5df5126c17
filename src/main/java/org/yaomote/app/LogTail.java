package org.yaomote.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The end of a file that others append to.
///
/// Thread: one that may block.
final class LogTail {
    /// No more is read of it.
    private static final int MOST_BYTES = 256 << 10;

    private static final int MOST_LINES = 2_000;

    private LogTail() {}

    /// The last lines; the first of them is whole. Empty if there is no such file.
    static Optional<List<String>> lines(Path path) {
        try (FileChannel file = FileChannel.open(path)) {
            long size = file.size();
            long from = Math.max(0, size - MOST_BYTES);
            ByteBuffer end = ByteBuffer.allocate((int) (size - from));
            while (end.hasRemaining() && file.read(end, from + end.position()) >= 0) {
                // A file that was cut meanwhile ends earlier.
            }
            String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
            String whole = from == 0 ? text : text.substring(text.indexOf('\n') + 1);
            List<String> lines = whole.lines().toList();
            return Optional.of(lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            log(path, e);
            return Optional.empty();
        }
    }

    /// The file in a folder that was written to last.
    ///
    /// @param names a pattern of [java.nio.file.FileSystem#getPathMatcher]
    static Optional<Path> newest(Path folder, String names) {
        Optional<Path> newest = Optional.empty();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
            for (Path file : files) {
                boolean isLog = !file.toString().endsWith(".lck");
                boolean isNewer = newest.isEmpty() || isNewer(file, newest.get());
                newest = isLog && isNewer ? Optional.of(file) : newest;
            }
        } catch (IOException e) {
            log(folder, e);
        }
        return newest;
    }

    private static boolean isNewer(Path file, Path other) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(other)) > 0;
    }

    private static void log(Path path, IOException why) {
        System.getLogger(LogTail.class.getName())
                .log(System.Logger.Level.DEBUG, path + " cannot be read", why);
    }
}
