package org.yaomote.inspect;

import org.yaomote.inspect.WebLook.Shown;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/// What a certificate calls itself.
final class ShownCertificate {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private ShownCertificate() {}

    static Shown of(X509Certificate leaf) {
        return new Shown(subject(leaf), leaf.getNotAfter().toInstant());
    }

    private static String subject(X509Certificate certificate) {
        String common = DistinguishedName.commonName(certificate.getSubjectX500Principal());
        return ShownText.of(common.isEmpty() ? firstName(certificate) : common);
    }

    private static String firstName(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? ""
                    : names.stream()
                            .filter(name -> isNameOfHost(name.getFirst()))
                            .map(name -> String.valueOf(name.getLast()))
                            .findFirst()
                            .orElse("");
        } catch (CertificateParsingException e) {
            return "";
        }
    }

    private static boolean isNameOfHost(Object kind) {
        return kind instanceof Integer number && (number == DNS_NAME || number == IP_ADDRESS);
    }
}
