package org.yaomote.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// Writes PKCS#12 (RFC 7292). Octets belong to the caller, who wipes them.
///
/// Stateless; any thread.
public final class StoreWriter {
    /// Which programs shall open the file.
    public enum Reach {
        /// Those of the last ten years: AES-256 and SHA-256.
        MODERN(NISTObjectIdentifiers.id_aes256_CBC, NISTObjectIdentifiers.id_sha256, 100_000),
        /// Also Windows before 10 (1709) and macOS before 13: Triple DES and SHA-1, which protect
        /// less, so the pass phrase should be long.
        OLD_WINDOWS(
                PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                OIWObjectIdentifiers.idSHA1,
                2048);

        private final ASN1ObjectIdentifier cipher;
        private final ASN1ObjectIdentifier digest;
        private final int rounds;

        Reach(ASN1ObjectIdentifier cipher, ASN1ObjectIdentifier digest, int rounds) {
            this.cipher = cipher;
            this.digest = digest;
            this.rounds = rounds;
        }
    }

    private StoreWriter() {}

    /// A key and its chain.
    ///
    /// @param phrase not empty: some programs do not open such files
    public static Outcome<byte[]> identity(Identity identity, PassPhrase phrase, Reach reach) {
        if (phrase.isEmpty()) {
            return Outcome.refused(FaultKind.PHRASE_EMPTY);
        }
        try {
            PKCS12PfxPduBuilder store = new PKCS12PfxPduBuilder();
            SubjectKeyIdentifier link =
                    new JcaX509ExtensionUtils()
                            .createSubjectKeyIdentifier(identity.leaf().getPublicKey());
            DERBMPString shown = new DERBMPString(Chains.name(identity.leaf()));
            var key = new JcaPKCS12SafeBagBuilder(identity.key(), encryptor(phrase, reach));
            store.addData(marked(key, shown, link).build());
            List<PKCS12SafeBag> bags = new ArrayList<>();
            for (X509Certificate certificate : identity.chain()) {
                var bag = new JcaPKCS12SafeBagBuilder(certificate);
                boolean isLeaf = certificate.equals(identity.leaf());
                bags.add((isLeaf ? marked(bag, shown, link) : bag).build());
            }
            store.addEncryptedData(encryptor(phrase, reach), bags.toArray(PKCS12SafeBag[]::new));
            return Outcome.done(
                    store.build(
                                    new JcePKCS12MacCalculatorBuilder(reach.digest)
                                            .setIterationCount(reach.rounds)
                                            .setProvider(OwnCiphers.PROVIDER),
                                    phrase.characters())
                            .getEncoded());
        } catch (GeneralSecurityException | PKCSException | OperatorCreationException e) {
            throw new IllegalStateException("Bouncy Castle has these ciphers", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Certificates that Java shall trust.
    ///
    /// @param phrase not empty: Java checks with it that nobody has changed the file
    public static Outcome<byte[]> trusted(List<X509Certificate> certificates, PassPhrase phrase) {
        if (phrase.isEmpty()) {
            return Outcome.refused(FaultKind.PHRASE_EMPTY);
        }
        // The JDK alone writes the mark by which Java knows a certificate as trusted.
        try (ByteArrayOutputStream octets = new ByteArrayOutputStream()) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate certificate : certificates) {
                String name = Chains.name(certificate);
                store.setCertificateEntry(name + " " + certificate.getSerialNumber(), certificate);
            }
            store.store(octets, phrase.characters());
            return Outcome.done(octets.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java writes PKCS#12", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PKCS12SafeBagBuilder marked(
            PKCS12SafeBagBuilder bag, DERBMPString name, SubjectKeyIdentifier link) {
        return bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, name)
                .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, link);
    }

    private static OutputEncryptor encryptor(PassPhrase phrase, Reach reach)
            throws OperatorCreationException {
        return new JcePKCSPBEOutputEncryptorBuilder(reach.cipher)
                .setIterationCount(reach.rounds)
                .setProvider(OwnCiphers.PROVIDER)
                .build(phrase.characters());
    }
}
