package org.yaomote.app;

import org.yaomote.targets.TargetFiles;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Target files on the disk, in UTF-8.
record TargetTexts() implements TargetFiles {
    /// A million addresses have less.
    private static final long MOST_BYTES = 64 << 20;

    @Override
    public Read read(String name) {
        try {
            Path file = Path.of(name);
            if (Files.size(file) > MOST_BYTES) {
                return new Read.Failed("too large");
            }
            return new Read.Text(Files.readString(file));
        } catch (NoSuchFileException e) {
            return new Read.Failed("no such file");
        } catch (CharacterCodingException e) {
            return new Read.Failed("no text in UTF-8");
        } catch (IOException | InvalidPathException e) {
            return new Read.Failed(String.valueOf(e.getMessage()));
        }
    }
}
