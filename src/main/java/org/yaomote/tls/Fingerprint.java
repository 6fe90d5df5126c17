package org.yaomote.tls;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.List;

/// Tells whether two settings and the contents of their files are the same; nothing can be read
/// back from it.
record Fingerprint(String digest) {
    /// Of settings and of the certificates they led to.
    ///
    /// @param trusted null for nobody
    /// @param settings values whose text tells them apart
    static Fingerprint of(
            List<TlsIdentity> identities, @Nullable Authorities trusted, Object... settings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object setting : settings) {
                add(digest, setting.toString().getBytes(StandardCharsets.UTF_8));
            }
            for (TlsIdentity identity : identities) {
                // A certificate names its key; the chain may change around it.
                for (var certificate : identity.chain()) {
                    add(digest, certificate.getEncoded());
                }
            }
            if (trusted != null) {
                for (var certificate : trusted.certificates()) {
                    add(digest, certificate.getEncoded());
                }
            }
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(Integer.toString(part.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(part);
    }
}
