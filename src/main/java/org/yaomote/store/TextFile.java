package org.yaomote.store;

import org.yaomote.files.AtomicFile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// A text on the disk: one that the program keeps for itself and can do without, such as how the
/// window was, or one of the user.
///
/// Replaced as a whole: never half written. Thread: one that may block.
///
/// @param path of the file; folders above it are made when it is written
public record TextFile(Path path) {
    /// The encoding of larger ones is not asked for.
    private static final long MOST_BYTES = 16 << 20;

    /// What it says; empty if there is none, or it is no text or cannot be read, which is logged.
    public Optional<String> read() {
        try {
            Optional<EncodedText> text = EncodedText.of(Files.readAllBytes(path));
            if (text.isEmpty()) {
                log("is no text", new CharacterCodingException());
            }
            return text.map(EncodedText::text);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            log("cannot be read", e);
            return Optional.empty();
        }
    }

    /// Replaces what it says; where that fails, which is logged, it is as it was.
    public void write(String text) {
        try {
            AtomicFile.write(path, text);
        } catch (IOException e) {
            log("cannot be written", e);
        }
    }

    /// Replaces what a file of the user says; it keeps its mode, and its encoding where that can
    /// say the text. A new one is in UTF-8.
    public SaveResult replace(String text) {
        try {
            Path target = AtomicFile.target(path);
            Optional<Set<PosixFilePermission>> mode = mode(target);
            AtomicFile.write(target, EncodedText.octets(text, charset(target)));
            if (mode.isPresent()) {
                Files.setPosixFilePermissions(target, mode.get());
            }
            return new SaveResult.Saved();
        } catch (IOException e) {
            return new SaveResult.Failed(ConfigStore.failure(path, e));
        }
    }

    private static Charset charset(Path target) throws IOException {
        if (!Files.isRegularFile(target) || Files.size(target) > MOST_BYTES) {
            return StandardCharsets.UTF_8;
        }
        return EncodedText.of(Files.readAllBytes(target))
                .map(EncodedText::charset)
                .orElse(StandardCharsets.UTF_8);
    }

    private static Optional<Set<PosixFilePermission>> mode(Path target) throws IOException {
        boolean hasModes = target.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasModes && Files.exists(target)
                ? Optional.of(Files.getPosixFilePermissions(target))
                : Optional.empty();
    }

    private void log(String what, IOException why) {
        System.getLogger(TextFile.class.getName())
                .log(System.Logger.Level.WARNING, path.getFileName() + " " + what, why);
    }
}
