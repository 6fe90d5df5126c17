package org.yaomote.certificate;

import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;

/// What can be said of a key without its owner.
final class PublicKeys {
    private PublicKeys() {}

    /// The signature that a key makes, by the name that Java has for it: a hash as strong as the
    /// key.
    ///
    /// @param key of a pair, either half
    static String signature(Key key) {
        return switch (key) {
            case ECKey ec when bits(ec) > 384 -> "SHA512withECDSA";
            case ECKey ec when bits(ec) > 256 -> "SHA384withECDSA";
            case ECKey _ -> "SHA256withECDSA";
            case EdECKey ed -> ed.getParams().getName();
            default -> "SHA256withRSA";
        };
    }

    /// Whether this room signs with it.
    static boolean isSupported(Key key) {
        return key instanceof ECKey || key instanceof EdECKey || key instanceof RSAKey;
    }

    /// Such as `EC P-256` or `RSA 2048`.
    static String label(PublicKey key) {
        return switch (key) {
            case ECKey ec -> "EC P-" + bits(ec);
            case EdECKey ed -> ed.getParams().getName();
            case RSAKey rsa -> "RSA " + rsa.getModulus().bitLength();
            default -> key.getAlgorithm();
        };
    }

    /// Whether nobody should rely on it any more (NIST SP 800-57: less than 112 bits of strength).
    static boolean isWeak(PublicKey key) {
        return switch (key) {
            case ECKey ec -> bits(ec) < 224;
            case EdECKey _ -> false;
            case RSAKey rsa -> rsa.getModulus().bitLength() < 2048;
            default -> true;
        };
    }

    /// Whether it was made to keep who verifies with it busy for minutes.
    static boolean isAbsurd(PublicKey key) {
        return key instanceof RSAKey rsa && rsa.getModulus().bitLength() > 16_384;
    }

    /// Whether the two are a pair: what one signs, the other verifies.
    static boolean fit(PrivateKey key, PublicKey publicKey) {
        if (!isSupported(key) || !isSupported(publicKey)) {
            return false;
        }
        if (isAbsurd(publicKey)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(signature(key));
            byte[] sample = {1, 2, 3, 4};
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException | RuntimeException _) {
            // Keys of different kinds, or one whose numbers make no sense.
            return false;
        }
    }

    private static int bits(ECKey key) {
        return key.getParams().getCurve().getField().getFieldSize();
    }

    /// The public half of a key.
    ///
    /// @throws IOException if the kind of key is not supported
    static PublicKey of(PrivateKey key) throws IOException {
        AsymmetricKeyParameter numbers = PrivateKeyFactory.createKey(key.getEncoded());
        AsymmetricKeyParameter half =
                switch (numbers) {
                    case RSAPrivateCrtKeyParameters rsa ->
                            new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
                    case ECPrivateKeyParameters ec ->
                            new ECPublicKeyParameters(
                                    ec.getParameters().getG().multiply(ec.getD()),
                                    ec.getParameters());
                    case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
                    default -> throw new IOException(key.getAlgorithm());
                };
        return new JcaPEMKeyConverter()
                .getPublicKey(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half));
    }
}
