package org.yaomote.tls;

import org.yaomote.config.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
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
        if (!bundle.isInOrder()) {
            warnings.add(place.warning("certificate.order"));
        }
        X509Certificate last = bundle.chain().getLast();
        boolean isWhole = isSelfSigned(last) || bundle.strangers() > 0;
        if (!isWhole && !isIssuedBySystem(last)) {
            String issuer = last.getIssuerX500Principal().getName();
            warnings.add(place.warning("certificate.incomplete", issuer));
        }
        if (isOpenToAll(place.file())) {
            warnings.add(place.warning("certificate.openToAll"));
        }
        return warnings;
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

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    /// Whether its issuer is one of the authorities that every computer knows, which need not be
    /// sent.
    private static boolean isIssuedBySystem(X509Certificate certificate) {
        try {
            return Arrays.stream(Authorities.SYSTEM.trust().getAcceptedIssuers())
                    .anyMatch(
                            known ->
                                    known.getSubjectX500Principal()
                                            .equals(certificate.getIssuerX500Principal()));
        } catch (GeneralSecurityException | IOException e) {
            // Without a list of authorities nothing can be said.
            return true;
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
