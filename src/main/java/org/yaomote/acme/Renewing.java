package org.yaomote.acme;

import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Chains;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.certificate.PemWriter;
import org.yaomote.certificate.SigningRequest;
import org.yaomote.files.Mode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// Gets the certificate of an entry and puts it into its file.
///
/// Thread: one at a time that may block.
record Renewing(AccountKeys keys, Ledger ledger, AcmeMeans means) {
    /// Renews one that is due; if that fails, says in the ledger when to try again.
    Outcome<Entry> due(Entry entry) {
        Applicant applicant =
                new Applicant(entry.directory(), Optional.empty(), false, entry.roots());
        Answer<Entry> answer = renewed(entry, applicant, Optional.of(entry));
        if (answer.outcome() instanceof Outcome.Refused<Entry>) {
            // If even that cannot be written, it is tried again with the next look.
            var _ =
                    ledger.put(
                            entry.failed(
                                    means.clock().instant(), answer.notBefore(), means.random()));
        }
        return answer.outcome();
    }

    /// Gets one.
    ///
    /// @param before how the ledger has it now
    Answer<Entry> renewed(Entry entry, Applicant applicant, Optional<Entry> before) {
        KeyPair key = entry.wish().kind().make(means.random());
        Outcome<SigningRequest> request =
                new CertificateIssuer(means.clock(), means.random())
                        .request(key, entry.wish().names());
        Outcome<Conversation> talk =
                writable(entry.file())
                        .then(_ -> keys.of(entry.directory(), means.random()))
                        .then(account -> Conversation.of(applicant, account, means));
        return switch (request.then(r -> talk.map(t -> new Prepared(t, r)))) {
            case Outcome.Refused<Prepared>(var faults) -> Answer.refused(faults);
            case Outcome.Done<Prepared>(var prepared, _) -> {
                Answer<List<X509Certificate>> answer = prepared.ask(entry.wish());
                Outcome<Entry> kept =
                        answer.outcome()
                                .then(chain -> identity(entry, key, chain))
                                .then(identity -> put(entry, identity, before));
                yield new Answer<>(kept, answer.notBefore());
            }
        };
    }

    /// Has the certificate in its file declared invalid.
    ///
    /// @return its id
    Outcome<String> revoked(Entry entry, boolean isKeyLost) {
        Applicant applicant =
                new Applicant(entry.directory(), Optional.empty(), false, entry.roots());
        return new CertificateReader(PassPhrases.NONE)
                .read(entry.file())
                .then(Contents::identity)
                .then(
                        identity ->
                                keys.of(entry.directory(), means.random())
                                        .then(key -> Conversation.of(applicant, key, means))
                                        .then(talk -> revoked(talk, identity.leaf(), isKeyLost)))
                .map(_ -> entry.id());
    }

    private static Outcome<X509Certificate> revoked(
            Conversation talk, X509Certificate leaf, boolean isKeyLost) {
        try (talk) {
            return talk.revocation(leaf, isKeyLost).outcome();
        }
    }

    private record Prepared(Conversation talk, SigningRequest request) {
        Answer<List<X509Certificate>> ask(AcmeWish wish) {
            try (talk) {
                return talk.certificate(wish, request.octets());
            }
        }
    }

    /// A certificate that could not be kept would have been ordered in vain, and orders count.
    private Outcome<Path> writable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null && folder.equals(ledger.files().folder().toAbsolutePath())) {
                Files.createDirectories(folder, Mode.OWN_FOLDER.attributes());
            }
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, file);
        }
        if (Files.isDirectory(file)) {
            return Outcome.refused(FaultKind.FILE_FOLDER, file);
        }
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder)
                ? Outcome.done(file)
                : Outcome.refused(FaultKind.FILE_NOT_WRITTEN, file);
    }

    /// Authorities leave the root out, as they should; [Chains] remarks it, which is not passed on.
    private static Outcome<Identity> identity(
            Entry entry, KeyPair key, List<X509Certificate> chain) {
        return switch (Chains.arranged(key.getPrivate(), chain)) {
            case Outcome.Refused<Identity> refused -> refused;
            case Outcome.Done<Identity>(var identity, _) -> {
                CertificateDetails details = CertificateDetails.of(identity.leaf());
                yield entry.wish().names().stream().allMatch(details::covers)
                        ? Outcome.done(identity)
                        : Outcome.refused(FaultKind.ACME_WRONG_NAMES, entry.directory().host());
            }
        };
    }

    /// The ledger first, so that what is served is renewed.
    private Outcome<Entry> put(Entry entry, Identity identity, Optional<Entry> before) {
        X509Certificate leaf = identity.leaf();
        Entry next =
                entry.renewed(
                        leaf.getNotBefore().toInstant(),
                        leaf.getNotAfter().toInstant(),
                        means.random());
        Outcome<Entry> written = ledger.put(next).then(done -> bundle(done, identity));
        if (written instanceof Outcome.Refused<Entry>) {
            var _ =
                    before.isPresent()
                            ? ledger.put(before.get())
                            : ledger.files().forget(entry.id());
        }
        return written;
    }

    private static Outcome<Entry> bundle(Entry entry, Identity identity) {
        String name = entry.id() + ".pem";
        byte[] octets = PemWriter.bundle(identity);
        try (FileContent content = new FileContent(name, octets, FileContent.Readers.OWNER)) {
            return FileWriting.write(entry.file(), content, FileWriting.Existing.REPLACE)
                    .map(_ -> entry);
        }
    }
}
