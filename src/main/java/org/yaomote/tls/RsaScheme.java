package org.yaomote.tls;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/// How an RSA key signs in a handshake (RFC 8446 §4.2.3): PKCS#1 v1.5 in TLS 1.2, PSS with a salt
/// as long as the hash in both versions. Never with SHA-1 (RFC 9155 §4).
enum RsaScheme {
    PKCS1_SHA256(0x0401, "SHA-256", false),
    PKCS1_SHA384(0x0501, "SHA-384", false),
    PKCS1_SHA512(0x0601, "SHA-512", false),
    PSS_SHA256(0x0804, "SHA-256", true),
    PSS_SHA384(0x0805, "SHA-384", true),
    PSS_SHA512(0x0806, "SHA-512", true);

    private static final RsaScheme[] ALL = values();

    private final int code;
    private final String hash;
    private final boolean pss;

    RsaScheme(int code, String hash, boolean pss) {
        this.code = code;
        this.hash = hash;
        this.pss = pss;
    }

    /// The scheme of a number.
    ///
    /// @param code as in the standard
    /// @return null for what RSA does not do
    static @Nullable RsaScheme of(int code) {
        for (RsaScheme scheme : ALL) {
            if (scheme.code == code) {
                return scheme;
            }
        }
        return null;
    }

    /// By its name in Java and in libcrypto.
    String hash() {
        return hash;
    }

    boolean isPss() {
        return pss;
    }

    /// The JDK's own way of it, to check the other's work.
    Signature inJava() throws GeneralSecurityException {
        if (!pss) {
            return Signature.getInstance(hash.replace("-", "") + "withRSA");
        }
        Signature signature = Signature.getInstance("RSASSA-PSS");
        int salt = Integer.parseInt(hash.substring(hash.indexOf('-') + 1)) / Byte.SIZE;
        signature.setParameter(
                new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
        return signature;
    }
}
