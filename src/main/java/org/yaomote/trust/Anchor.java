package org.yaomote.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/// The certificate of an authority that is its own issuer, as stores are asked for it.
public record Anchor(X509Certificate certificate) {
    private static final int STEM_DIGITS = 16;

    /// Whether a certificate can be one: only what signs others is worth trusting everywhere.
    public static boolean canBe(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0
                && certificate
                        .getSubjectX500Principal()
                        .equals(certificate.getIssuerX500Principal());
    }

    /// What files, nicknames and aliases are called; tells two authorities of one name apart.
    String stem() {
        String digits = sha256().replace(":", "").substring(0, STEM_DIGITS);
        return "yaomote-" + digits.toLowerCase(Locale.ROOT);
    }

    /// Fingerprint, as `AB:CD:…`.
    String sha256() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash("SHA-256"));
    }

    /// The fingerprint by which macOS and Windows call certificates, without colons.
    String sha1() {
        return HexFormat.of().withUpperCase().formatHex(hash("SHA-1"));
    }

    /// In PEM.
    String pem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    private byte[] hash(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private byte[] octets() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
