package org.yaomote.app;

import org.yaomote.convert.CertificateNames;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the names of certificates in PEM files.
///
/// @param sources finds a file that a configuration names
record PemNames(Function<String, Path> sources) implements CertificateNames {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    /// The kind of a host name among alternative names (RFC 5280, section 4.2.1.6).
    private static final int DNS = 2;

    @Override
    public List<String> of(String file) {
        try {
            Matcher blocks = BLOCK.matcher(Files.readString(sources.apply(file)));
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (blocks.find()) {
                byte[] octets = blocks.group().getBytes(StandardCharsets.US_ASCII);
                var read = factory.generateCertificate(new ByteArrayInputStream(octets));
                // Authorities of the chain have none that are served.
                if (read instanceof X509Certificate one && one.getBasicConstraints() < 0) {
                    return names(one);
                }
            }
            return List.of();
        } catch (IOException | CertificateException _) {
            return List.of();
        }
    }

    private static List<String> names(X509Certificate certificate) throws CertificateException {
        List<String> names = new ArrayList<>();
        var all = certificate.getSubjectAlternativeNames();
        if (all != null) {
            for (List<?> entry : all) {
                if (Integer.valueOf(DNS).equals(entry.get(0))) {
                    names.add(String.valueOf(entry.get(1)));
                }
            }
        }
        return names;
    }
}
