package org.yaomote.certificate;

import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/// Puts certificates in the order in which servers send them.
public final class Chains {
    /// Longer chains are refused by many clients.
    static final int LONGEST = 10;

    private static final int CERT_SIGN = 5;

    private Chains() {}

    /// The key, the certificate that belongs to it, and its issuers, whatever their order was.
    public static Outcome<Identity> arranged(
            PrivateKey key, Collection<X509Certificate> certificates) {
        List<X509Certificate> rest = new ArrayList<>(new LinkedHashSet<>(certificates));
        if (rest.isEmpty()) {
            return Outcome.refused(FaultKind.NO_CERTIFICATE);
        }
        X509Certificate leaf = leaf(key, rest);
        if (leaf == null) {
            return Outcome.refused(FaultKind.KEY_MISMATCH, name(rest.getFirst()));
        }
        List<Fault> remarks = new ArrayList<>();
        if (leaf.getBasicConstraints() >= 0) {
            if (isForSigningOnly(leaf)) {
                return Outcome.refused(FaultKind.AUTHORITY_AS_LEAF, name(leaf));
            }
            remarks.add(Fault.of(FaultKind.AUTHORITY_FLAG, name(leaf)));
        }
        List<X509Certificate> chain = from(leaf, rest);
        if (chain.size() > LONGEST) {
            return Outcome.refused(FaultKind.CHAIN_LONG, LONGEST);
        }
        if (!isSelfSigned(chain.getLast())) {
            remarks.add(Fault.of(FaultKind.CHAIN_INCOMPLETE, issuerName(chain.getLast())));
        }
        int strangers = rest.size() - chain.size();
        if (strangers > 0) {
            remarks.add(Fault.of(FaultKind.STRANGERS, strangers));
        }
        return new Outcome.Done<>(new Identity(key, chain), remarks);
    }

    /// A chain that begins with a certificate, as far as its issuers are among the others.
    static List<X509Certificate> from(X509Certificate leaf, Collection<X509Certificate> others) {
        List<X509Certificate> rest = new ArrayList<>(others);
        rest.remove(leaf);
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        X509Certificate last = leaf;
        while (last != null && chain.size() <= LONGEST) {
            X509Certificate issuer = isSelfSigned(last) ? null : issuerOf(last, rest);
            if (issuer != null) {
                chain.add(issuer);
                rest.remove(issuer);
            }
            last = issuer;
        }
        return chain;
    }

    /// Whether a certificate is its own issuer.
    static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && isSignedBy(certificate, certificate);
    }

    private static @Nullable X509Certificate leaf(
            PrivateKey key, List<X509Certificate> certificates) {
        X509Certificate found = null;
        for (X509Certificate certificate : certificates) {
            boolean isBetter = found == null || endsLater(certificate, found);
            if (isBetter && PublicKeys.fit(key, certificate.getPublicKey())) {
                found = certificate;
            }
        }
        return found;
    }

    /// A renewal may have kept its key: the certificate that lives longer is the one meant.
    private static boolean endsLater(X509Certificate one, X509Certificate other) {
        return one.getNotAfter().toInstant().isAfter(other.getNotAfter().toInstant());
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
        if (PublicKeys.isAbsurd(issuer.getPublicKey())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException _) {
            return false;
        }
    }

    /// Whether it says that its key signs certificates and serves no TLS.
    private static boolean isForSigningOnly(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && usage.length > CERT_SIGN && usage[CERT_SIGN] && !usage[0];
    }

    /// The common name of the subject, or all of it.
    static String name(X509Certificate certificate) {
        return AlternativeNames.shown(CertificateDraft.subject(certificate));
    }

    /// The same of the issuer.
    static String issuerName(X509Certificate certificate) {
        return AlternativeNames.shown(
                X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded()));
    }
}
