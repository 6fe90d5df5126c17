package org.yaomote.tls;

import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.openssl.PEMParser;
import org.yaomote.config.Problem;

import java.io.IOException;
import java.io.StringReader;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The certificates that authorities have taken back (RFC 5280 §5), from a PEM file.
final class RevocationLists {
    private RevocationLists() {}

    /// Reads them; blocks.
    ///
    /// @param problems told what is wrong
    /// @return empty if it cannot be read
    static List<X509CRL> read(PemFile.Place place, Instant now, List<Problem> problems) {
        List<X509CRL> found = new ArrayList<>();
        switch (PemFile.read(place)) {
            case PemFile.Unreadable(var problem) -> problems.add(problem);
            case PemFile.Text(_, var text) -> {
                try (PEMParser parser = new PEMParser(new StringReader(text))) {
                    for (Object p = parser.readObject(); p != null; p = parser.readObject()) {
                        if (p instanceof X509CRLHolder holder) {
                            found.add(new JcaX509CRLConverter().getCRL(holder));
                        }
                    }
                } catch (IOException | CRLException | RuntimeException e) {
                    // Bouncy Castle reports broken contents by several unchecked exceptions too.
                    problems.add(place.problem("revoked.broken"));
                    return List.of();
                }
                if (found.isEmpty()) {
                    problems.add(place.problem("revoked.none"));
                }
            }
        }
        found.forEach(list -> outdated(list, place, now, problems));
        return found;
    }

    private static void outdated(
            X509CRL list, PemFile.Place place, Instant now, List<Problem> problems) {
        if (list.getNextUpdate() != null && now.isAfter(list.getNextUpdate().toInstant())) {
            LocalDate day =
                    LocalDate.ofInstant(list.getNextUpdate().toInstant(), ZoneId.systemDefault());
            problems.add(place.warning("revoked.outdated", day));
        }
    }
}
