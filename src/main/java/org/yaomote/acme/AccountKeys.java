package org.yaomote.acme;

import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.certificate.PemWriter;
import org.yaomote.files.Mode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;

/// The keys of the accounts, one for each directory: an account is found again by its key (RFC 8555
/// §7.3.1), so nothing else is kept of it.
///
/// Thread: one at a time that may block.
///
/// @param folder made when a key is put there, for its owner only
record AccountKeys(Path folder) {
    /// The key for a directory, made if there is none.
    Outcome<KeyPair> of(AcmeDirectory directory, SecureRandom random) {
        Path file = folder.resolve(directory.fileStem() + ".key");
        return Files.exists(file) ? read(file) : made(file, random);
    }

    private static Outcome<KeyPair> read(Path file) {
        Outcome<KeyPair> pair =
                new CertificateReader(PassPhrases.NONE)
                        .read(file)
                        .then(Contents::key)
                        .then(CertificateIssuer::pair);
        boolean isUsable =
                pair.result().filter(p -> p.getPublic() instanceof ECPublicKey).isPresent();
        return isUsable ? pair : Outcome.refused(FaultKind.ACME_KEY_DAMAGED, file);
    }

    private Outcome<KeyPair> made(Path file, SecureRandom random) {
        KeyPair pair = KeyKind.EC_P256.make(random);
        byte[] octets = PemWriter.key(pair.getPrivate());
        String name = file.getFileName().toString();
        try (FileContent content = new FileContent(name, octets, FileContent.Readers.OWNER)) {
            Files.createDirectories(folder, Mode.OWN_FOLDER.attributes());
            return FileWriting.write(file, content, FileWriting.Existing.KEEP).map(_ -> pair);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, file);
        }
    }
}
