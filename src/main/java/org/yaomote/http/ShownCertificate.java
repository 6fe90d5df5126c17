package org.yaomote.http;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;

/// The certificate by which a client proved who it is, told to backends in the fields that Pound
/// gives them: X-SSL-Subject, -Issuer, -notBefore, -notAfter, -serial, -cipher and -certificate.
///
/// @param certificate verified, unless the listener lets everybody in with what they show
/// @param version of TLS, such as `TLSv1.3`
/// @param cipherSuite by its name in the standards
public record ShownCertificate(X509Certificate certificate, String version, String cipherSuite) {
    /// As OpenSSL prints a time, which is what backends written for Pound read.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /// The lines, each with its line end. Whatever a name in the certificate holds, a line of it
    /// stays one line.
    byte[] lines() {
        StringBuilder lines = new StringBuilder();
        line(lines, "Subject", DistinguishedName.text(certificate.getSubjectX500Principal()));
        line(lines, "Issuer", DistinguishedName.text(certificate.getIssuerX500Principal()));
        line(lines, "notBefore", time(certificate.getNotBefore()));
        line(lines, "notAfter", time(certificate.getNotAfter()));
        line(lines, "serial", certificate.getSerialNumber().toString());
        line(lines, "cipher", version + "/" + cipherSuite);
        line(lines, "certificate", pem());
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The line about TLS alone, for a client that has shown no certificate.
    static byte[] cipherLine(String version, String cipherSuite) {
        StringBuilder lines = new StringBuilder();
        line(lines, "cipher", version + "/" + cipherSuite);
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append("X-SSL-").append(name).append(": ").append(value).append("\r\n");
    }

    private static String time(Date date) {
        return TIME.format(date.toInstant());
    }

    /// In one line: folded ones, as Pound writes them, are refused by many servers (RFC 9112 §5.2).
    private String pem() {
        try {
            String octets = Base64.getEncoder().encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE----- " + octets + " -----END CERTIFICATE-----";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
