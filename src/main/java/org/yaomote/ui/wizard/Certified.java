package org.yaomote.ui.wizard;

import org.yaomote.authority.LocalAuthority;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.certificate.SubjectName;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The certificate that the listener shows.
///
/// @param file its bundle
/// @param details of it
/// @param renewal when it is renewed by itself; empty if it is not
/// @param trusted what a client has to trust to accept it
record Certified(
        Path file,
        CertificateDetails details,
        Optional<Instant> renewal,
        List<X509Certificate> trusted) {
    Certified {
        trusted = List.copyOf(trusted);
    }

    /// Has the local authority make one; may block for keys and files.
    static Outcome<Certified> made(LocalAuthority authority, List<SubjectName> names) {
        return authority
                .issue(
                        new LeafTerms(names, LeafTerms.USUAL),
                        KeyKind.EC_P256,
                        Optional.empty(),
                        FileWriting.Existing.KEEP)
                .then(
                        issued ->
                                authority
                                        .trusted()
                                        .map(
                                                roots ->
                                                        new Certified(
                                                                issued.file(),
                                                                CertificateDetails.of(
                                                                        issued.certificate()),
                                                                Optional.of(issued.renewal()),
                                                                roots)));
    }

    /// Reads one from a file; may block.
    static Outcome<Certified> read(Path file) {
        return new CertificateReader(PassPhrases.NONE)
                .read(file)
                .map(Contents::certificates)
                .then(
                        all ->
                                all.isEmpty()
                                        ? Outcome.refused(FaultKind.NOT_RECOGNISED, file)
                                        : Outcome.done(
                                                new Certified(
                                                        file,
                                                        CertificateDetails.of(all.getFirst()),
                                                        Optional.empty(),
                                                        all)));
    }

    /// A name that it has and that a client can ask for: `localhost` if it is among them.
    String name() {
        List<String> hosts =
                details.names().stream()
                        .filter(SubjectName.Dns.class::isInstance)
                        .map(SubjectName::text)
                        .filter(name -> !name.startsWith("*"))
                        .toList();
        return hosts.contains("localhost") || hosts.isEmpty() ? "localhost" : hosts.getFirst();
    }
}
