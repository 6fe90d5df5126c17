package org.yaomote.authority;

import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.certificate.PemWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The authorities of a folder, the oldest first: `authority-1.pem` with the certificates, the
/// signing one first, and `authority-1.key` with its protected key.
///
/// Thread: one at a time that may block.
///
/// @param folder that is there
record Shelf(Path folder) {
    /// As many as would last for centuries.
    private static final int MOST = 100;

    /// An authority on disk.
    ///
    /// @param chain the signing certificate, then its root
    record Kept(int number, List<X509Certificate> chain) {
        Kept {
            chain = List.copyOf(chain);
        }

        X509Certificate root() {
            return chain.getLast();
        }

        Instant ends() {
            return chain.getFirst().getNotAfter().toInstant();
        }
    }

    /// All of them, ended ones as well; needs no pass phrase.
    Outcome<List<Kept>> all() {
        List<Kept> found = new ArrayList<>();
        for (int number = 1; number <= MOST && Files.exists(certificates(number)); number++) {
            Outcome<Contents> read =
                    new CertificateReader(PassPhrases.NONE).read(certificates(number));
            Optional<Contents> contents = read.result().filter(c -> c.certificates().size() == 2);
            if (contents.isEmpty()) {
                return Outcome.refused(FaultKind.AUTHORITY_DAMAGED, folder);
            }
            found.add(new Kept(number, contents.get().certificates()));
        }
        return Outcome.done(List.copyOf(found));
    }

    /// One with its key.
    ///
    /// @param phrase closed afterwards
    Outcome<Identity> opened(Kept kept, PassPhrase phrase) {
        PassPhrases once = (_, attempt) -> attempt == 1 ? Optional.of(phrase) : Optional.empty();
        Optional<PrivateKey> key =
                new CertificateReader(once).read(key(kept.number())).then(Contents::key).result();
        return key.isEmpty()
                ? Outcome.refused(FaultKind.AUTHORITY_DAMAGED, folder)
                : Outcome.done(new Identity(key.get(), kept.chain()));
    }

    /// Puts one more there. The key first: without its certificates it is nobody's.
    Outcome<Kept> added(Identity authority, PassPhrase phrase) {
        return all().then(
                        before -> {
                            int number = before.size() + 1;
                            byte[] key =
                                    PemWriter.key(
                                            authority.key(), phrase, PemWriter.Stretching.RANDOM);
                            byte[] chain = PemWriter.certificates(authority.chain());
                            return write(key(number), key, FileContent.Readers.OWNER)
                                    .then(
                                            _ ->
                                                    write(
                                                            certificates(number),
                                                            chain,
                                                            FileContent.Readers.ALL))
                                    .map(_ -> new Kept(number, authority.chain()));
                        });
    }

    private static Outcome<Path> write(Path file, byte[] octets, FileContent.Readers readers) {
        String name = file.getFileName().toString();
        try (FileContent content = new FileContent(name, octets, readers)) {
            // A key may be there whose certificates were never written.
            Files.deleteIfExists(file);
            return FileWriting.write(file, content, FileWriting.Existing.KEEP);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, file);
        }
    }

    /// The file with the certificates of one.
    Path certificates(int number) {
        return folder.resolve("authority-" + number + ".pem");
    }

    private Path key(int number) {
        return folder.resolve("authority-" + number + ".key");
    }
}
