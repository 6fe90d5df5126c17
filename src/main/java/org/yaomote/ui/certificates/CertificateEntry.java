package org.yaomote.ui.certificates;

import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.SubjectName;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A line of the list: a file with a certificate, or an authority of this computer.
///
/// @param key tells it apart from the others, also when it was renewed
/// @param origin where it is from
/// @param users the listeners that show it
/// @param reading what is in it
/// @param uncovered names that clients ask for and are answered with it although it has not got
///   them
record CertificateEntry(
        String key, Origin origin, List<TlsUse> users, Reading reading, List<String> uncovered) {
    /// Where a certificate is from.
    sealed interface Origin {
        /// The local authority issued it and renews it.
        record Issued(String id, Path file, Instant renewal) implements Origin {}

        /// A public authority issued it, and it is ordered anew in time.
        record Ordered(String id, Path file, Instant renewal) implements Origin {}

        /// It was signed by itself or imported, and lies in the folder of certificates.
        record Kept(Path file) implements Origin {}

        /// A file somewhere else, which a listener names.
        record Elsewhere(Path file) implements Origin {}

        /// It is the root of the local authority.
        record Root() implements Origin {}
    }

    /// What came of reading it.
    sealed interface Reading {
        /// It was read.
        record Done(Examination found) implements Reading {}

        /// It was not.
        record Failed(List<Fault> faults) implements Reading {
            public Failed {
                faults = List.copyOf(faults);
            }
        }
    }

    CertificateEntry {
        users = List.copyOf(users);
        uncovered = List.copyOf(uncovered);
    }

    /// The same with names it has not got.
    CertificateEntry withUncovered(List<String> names) {
        return new CertificateEntry(key, origin, users, reading, names);
    }

    /// Its file, if it has one of its own.
    Optional<Path> file() {
        return switch (origin) {
            case Origin.Issued(_, var file, _) -> Optional.of(file);
            case Origin.Ordered(_, var file, _) -> Optional.of(file);
            case Origin.Kept(var file) -> Optional.of(file);
            case Origin.Elsewhere(var file) -> Optional.of(file);
            case Origin.Root _ -> Optional.empty();
        };
    }

    /// What was found in it.
    Optional<Examination> found() {
        return switch (reading) {
            case Reading.Done(var found) -> Optional.of(found);
            case Reading.Failed _ -> Optional.empty();
        };
    }

    /// What it is called: its first name, else its subject, else its file's name.
    String title() {
        return found().map(CertificateEntry::title)
                .or(() -> file().map(f -> String.valueOf(f.getFileName())))
                .orElse(key);
    }

    /// What a certificate is called: its first name, else its subject.
    static String title(Examination found) {
        CertificateDetails leaf = found.leaf();
        return leaf.names().stream().findFirst().map(SubjectName::shown).orElseGet(leaf::subject);
    }

    /// How it stands.
    Standing standing() {
        return switch (reading) {
            case Reading.Failed _ -> Standing.UNREADABLE;
            case Reading.Done(var found) -> standing(found);
        };
    }

    private Standing standing(Examination found) {
        Standing state = Standing.of(found.state());
        boolean isRoot = origin instanceof Origin.Root;
        if (!isRoot && found.key() != Examination.KeyMatch.MATCHES) {
            return Standing.NO_KEY;
        }
        if (!uncovered.isEmpty() && state.compareTo(Standing.NAME_NOT_COVERED) > 0) {
            return Standing.NAME_NOT_COVERED;
        }
        return isRoot && state == Standing.VALID ? Standing.AUTHORITY : state;
    }
}
