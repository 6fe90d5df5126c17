package org.yaomote.diagnostics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Texts that go together, each a file of an archive.
///
/// @param parts in the order shown
public record Bundle(List<Part> parts) {
    public Bundle {
        parts = List.copyOf(parts);
    }

    /// One text.
    ///
    /// @param name of its file in the archive
    /// @param text without secrets
    public record Part(String name, String text) {
        /// One whose text was masked.
        public static Part masked(String name, String text) {
            return new Part(name, SecretMask.text(text));
        }
    }

    /// Writes the archive, whole or not at all, for its owner alone to read where the file system
    /// knows owners.
    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new FileSystemException(file.toString());
        }
        // Such a file is its owner's alone.
        Path beside = Files.createTempFile(folder, ".yaomote", ".tmp");
        try {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(beside))) {
                for (Part part : parts) {
                    out.putNextEntry(new ZipEntry(part.name()));
                    out.write(part.text().getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
