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
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One PEM file with a private key and its certificate chain, in whatever order they stand there:
/// what Pound's `Cert` directive takes.
///
/// Its text is never kept, and [#toString] tells the names only.
final class PemBundle {
    /// Longer chains are refused.
    static final int MAX_CHAIN = 10;

    /// What may stand in the file (RFC 7468, and what OpenSSL writes). Parameters are tolerated,
    /// because old instructions tell people to put them there.
    private static final Set<String> LABELS =
            Set.of(
                    "CERTIFICATE",
                    "X509 CERTIFICATE",
                    "PRIVATE KEY",
                    "ENCRYPTED PRIVATE KEY",
                    "RSA PRIVATE KEY",
                    "EC PRIVATE KEY",
                    "EC PARAMETERS",
                    "DH PARAMETERS");

    /// What reading a file gave.
    sealed interface Result {
        /// A key and its chain, the leaf first.
        record Read(PemBundle bundle) implements Result {}

        /// Why not.
        record Unusable(Problem problem) implements Result {}
    }

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final int strangers;
    private final boolean isInOrder;

    private PemBundle(
            PrivateKey key, List<X509Certificate> chain, int strangers, boolean isInOrder) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.strangers = strangers;
        this.isInOrder = isInOrder;
    }

    PrivateKey key() {
        return key;
    }

    /// Leaf first, each followed by its issuer.
    List<X509Certificate> chain() {
        return chain;
    }

    /// Whether they stand so in the file.
    boolean isInOrder() {
        return isInOrder;
    }

    /// How many certificates of the file do not belong to the chain.
    int strangers() {
        return strangers;
    }

    @Override
    public String toString() {
        return "PemBundle[" + chain.getFirst().getSubjectX500Principal() + "]";
    }

    /// Reads and checks a file; blocks.
    static Result read(PemFile.Place place) {
        return switch (PemFile.read(place)) {
            case PemFile.Unreadable(var problem) -> new Result.Unusable(problem);
            case PemFile.Text(_, var text) -> new Parts(place).read(PemBlock.of(text));
        };
    }

    /// What was found in a file so far.
    private static final class Parts {
        private final PemFile.Place place;
        private final List<X509Certificate> certificates = new ArrayList<>();
        private @Nullable PrivateKey key;

        Parts(PemFile.Place place) {
            this.place = place;
        }

        Result read(List<PemBlock> blocks) {
            for (PemBlock block : blocks) {
                Problem problem = add(block);
                if (problem != null) {
                    return new Result.Unusable(problem);
                }
            }
            if (certificates.isEmpty()) {
                return new Result.Unusable(place.problem("certificate.noCertificate"));
            }
            PrivateKey found = key;
            return found == null
                    ? new Result.Unusable(place.problem("certificate.noKey"))
                    : arrange(found, certificates, place);
        }

        private @Nullable Problem add(PemBlock block) {
            if (!LABELS.contains(block.label())) {
                return place.problem("certificate.otherPart", block.line(), block.label());
            }
            if (!block.complete()) {
                return place.problem("certificate.brokenPart", block.line());
            }
            try (PEMParser parser = new PEMParser(new StringReader(block.text()))) {
                return add(parser.readObject(), block.line());
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                // Bouncy Castle reports broken contents by several unchecked exceptions as well.
                return place.problem("certificate.brokenPart", block.line());
            }
        }

        private @Nullable Problem add(Object part, int line)
                throws IOException, GeneralSecurityException {
            switch (part) {
                case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ -> {
                    return place.problem("certificate.encryptedKey");
                }
                case X509CertificateHolder holder -> add(holder);
                case PEMKeyPair pair -> {
                    return add(pair.getPrivateKeyInfo(), line);
                }
                case PrivateKeyInfo info -> {
                    if (key != null) {
                        return place.problem("certificate.secondKey", line);
                    }
                    key = new JcaPEMKeyConverter().getPrivateKey(info);
                }
                default -> {} // parameters, which the key repeats or nobody needs
            }
            return null;
        }

        /// A certificate that stands in the file twice counts once.
        private void add(X509CertificateHolder holder) throws GeneralSecurityException {
            var certificate = new JcaX509CertificateConverter().getCertificate(holder);
            if (!certificates.contains(certificate)) {
                certificates.add(certificate);
            }
        }
    }

    private static Result arrange(
            PrivateKey key, List<X509Certificate> certificates, PemFile.Place place) {
        X509Certificate leaf = null;
        for (X509Certificate certificate : certificates) {
            if (fits(key, certificate.getPublicKey())) {
                leaf = certificate;
                break;
            }
        }
        if (leaf == null) {
            return new Result.Unusable(place.problem("certificate.keyMismatch"));
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
            return new Result.Unusable(place.problem("certificate.longChain"));
        }
        List<X509Certificate> asWritten = new ArrayList<>(certificates);
        asWritten.removeAll(rest);
        return new Result.Read(new PemBundle(key, chain, rest.size(), asWritten.equals(chain)));
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
}
