package org.yaomote.certificate;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Makes certificates and requests.
///
/// Thread: any.
public final class CertificateIssuer {
    /// Longer than any program has been in use.
    private static final Duration CENTURY = Duration.ofDays(36_500);

    private final InstantSource clock;
    private final SecureRandom random;

    /// @param clock says when lives begin
    /// @param random makes serial numbers
    public CertificateIssuer(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// A key that was read, with its public half.
    public static Outcome<KeyPair> pair(PrivateKey key) {
        try {
            return Outcome.done(new KeyPair(PublicKeys.of(key), key));
        } catch (IOException | RuntimeException _) {
            return Outcome.refused(FaultKind.NOT_SUPPORTED, key.getAlgorithm());
        }
    }

    /// A server's certificate that signs itself: nobody trusts it but who is told to.
    public Outcome<Identity> selfSigned(KeyPair keys, LeafTerms terms) {
        return checked(terms)
                .then(
                        _ -> {
                            X500Name subject = AlternativeNames.subject(terms.names());
                            CertificateDraft draft =
                                    draft(subject, keys.getPublic(), terms.life())
                                            .alternatives(terms.names())
                                            .server(CertificateDraft.Signer.ITSELF);
                            X509Certificate made = draft.signedBy(subject, keys.getPrivate());
                            Identity identity = new Identity(keys.getPrivate(), List.of(made));
                            boolean isLong = terms.life().compareTo(LeafTerms.LONGEST) > 0;
                            return isLong
                                    ? Outcome.done(
                                            identity,
                                            Fault.of(
                                                    FaultKind.LIFE_BROWSERS,
                                                    LeafTerms.LONGEST.toDays()))
                                    : Outcome.done(identity);
                        });
    }

    /// A root: an authority that signs itself.
    public Identity authority(KeyPair keys, AuthorityTerms terms) {
        X500Name name = AlternativeNames.commonName(terms.name());
        X509Certificate made =
                draft(name, keys.getPublic(), terms.life())
                        .authority(terms)
                        .signedBy(name, keys.getPrivate());
        return new Identity(keys.getPrivate(), List.of(made));
    }

    /// An authority under another one. Java ignores what a root says of its own limits, but not
    /// what an authority under it says: one that is to be held to its scope is made this way.
    ///
    /// @return the key, and the chain up to the root
    public Identity authorityUnder(Identity root, KeyPair keys, AuthorityTerms terms) {
        X509Certificate issuer = root.leaf();
        X509Certificate made =
                draft(AlternativeNames.commonName(terms.name()), keys.getPublic(), terms.life())
                        .authority(terms)
                        .endingBy(issuer.getNotAfter().toInstant())
                        .issuedUnder(issuer.getPublicKey())
                        .signedBy(CertificateDraft.subject(issuer), root.key());
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(made);
        chain.addAll(root.chain());
        return new Identity(keys.getPrivate(), chain);
    }

    /// A server's certificate that an authority signs; its chain is that of the authority behind
    /// it. It never outlives its authority.
    ///
    /// @param key of the server
    /// @return the chain, the server's certificate first
    public Outcome<List<X509Certificate>> issued(
            Identity authority, PublicKey key, LeafTerms terms) {
        X509Certificate issuer = authority.leaf();
        Instant end = issuer.getNotAfter().toInstant();
        return checked(terms)
                .then(_ -> maySign(issuer, terms))
                .then(
                        _ -> {
                            X500Name subject = AlternativeNames.subject(terms.names());
                            CertificateDraft draft =
                                    draft(subject, key, terms.life())
                                            .alternatives(terms.names())
                                            .server(CertificateDraft.Signer.AUTHORITY)
                                            .endingBy(end)
                                            .issuedUnder(issuer.getPublicKey());
                            List<X509Certificate> chain = new ArrayList<>();
                            chain.add(
                                    draft.signedBy(
                                            CertificateDraft.subject(issuer), authority.key()));
                            chain.addAll(authority.chain());
                            boolean isCut = clock.instant().plus(terms.life()).isAfter(end);
                            return isCut
                                    ? Outcome.done(
                                            List.copyOf(chain), Fault.of(FaultKind.LIFE_CUT, end))
                                    : Outcome.done(List.copyOf(chain));
                        });
    }

    /// A request for a certificate by somebody else's authority.
    public Outcome<SigningRequest> request(KeyPair keys, List<SubjectName> names) {
        if (names.isEmpty()) {
            return Outcome.refused(FaultKind.NO_NAME);
        }
        try {
            ExtensionsGenerator wanted = new ExtensionsGenerator();
            wanted.addExtension(
                    Extension.subjectAlternativeName, false, AlternativeNames.of(names));
            var builder =
                    new JcaPKCS10CertificationRequestBuilder(
                            AlternativeNames.subject(names), keys.getPublic());
            builder.addAttribute(
                    PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wanted.generate());
            var signer =
                    new JcaContentSignerBuilder(PublicKeys.signature(keys.getPrivate()))
                            .build(keys.getPrivate());
            return Outcome.done(new SigningRequest(builder.build(signer)));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("a key of a supported kind signs", e);
        }
    }

    private CertificateDraft draft(X500Name subject, PublicKey key, Duration life) {
        return new CertificateDraft(subject, key, CertificateDraft.Span.of(clock.instant(), life))
                .serial(random);
    }

    private static Outcome<LeafTerms> checked(LeafTerms terms) {
        if (terms.names().isEmpty()) {
            return Outcome.refused(FaultKind.NO_NAME);
        }
        if (terms.life().compareTo(Duration.ofMinutes(1)) < 0) {
            return Outcome.refused(FaultKind.LIFE_SHORT);
        }
        return terms.life().compareTo(CENTURY) > 0
                ? Outcome.refused(FaultKind.LIFE_LONG, terms.life().toDays(), CENTURY.toDays())
                : Outcome.done(terms);
    }

    private Outcome<LeafTerms> maySign(X509Certificate issuer, LeafTerms terms) {
        if (terms.life().compareTo(LeafTerms.LONGEST) > 0) {
            return Outcome.refused(
                    FaultKind.LIFE_LONG, terms.life().toDays(), LeafTerms.LONGEST.toDays());
        }
        if (issuer.getBasicConstraints() < 0) {
            return Outcome.refused(FaultKind.NOT_AN_AUTHORITY, Chains.name(issuer));
        }
        Instant now = clock.instant();
        if (!now.isBefore(issuer.getNotAfter().toInstant())
                || now.isBefore(issuer.getNotBefore().toInstant())) {
            return Outcome.refused(FaultKind.AUTHORITY_ENDED, Chains.name(issuer));
        }
        List<Fault> faults = NameScope.faults(name -> isInScope(issuer, name), terms.names());
        return faults.isEmpty() ? Outcome.done(terms) : new Outcome.Refused<>(faults);
    }

    /// Whether clients accept a name from this authority.
    public static boolean isInScope(X509Certificate authority, SubjectName name) {
        byte[] extension = authority.getExtensionValue(Extension.nameConstraints.getId());
        if (extension == null) {
            return true;
        }
        try {
            return NameScope.isPermitted(
                    NameConstraints.getInstance(
                            JcaX509ExtensionUtils.parseExtensionValue(extension)),
                    name);
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }
}
