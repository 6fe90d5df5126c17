package org.yaomote.certificate;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;

/// The kinds of key that can be made.
public enum KeyKind {
    /// What is best for nearly everybody: fast, small, taken by every client of today.
    EC_P256("EC P-256", "EC", "secp256r1", 256),
    /// For those who must.
    EC_P384("EC P-384", "EC", "secp384r1", 384),
    /// Modern, but browsers do not take it.
    ED25519("Ed25519", "Ed25519", null, 255),
    /// For very old clients.
    RSA_2048("RSA 2048", "RSA", null, 2048),
    /// For old clients and long lives.
    RSA_3072("RSA 3072", "RSA", null, 3072),
    /// Slow, and not much safer than the one before.
    RSA_4096("RSA 4096", "RSA", null, 4096);

    private final String label;
    private final String algorithm;
    private final @Nullable String curve;
    private final int bits;

    KeyKind(String label, String algorithm, @Nullable String curve, int bits) {
        this.label = label;
        this.algorithm = algorithm;
        this.curve = curve;
        this.bits = bits;
    }

    /// Its name, the same in every language.
    public String label() {
        return label;
    }

    /// What to know before choosing it.
    public Optional<Fault> warning() {
        return this == ED25519
                ? Optional.of(Fault.of(FaultKind.ED25519_BROWSERS))
                : Optional.empty();
    }

    /// Makes a key; RSA takes seconds.
    public KeyPair make(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (curve != null) {
                generator.initialize(new ECGenParameterSpec(curve), random);
            } else {
                generator.initialize(bits, random);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java makes keys of " + algorithm, e);
        }
    }
}
