package org.yaomote.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;

/// A certificate that is being put together.
///
/// Thread: one.
final class CertificateDraft {
    /// Who signs a server's certificate.
    enum Signer {
        ITSELF,
        AUTHORITY
    }

    /// When a certificate is good.
    record Span(Instant from, Instant to) {
        /// Clocks of clients are late by minutes, some by a time zone's mistake.
        private static final Duration SKEW = Duration.ofHours(1);

        /// From a little before now on. The whole, both ends included, is never longer than the
        /// longest life that clients accept if the life asked for is not.
        static Span of(Instant now, Duration life) {
            Instant from = now.minus(SKEW).truncatedTo(ChronoUnit.SECONDS);
            Instant to = now.plus(life).truncatedTo(ChronoUnit.SECONDS);
            Instant latest = from.plus(LeafTerms.LONGEST).minusSeconds(1);
            boolean isLeaf = life.compareTo(LeafTerms.LONGEST) <= 0;
            return new Span(from, isLeaf && to.isAfter(latest) ? latest : to);
        }
    }

    private static final int SERIAL_BITS = 128;

    private final X500Name subject;
    private final PublicKey key;
    private final ExtensionsGenerator extensions = new ExtensionsGenerator();
    private Span span;
    private BigInteger serial = BigInteger.ONE;
    private PublicKey issuer;

    CertificateDraft(X500Name subject, PublicKey key, Span span) {
        this.subject = subject;
        this.key = key;
        this.span = span;
        this.issuer = key;
    }

    /// The subject of a certificate, octet by octet.
    static X500Name subject(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    /// A random serial number: two certificates of one name never have the same.
    CertificateDraft serial(SecureRandom random) {
        serial = new BigInteger(SERIAL_BITS, random).setBit(0);
        return this;
    }

    CertificateDraft alternatives(List<SubjectName> names) {
        return with(Extension.subjectAlternativeName, false, AlternativeNames.of(names));
    }

    /// One of a server, and of nothing else.
    ///
    /// @param signer one that signs itself says nothing of what its key is for: OpenSSL trusts only
    ///   those that may sign certificates, if they say anything
    CertificateDraft server(Signer signer) {
        with(Extension.basicConstraints, true, new BasicConstraints(false));
        if (signer == Signer.AUTHORITY) {
            int rsa = key instanceof RSAKey ? KeyUsage.keyEncipherment : 0;
            with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | rsa));
        }
        return with(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    }

    CertificateDraft authority(AuthorityTerms terms) {
        with(Extension.basicConstraints, true, new BasicConstraints(terms.pathLength()));
        with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        terms.scope().constraints().ifPresent(c -> with(Extension.nameConstraints, true, c));
        return this;
    }

    CertificateDraft endingBy(Instant end) {
        span = span.to().isAfter(end) ? new Span(span.from(), end) : span;
        return this;
    }

    /// @param key of the issuer, if it is another one
    CertificateDraft issuedUnder(PublicKey key) {
        issuer = key;
        return this;
    }

    X509Certificate signedBy(X500Name issuerName, PrivateKey signer) {
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            with(
                    Extension.subjectKeyIdentifier,
                    false,
                    identifiers.createSubjectKeyIdentifier(key));
            with(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(issuer));
            var builder =
                    new JcaX509v3CertificateBuilder(
                            issuerName,
                            serial,
                            Date.from(span.from()),
                            Date.from(span.to()),
                            subject,
                            key);
            for (ASN1ObjectIdentifier id : extensions.generate().getExtensionOIDs()) {
                builder.addExtension(extensions.generate().getExtension(id));
            }
            String algorithm = PublicKeys.signature(signer);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
        } catch (NoSuchAlgorithmException | OperatorCreationException e) {
            throw new IllegalStateException("a key of a supported kind signs", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was just made can be read", e);
        }
    }

    private CertificateDraft with(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            extensions.addExtension(id, critical, value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
