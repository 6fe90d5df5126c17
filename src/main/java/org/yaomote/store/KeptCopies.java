package org.yaomote.store;

import org.yaomote.files.AtomicFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// Copies of what could not be read, beside the file, one for each content.
///
/// Thread: one that may block, one at a time.
final class KeptCopies {
    private final Clock clock;

    KeptCopies(Clock clock) {
        this.clock = clock;
    }

    /// Copies a file aside, if there is no such copy yet; an earlier copy is never written over.
    ///
    /// @return where the copy is
    Path keep(Path file) throws IOException {
        String stem = file.getFileName() + ".broken-";
        for (Path copy : copies(file, stem)) {
            if (Files.mismatch(file, copy) == -1) {
                return copy;
            }
        }
        String stamp = History.STAMP.format(clock.instant().atOffset(ZoneOffset.UTC));
        Path copy = file.resolveSibling(stem + stamp);
        for (int n = 2; Files.exists(copy); n++) {
            copy = file.resolveSibling(stem + stamp + "-" + n);
        }
        AtomicFile.copy(file, copy);
        return copy;
    }

    private static List<Path> copies(Path file, String stem) throws IOException {
        try (Stream<Path> entries = Files.list(file.resolveSibling("."))) {
            return entries.filter(e -> e.getFileName().toString().startsWith(stem))
                    .filter(Files::isRegularFile)
                    .map(e -> file.resolveSibling(e.getFileName()))
                    .toList();
        }
    }
}
