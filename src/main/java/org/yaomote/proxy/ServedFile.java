package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A file below a folder that the path of a request names.
///
/// Never one outside of the folder, nor one behind a symbolic link: the path is taken apart and
/// each step must be the name of something that stands there itself.
final class ServedFile {
    /// What is larger is not read at once.
    static final int MAX_OCTETS = 64 * 1024;

    static final String TEXT = "Content-Type: text/plain\r\n";

    private ServedFile() {}

    /// What was found.
    sealed interface Found {
        /// A small file, as it is to be answered.
        record Whole(OwnAnswer.Content content) implements Found {}

        /// A file of more than [#MAX_OCTETS]; whoever gets it has it closed.
        ///
        /// @param channel open for reading
        /// @param size when it was opened
        record Large(FileChannel channel, long size) implements Found {}

        /// No file that may be given.
        record Nothing() implements Found {}
    }

    /// Reads it, or opens it if it is large; blocks on the file.
    ///
    /// @param path as the request has it, percent-encoded
    static Found read(Path folder, String path) {
        List<String> steps = steps(path);
        if (steps.isEmpty()) {
            return new Found.Nothing();
        }
        try {
            Path at = folder.toRealPath();
            for (String step : steps) {
                at = at.resolve(step);
                if (Files.isSymbolicLink(at)) {
                    return new Found.Nothing();
                }
            }
            if (!Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
                return new Found.Nothing();
            }
            return content(at);
        } catch (IOException | UncheckedIOException | InvalidPathException _) {
            return new Found.Nothing();
        }
    }

    private static Found content(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        boolean isKept = false;
        try {
            long size = channel.size();
            isKept = size > MAX_OCTETS;
            return isKept ? new Found.Large(channel, size) : whole(channel);
        } finally {
            if (!isKept) {
                channel.close();
            }
        }
    }

    private static Found whole(FileChannel channel) throws IOException {
        byte[] octets = Channels.newInputStream(channel).readNBytes(MAX_OCTETS);
        return new Found.Whole(new OwnAnswer.Content(octets, "OK", TEXT));
    }

    /// The names on the way; empty if the path leads nowhere or might lead out.
    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        if (!path.startsWith("/")) {
            return steps;
        }
        for (String part : path.substring(1).split("/", -1)) {
            String step = decoded(part);
            if (step == null || step.isEmpty() || step.equals(".") || step.equals("..")) {
                return List.of();
            }
            steps.add(step);
        }
        return steps;
    }

    /// A name without what separates names on any system; null if there is such a sign, or an
    /// encoding that is none.
    private static @Nullable String decoded(String part) {
        byte[] octets = new byte[part.length()];
        int count = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%') {
                int high = i + 2 < part.length() ? Character.digit(part.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(part.charAt(i + 2), 16);
                if (low < 0) {
                    return null;
                }
                c = (char) (high * 16 + low);
                i += 2;
            }
            if (c < ' ' || c == '/' || c == '\\' || c == ':' || c == 0x7f) {
                return null;
            }
            octets[count++] = (byte) c;
        }
        return new String(octets, 0, count, StandardCharsets.UTF_8);
    }
}
