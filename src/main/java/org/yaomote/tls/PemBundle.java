package org.yaomote.tls;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// One PEM file with a private key and its certificate chain, in whatever order they stand there:
/// what Pound's `Cert` directive takes.
///
/// Its text is never kept, and [#toString] tells the names only.
final class PemBundle {
    /// Larger files are not certificates; refused before they are read.
    static final long MAX_BYTES = 1 << 20;

    /// Longer chains are refused.
    static final int MAX_CHAIN = 10;

    /// What reading a file gave.
    sealed interface Result {
        /// A key and its chain, the leaf first.
        record Read(PemBundle bundle) implements Result {}

        /// Why not.
        record Unusable(Problem problem) implements Result {}
    }

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private PemBundle(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    PrivateKey key() {
        return key;
    }

    /// Leaf first, each followed by its issuer.
    List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public String toString() {
        return "PemBundle[" + chain.getFirst().getSubjectX500Principal() + "]";
    }

    /// Reads and checks a file; blocks.
    ///
    /// @param field path of the configuration's field, for the problem
    static Result read(Path file, String field) {
        String shown = file.toString();
        try {
            if (!Files.exists(file)) {
                return unusable(field, "certificate.missing", shown);
            }
            if (Files.isDirectory(file)) {
                return unusable(field, "certificate.folder", shown);
            }
            if (Files.size(file) > MAX_BYTES) {
                return unusable(field, "certificate.tooLarge", shown);
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return parse(text, field, shown);
        } catch (AccessDeniedException e) {
            return unusable(field, "certificate.denied", shown);
        } catch (IOException e) {
            return unusable(field, "certificate.broken", shown);
        }
    }

    private static Result parse(String text, String field, String shown) {
        PrivateKey key = null;
        List<X509Certificate> certificates = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof PEMEncryptedKeyPair
                        || part instanceof PKCS8EncryptedPrivateKeyInfo) {
                    return unusable(field, "certificate.encryptedKey", shown);
                }
                if (part instanceof X509CertificateHolder holder) {
                    add(new JcaX509CertificateConverter().getCertificate(holder), certificates);
                }
                PrivateKey found = keyOf(part);
                key = found != null ? found : key;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Bouncy Castle reports broken contents by several unchecked exceptions as well.
            return unusable(field, "certificate.broken", shown);
        }
        if (certificates.isEmpty()) {
            return unusable(field, "certificate.noCertificate", shown);
        }
        if (key == null) {
            return unusable(field, "certificate.noKey", shown);
        }
        return arrange(key, certificates, field, shown);
    }

    /// A certificate that stands in the file twice counts once.
    private static void add(X509Certificate certificate, List<X509Certificate> to) {
        if (!to.contains(certificate)) {
            to.add(certificate);
        }
    }

    private static @Nullable PrivateKey keyOf(Object part) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        return switch (part) {
            case PEMKeyPair pair -> converter.getPrivateKey(pair.getPrivateKeyInfo());
            case PrivateKeyInfo info -> converter.getPrivateKey(info);
            default -> null; // EC parameters and the like, which OpenSSL writes beside a key
        };
    }

    private static Result arrange(
            PrivateKey key, List<X509Certificate> certificates, String field, String shown) {
        X509Certificate leaf = null;
        for (X509Certificate certificate : certificates) {
            if (fits(key, certificate.getPublicKey())) {
                leaf = certificate;
                break;
            }
        }
        if (leaf == null) {
            return unusable(field, "certificate.keyMismatch", shown);
        }
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        List<X509Certificate> rest = new ArrayList<>(certificates);
        rest.remove(leaf);
        X509Certificate last = leaf;
        while (last != null) {
            X509Certificate issuer = issuerOf(last, rest);
            if (issuer != null) {
                chain.add(issuer);
                rest.remove(issuer);
            }
            last = issuer;
        }
        if (chain.size() > MAX_CHAIN) {
            return unusable(field, "certificate.longChain", shown);
        }
        return new Result.Read(new PemBundle(key, chain));
    }

    private static @Nullable X509Certificate issuerOf(
            X509Certificate certificate, List<X509Certificate> candidates) {
        for (X509Certificate candidate : candidates) {
            if (candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                    && isSignedBy(certificate, candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /// An issuer renewed its key: two certificates have its name, one of them signed.
    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// Whether the two are a pair: what one signs, the other verifies.
    private static boolean fits(PrivateKey key, PublicKey publicKey) {
        if (!key.getAlgorithm().equals(publicKey.getAlgorithm())
                && !(key.getAlgorithm().startsWith("EC")
                        && publicKey.getAlgorithm().startsWith("EC"))
                && !(key.getAlgorithm().startsWith("Ed")
                        && publicKey.getAlgorithm().startsWith("Ed"))) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(algorithmFor(key));
            byte[] sample = {1, 2, 3, 4};
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithmFor(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    private static Result unusable(String field, String code, String shown) {
        return new Result.Unusable(Problem.error(field, code, shown));
    }
}
