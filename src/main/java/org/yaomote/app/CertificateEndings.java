package org.yaomote.app;

import org.yaomote.acme.Acquired;
import org.yaomote.authority.Issued;
import org.yaomote.authority.LocalAuthority;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Ending;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.Examiner;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrases;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the certificates of this user whose end somebody should know of: those of the local
/// authority and its roots, those that were ordered, and those of files that are named.
///
/// Thread: one that may block. Nothing is made where there is nothing.
///
/// @param orders what public authorities issued
record CertificateEndings(AuthorityHome authority, AcmeHome orders, InstantSource clock) {
    /// All of them, each file once, a moment before they are needed.
    ///
    /// @param files such as those of listeners; what cannot be read of them is left out
    List<Ending> all(Collection<Path> files) {
        Map<String, Ending> found = new LinkedHashMap<>();
        if (authority.isFounded()) {
            local(authority.open(false, clock)).forEach((id, one) -> found.put(id, one));
        }
        for (Acquired one : orders.open(clock).issued()) {
            add(found, one.file(), Optional.of(one.renewal()));
        }
        files.forEach(file -> add(found, file, Optional.empty()));
        return List.copyOf(found.values());
    }

    private Map<String, Ending> local(LocalAuthority local) {
        Map<String, Ending> found = new LinkedHashMap<>();
        for (X509Certificate root : local.trusted().result().orElse(List.of())) {
            CertificateDetails details = CertificateDetails.of(root);
            String id = authority.folder().toAbsolutePath() + " " + details.subject();
            Instant successor = details.to().minus(LocalAuthority.LEAD);
            found.put(id, Ending.of(id, details, Optional.of(successor)));
        }
        for (Issued one : local.issued()) {
            String id = id(one.file());
            CertificateDetails details = CertificateDetails.of(one.certificate());
            found.put(id, Ending.of(id, details, Optional.of(one.renewal())));
        }
        return found;
    }

    private void add(Map<String, Ending> found, Path file, Optional<Instant> renewal) {
        in(file, new CertificateReader(PassPhrases.NONE), renewal).result().stream()
                .flatMap(List::stream)
                .forEach(ending -> found.putIfAbsent(ending.id(), ending));
    }

    /// Those of a file that nobody renews.
    Outcome<List<Ending>> in(Path file, CertificateReader reader) {
        return in(file, reader, Optional.empty());
    }

    private Outcome<List<Ending>> in(
            Path file, CertificateReader reader, Optional<Instant> renewal) {
        return reader.read(file)
                .then(contents -> new Examiner(clock).examine(contents, Optional.empty()))
                .map(examined -> endings(id(file), examined, renewal));
    }

    /// Of several certificates in a file the second is told from the first by its names.
    private static List<Ending> endings(
            String id, List<Examination> examined, Optional<Instant> renewal) {
        Map<String, Ending> endings = new LinkedHashMap<>();
        for (Examination one : examined) {
            String own = endings.isEmpty() ? id : id + " " + one.leaf().subject();
            endings.putIfAbsent(own, Ending.of(own, one.leaf(), renewal));
        }
        return List.copyOf(endings.values());
    }

    private static String id(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
