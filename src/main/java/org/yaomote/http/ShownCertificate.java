package org.yaomote.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;

import javax.security.auth.x500.X500Principal;

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
        line(lines, "Subject", name(certificate.getSubjectX500Principal()));
        line(lines, "Issuer", name(certificate.getIssuerX500Principal()));
        line(lines, "notBefore", time(certificate.getNotBefore()));
        line(lines, "notAfter", time(certificate.getNotAfter()));
        line(lines, "serial", certificate.getSerialNumber().toString());
        line(lines, "cipher", version + "/" + cipherSuite);
        line(lines, "certificate", pem());
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
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

    /// RFC 4514, with everything but printable ASCII as `\` and two hexadecimal digits per octet of
    /// UTF-8 (§2.4).
    private static String name(X500Principal principal) {
        StringBuilder text = new StringBuilder();
        CharBuffer all = CharBuffer.wrap(principal.getName(X500Principal.RFC2253));
        ByteBuffer octets = StandardCharsets.UTF_8.encode(all);
        while (octets.hasRemaining()) {
            byte octet = octets.get();
            if (octet >= ' ' && octet < 0x7f) {
                text.append((char) octet);
            } else {
                text.append('\\').append(HexFormat.of().toHexDigits(octet));
            }
        }
        return text.toString();
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
