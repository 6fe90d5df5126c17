package org.yaomote.diagnostics;

import org.yaomote.files.FileBeside;
import org.yaomote.files.Mode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        try (FileBeside beside = FileBeside.of(file.toAbsolutePath(), Mode.OWN_FILE, this::fill)) {
            beside.replace();
        }
    }

    private void fill(OutputStream target) throws IOException {
        ZipOutputStream out = new ZipOutputStream(target);
        for (Part part : parts) {
            out.putNextEntry(new ZipEntry(part.name()));
            out.write(part.text().getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        out.finish();
    }
}
