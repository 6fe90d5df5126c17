package org.yaomote.acme;

import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Outcome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Proofs lying in the folder that a listener serves (HTTP-01, RFC 8555 §8.3), as long as this is
/// open.
///
/// Thread: one that may block.
final class ProofFolder implements AutoCloseable {
    /// Base64url (RFC 8555 §8.1): nothing else becomes the name of a file.
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    ProofFolder(Path folder) {
        this.folder = folder;
    }

    /// Puts one there.
    Outcome<Path> put(String token, String proof) {
        if (!TOKEN.matcher(token).matches()) {
            return Outcome.refused(FaultKind.ACME_FOLDER, folder);
        }
        byte[] octets = proof.getBytes(StandardCharsets.US_ASCII);
        try (FileContent content = new FileContent(token, octets, FileContent.Readers.ALL)) {
            Files.createDirectories(folder);
            Path file = folder.resolve(token);
            if (FileWriting.write(file, content, FileWriting.Existing.REPLACE).result().isEmpty()) {
                return Outcome.refused(FaultKind.ACME_FOLDER, folder);
            }
            written.add(file);
            return Outcome.done(file);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.ACME_FOLDER, folder);
        }
    }

    @Override
    public void close() {
        for (Path file : written) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // Nobody can do anything with a proof that was used.
                System.getLogger(ProofFolder.class.getName())
                        .log(System.Logger.Level.DEBUG, "a proof stays behind", e);
            }
        }
    }
}
