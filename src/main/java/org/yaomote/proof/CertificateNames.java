package org.yaomote.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names that the first certificate of a PEM bundle is good for.
///
/// @param names in lower case; `*.` stands for one label
record CertificateNames(Set<String> names) {
    private static final long MOST_BYTES = 1 << 20;
    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;
    private static final Pattern FIRST =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----", Pattern.DOTALL);

    /// Reads a file; empty if it holds no certificate or cannot be read, which the apply itself
    /// says better.
    static Optional<CertificateNames> in(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            Matcher first = FIRST.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            return first.find() ? Optional.of(of(first.group())) : Optional.empty();
        } catch (IOException | CertificateException _) {
            return Optional.empty();
        }
    }

    private static CertificateNames of(String pem) throws CertificateException {
        X509Certificate certificate =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(
                                                pem.getBytes(StandardCharsets.ISO_8859_1)));
        Set<String> names = new HashSet<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            for (List<?> name : alternatives) {
                boolean isName =
                        name.get(0) instanceof Integer kind
                                && (kind == DNS_NAME || kind == ADDRESS);
                if (isName && name.get(1) instanceof String text) {
                    names.add(text.toLowerCase(Locale.ROOT));
                }
            }
        }
        return new CertificateNames(names);
    }

    /// Whether it is good for a host (RFC 9525: a wildcard stands for the leftmost label alone).
    boolean covers(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        int dot = asked.indexOf('.');
        return names.contains(asked) || (dot > 0 && names.contains("*" + asked.substring(dot)));
    }
}
