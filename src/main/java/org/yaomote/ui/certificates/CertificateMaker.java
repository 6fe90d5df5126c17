package org.yaomote.ui.certificates;

import org.yaomote.authority.LocalAuthority;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PemWriter;
import org.yaomote.ui.certificates.CertificateEntry.Origin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes certificates and keeps them in files.
///
/// Thread: one at a time that may block.
///
/// @param kept folder for what the authority does not keep; made when something is put there
record CertificateMaker(LocalAuthority authority, Path kept, InstantSource clock) {
    private static final int MOST = 10_000;

    /// Who signs.
    enum Issuer {
        /// The local authority, which renews it too.
        LOCAL,
        /// The certificate itself.
        ITSELF
    }

    /// What shall be made.
    record Wish(LeafTerms terms, KeyKind kind, Issuer issuer) {}

    /// What was made.
    ///
    /// @param file the bundle
    /// @param renewal when it is renewed by itself; empty if it is not
    record Made(Path file, CertificateDetails details, Optional<Instant> renewal) {}

    /// Makes a key and a certificate.
    Outcome<Made> make(Wish wish) {
        return switch (wish.issuer()) {
            case LOCAL ->
                    authority
                            .issue(
                                    wish.terms(),
                                    wish.kind(),
                                    Optional.empty(),
                                    FileWriting.Existing.KEEP)
                            .map(
                                    issued ->
                                            new Made(
                                                    issued.file(),
                                                    CertificateDetails.of(issued.certificate()),
                                                    Optional.of(issued.renewal())));
            case ITSELF -> {
                SecureRandom random = new SecureRandom();
                yield new CertificateIssuer(clock, random)
                        .selfSigned(wish.kind().make(random), wish.terms())
                        .then(this::keep);
            }
        };
    }

    /// Puts a key and its certificates into a new file of the folder.
    Outcome<Made> keep(Identity identity) {
        CertificateDetails details = CertificateDetails.of(identity.leaf());
        try {
            Files.createDirectories(kept);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, kept);
        }
        Path file = freeFile(stem(details));
        try (FileContent content =
                new FileContent(
                        String.valueOf(file.getFileName()),
                        PemWriter.bundle(identity),
                        FileContent.Readers.OWNER)) {
            return FileWriting.write(file, content, FileWriting.Existing.KEEP)
                    .map(written -> new Made(written, details, Optional.empty()));
        }
    }

    /// Renews one of the authority's now.
    Outcome<Made> renew(String id) {
        return authority
                .renew(id)
                .map(
                        issued ->
                                new Made(
                                        issued.file(),
                                        CertificateDetails.of(issued.certificate()),
                                        Optional.of(issued.renewal())));
    }

    /// Deletes a certificate and its key; one of the authority is renewed no more. One that was
    /// ordered must have been forgotten before. Files that lie elsewhere are left alone.
    Outcome<Origin> remove(Origin origin) {
        return switch (origin) {
            case Origin.Issued(var id, var file, _) ->
                    authority.forget(id).then(_ -> delete(file)).map(_ -> origin);
            case Origin.Ordered(_, var file, _) -> delete(file).map(_ -> origin);
            case Origin.Kept(var file) -> delete(file).map(_ -> origin);
            case Origin.Elsewhere _, Origin.Root _ -> Outcome.done(origin);
        };
    }

    private static Outcome<Path> delete(Path file) {
        try {
            Files.deleteIfExists(file);
            return Outcome.done(file);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, file);
        }
    }

    /// The certificates that clients of this computer's certificates should trust, into a file.
    Outcome<Path> saveAuthority(Path file) {
        return authority
                .trusted()
                .then(
                        roots ->
                                FileWriting.write(
                                        file,
                                        new FileContent(
                                                String.valueOf(file.getFileName()),
                                                PemWriter.certificates(roots),
                                                FileContent.Readers.ALL),
                                        FileWriting.Existing.REPLACE));
    }

    /// What files of a certificate are called: its first name, in characters that file systems
    /// take.
    static String stem(CertificateDetails details) {
        String name =
                details.names().stream().findFirst().map(n -> n.text()).orElseGet(details::subject);
        return plain(name);
    }

    /// A name in characters that file systems take.
    static String plain(String name) {
        String plain = name.replace('*', '_').replace(':', '-').replaceAll("[^\\w.-]", "_");
        String cut = plain.substring(0, Math.min(plain.length(), 100));
        return cut.isEmpty() || cut.startsWith(".") ? "_" + cut : cut;
    }

    /// What a file is called without what says the form.
    static String withoutEnding(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    private Path freeFile(String stem) {
        Path file = kept.resolve(stem + ".pem");
        for (int i = 2; Files.exists(file) && i < MOST; i++) {
            file = kept.resolve(stem + "-" + i + ".pem");
        }
        return file.toAbsolutePath().normalize();
    }
}
