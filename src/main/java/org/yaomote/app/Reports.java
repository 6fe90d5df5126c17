package org.yaomote.app;

import org.yaomote.store.EncodedText;
import org.yaomote.words.ProblemReport;
import org.yaomote.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Reports of problems that show the lines of every file they name.
final class Reports {
    private static final int MOST_BYTES = 16 << 20;

    private Reports() {}

    /// A report about a file; blocks on the others while it is made.
    ///
    /// @param text the whole content of the file itself
    static ProblemReport of(Words words, Path file, String text) {
        Map<String, String> read = new HashMap<>();
        return new ProblemReport(
                words, file.toString(), text, name -> read.computeIfAbsent(name, Reports::text));
    }

    /// What a file says; empty if it is not to be shown: a key that was named by mistake is shown
    /// to nobody.
    private static String text(String name) {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return "";
            }
            return EncodedText.of(Files.readAllBytes(file))
                    .map(EncodedText::text)
                    .filter(t -> !t.contains("-----BEGIN"))
                    .orElse("");
        } catch (IOException | InvalidPathException _) {
            return "";
        }
    }
}
