package org.yaomote.tls;

import org.yaomote.config.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The text of a PEM file that the configuration names.
sealed interface PemFile {
    /// Larger files are not certificates; no more of one is ever read.
    int MAX_BYTES = 1 << 20;

    /// Its text.
    record Text(Place place, String text) implements PemFile {}

    /// Why there is none.
    record Unreadable(Problem problem) implements PemFile {}

    /// Which file it is and who names it.
    ///
    /// @param field path of the configuration's field
    record Place(Path file, String field) {
        /// An error; its text names the file first.
        Problem problem(String code, Object... more) {
            return Problem.error(field, code, arguments(more));
        }

        /// A warning; its text names the file first.
        Problem warning(String code, Object... more) {
            return Problem.warning(field, code, arguments(more));
        }

        private Object[] arguments(Object... more) {
            return Stream.concat(Stream.of(file.toString()), Stream.of(more)).toArray();
        }
    }

    /// Reads a file; blocks.
    static PemFile read(Place place) {
        Path file = place.file();
        try {
            if (!Files.exists(file)) {
                return new Unreadable(place.problem("certificate.missing"));
            }
            if (Files.isDirectory(file)) {
                return new Unreadable(place.problem("certificate.folder"));
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] octets = in.readNBytes(MAX_BYTES + 1);
                return octets.length > MAX_BYTES
                        ? new Unreadable(place.problem("certificate.tooLarge"))
                        : new Text(place, new String(octets, StandardCharsets.ISO_8859_1));
            }
        } catch (AccessDeniedException e) {
            return new Unreadable(place.problem("certificate.denied"));
        } catch (IOException e) {
            return new Unreadable(place.problem("certificate.broken"));
        }
    }
}
