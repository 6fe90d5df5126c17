package org.yaomote.ui.certificates;

import org.yaomote.certificate.CertificateDetails;

import java.util.List;
import java.util.Locale;

/// Which certificate of a listener a client is shown that asks for a name (RFC 6066 §3), as the
/// proxy chooses: one with that very name, then one with its wildcard, then the first.
///
/// @param index of the certificate in the listener's list
/// @param isCovered whether it has the name
record NameChoice(int index, boolean isCovered) {
    /// The choice for a name.
    ///
    /// @param certificates of the listener in its order; at least one
    /// @param asked a host name; one with an asterisk stands for a host below it
    static NameChoice of(List<CertificateDetails> certificates, String asked) {
        String name = asked.toLowerCase(Locale.ROOT);
        int exact = with(certificates, name);
        if (exact >= 0) {
            return new NameChoice(exact, true);
        }
        int dot = name.indexOf('.');
        int wildcard = dot < 0 ? -1 : with(certificates, "*" + name.substring(dot));
        return wildcard >= 0 ? new NameChoice(wildcard, true) : new NameChoice(0, false);
    }

    private static int with(List<CertificateDetails> certificates, String name) {
        for (int i = 0; i < certificates.size(); i++) {
            if (certificates.get(i).names().stream().anyMatch(n -> n.text().equals(name))) {
                return i;
            }
        }
        return -1;
    }
}
