package org.yaomote.tls;

import org.yaomote.config.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is not well about a bundle that works.
final class BundleWarnings {
    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration VERY_SOON = Duration.ofDays(1);

    private BundleWarnings() {}

    /// Looks at the dates and at the file's rights; blocks.
    static List<Problem> of(PemBundle bundle, PemFile.Place place, Instant now) {
        List<Problem> warnings = new ArrayList<>();
        dates(bundle.chain().getFirst(), place, now, warnings);
        if (bundle.strangers() > 0) {
            warnings.add(place.warning("certificate.strangers", bundle.strangers()));
        }
        if (!bundle.isOrdered()) {
            warnings.add(place.warning("certificate.wrongOrder"));
        }
        X509Certificate last = bundle.chain().getLast();
        if (!isSelfIssued(last) && !KnownRoots.have(last.getIssuerX500Principal())) {
            warnings.add(
                    place.warning(
                            "certificate.chainIncomplete",
                            last.getIssuerX500Principal().getName()));
        }
        if (isOpenToAll(place.file())) {
            warnings.add(place.warning("certificate.openToAll"));
        }
        return warnings;
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    private static void dates(
            X509Certificate leaf, PemFile.Place place, Instant now, List<Problem> warnings) {
        Instant end = leaf.getNotAfter().toInstant();
        Duration left = Duration.between(now, end);
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            warnings.add(
                    place.warning("certificate.notYetValid", day(leaf.getNotBefore().toInstant())));
        } else if (left.isNegative()) {
            warnings.add(place.warning("certificate.expired", day(end)));
        } else if (left.compareTo(VERY_SOON) <= 0) {
            warnings.add(place.warning("certificate.expiresVerySoon"));
        } else if (left.compareTo(SOON) <= 0) {
            warnings.add(place.warning("certificate.expiresSoon", left.toDays(), day(end)));
        }
    }

    /// The day as ISO 8601 has it, where the user is.
    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneId.systemDefault());
    }

    /// Whether every user of this computer can read or change the key.
    private static boolean isOpenToAll(Path file) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            return rights.contains(PosixFilePermission.OTHERS_READ)
                    || rights.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            // Windows has other rights, which the user's folder sets well by itself.
            return false;
        }
    }
}
