package org.yaomote.ui.certificates;

import org.yaomote.acme.AcmeCertificates;
import org.yaomote.acme.Acquired;
import org.yaomote.authority.Issued;
import org.yaomote.authority.LocalAuthority;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.Examiner;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.ui.certificates.CertificateEntry.Origin;
import org.yaomote.ui.certificates.CertificateEntry.Reading;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the certificates there are: those of listeners, those that the local authority issued,
/// those in the folder of certificates, and the authority's own.
///
/// Thread: one at a time that may block.
///
/// @param authority of this computer
/// @param orders of public authorities
/// @param base folder that the paths of the configuration are relative to
/// @param kept folder of certificates; need not be there
/// @param clock says what has ended
record CertificateShelf(
        LocalAuthority authority,
        AcmeCertificates orders,
        Path base,
        Path kept,
        InstantSource clock) {
    /// As many files as anybody looks through.
    private static final int MOST = 1000;

    /// Looks at all of them.
    ///
    /// @param uses the listeners that show certificates
    List<CertificateEntry> look(List<TlsUse> uses) {
        Map<Path, Origin> origins = origins(uses);
        Map<Path, CertificateEntry> entries = new LinkedHashMap<>();
        origins.forEach((file, origin) -> entries.put(file, entry(file, origin, uses)));
        uses.forEach(use -> markUncovered(use, entries));
        List<CertificateEntry> all = new ArrayList<>(entries.values());
        authority.trusted().result().stream()
                .flatMap(List::stream)
                .forEach(root -> all.add(root(root)));
        return List.copyOf(all);
    }

    /// Looks at those that one listener shows, in its order.
    List<CertificateEntry> shown(TlsUse use) {
        return files(use).stream()
                .map(file -> entry(file, new Origin.Elsewhere(file), List.of(use)))
                .toList();
    }

    /// Makes certificates that this finds.
    CertificateMaker maker() {
        return new CertificateMaker(authority, kept, clock);
    }

    /// Makes keys and requests by hand.
    KeyForms forms() {
        return new KeyForms(kept, clock);
    }

    /// The file that a path of the configuration means; empty if it is none.
    Optional<Path> resolved(String written) {
        if (written.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(base.resolve(written).toAbsolutePath().normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Map<Path, Origin> origins(List<TlsUse> uses) {
        Map<Path, Origin> known = new LinkedHashMap<>();
        for (Issued issued : authority.issued()) {
            Path file = issued.file().toAbsolutePath().normalize();
            known.put(file, new Origin.Issued(issued.id(), file, issued.renewal()));
        }
        for (Acquired one : orders.issued()) {
            Path file = one.file().toAbsolutePath().normalize();
            known.put(file, new Origin.Ordered(one.id(), file, one.renewal()));
        }
        for (Path file : keptFiles()) {
            known.putIfAbsent(file, new Origin.Kept(file));
        }
        // What listeners show comes first.
        Map<Path, Origin> ordered = new LinkedHashMap<>();
        for (TlsUse use : uses) {
            for (Path file : files(use)) {
                ordered.putIfAbsent(file, known.getOrDefault(file, new Origin.Elsewhere(file)));
            }
        }
        known.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private List<Path> files(TlsUse use) {
        return use.files().stream().map(this::resolved).flatMap(Optional::stream).toList();
    }

    private List<Path> keptFiles() {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(kept)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(kept, "*.pem")) {
                for (Path file : files) {
                    found.add(file.toAbsolutePath().normalize());
                    if (found.size() == MOST) {
                        break;
                    }
                }
            } catch (IOException _) {
                // A folder that cannot be read has nothing to show; writing into it says why.
                return List.of();
            }
        }
        found.sort(null);
        return found;
    }

    private CertificateEntry entry(Path file, Origin origin, List<TlsUse> uses) {
        List<TlsUse> users = uses.stream().filter(use -> files(use).contains(file)).toList();
        Outcome<Contents> contents = new CertificateReader(PassPhrases.NONE).read(file);
        Examiner examiner = new Examiner(clock);
        Reading reading =
                switch (contents.then(c -> examiner.examine(c, Optional.empty()))) {
                    case Outcome.Done<List<Examination>>(var found, _) ->
                            new Reading.Done(best(found));
                    case Outcome.Refused<List<Examination>>(var faults) ->
                            new Reading.Failed(faults);
                };
        return new CertificateEntry(file.toString(), origin, users, reading, List.of());
    }

    /// That of the key, if there are several.
    private static Examination best(List<Examination> found) {
        return found.stream()
                .filter(f -> f.key() == Examination.KeyMatch.MATCHES)
                .findFirst()
                .orElse(found.getFirst());
    }

    private CertificateEntry root(X509Certificate certificate) {
        Examination found =
                new Examiner(clock).examine(List.of(certificate), List.of(), Optional.empty());
        return new CertificateEntry(
                found.leaf().sha256(),
                new Origin.Root(),
                List.of(),
                new Reading.Done(found),
                List.of());
    }

    /// Clients that ask for a name nobody has are shown the first certificate.
    private void markUncovered(TlsUse use, Map<Path, CertificateEntry> entries) {
        List<Path> files = files(use);
        List<CertificateDetails> details = new ArrayList<>();
        for (Path file : files) {
            Optional.ofNullable(entries.get(file))
                    .flatMap(CertificateEntry::found)
                    .map(Examination::leaf)
                    .ifPresent(details::add);
        }
        if (files.isEmpty() || details.size() < files.size()) {
            // What cannot be read is said already; what it would have covered nobody knows.
            return;
        }
        List<String> missing =
                use.hosts().stream().filter(h -> !NameChoice.of(details, h).isCovered()).toList();
        CertificateEntry first = entries.get(files.getFirst());
        if (first != null && !missing.isEmpty()) {
            List<String> all = new ArrayList<>(first.uncovered());
            missing.stream().filter(name -> !all.contains(name)).forEach(all::add);
            entries.put(files.getFirst(), first.withUncovered(all));
        }
    }
}
