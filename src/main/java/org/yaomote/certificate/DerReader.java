package org.yaomote.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

import java.io.IOException;

/// Reads binary files, which do not say what they are: their shape does. Thread: one.
final class DerReader {
    private final Protected opener;
    private final Parts parts;
    private final Gathered gathered;

    DerReader(Protected opener, Gathered gathered) {
        this.opener = opener;
        this.gathered = gathered;
        this.parts = new Parts(gathered);
    }

    Outcome<Gathered> read(byte[] octets) {
        try {
            if (!(ASN1Primitive.fromByteArray(octets) instanceof ASN1Sequence whole)
                    || whole.size() == 0) {
                return Outcome.refused(FaultKind.BROKEN);
            }
            return switch (whole.getObjectAt(0)) {
                case ASN1Integer version -> versioned(version, whole, octets);
                case ASN1ObjectIdentifier _ -> parts.certificates(ContentInfo.getInstance(whole));
                case ASN1Sequence first -> signedOrProtected(first, whole);
                default -> Outcome.refused(FaultKind.NOT_RECOGNISED);
            };
        } catch (IOException | RuntimeException _) {
            // Bouncy Castle reports broken contents by several unchecked exceptions as well.
            return Outcome.refused(FaultKind.BROKEN);
        }
    }

    /// Version 3 and a signed content is PKCS#12 (RFC 7292 §4); else it is a key, by its second
    /// part.
    private Outcome<Gathered> versioned(ASN1Integer version, ASN1Sequence whole, byte[] octets)
            throws IOException {
        ASN1Encodable second = whole.size() > 1 ? whole.getObjectAt(1) : DERNull.INSTANCE;
        boolean isSequence = second instanceof ASN1Sequence;
        if (isSequence && version.hasValue(3)) {
            return new KeyStoreReader(opener).pkcs12(octets, gathered);
        }
        if (isSequence) {
            return parts.key(PrivateKeyInfo.getInstance(whole));
        }
        return second instanceof ASN1OctetString ? sec1(whole) : pkcs1(whole);
    }

    private Outcome<Gathered> pkcs1(ASN1Sequence whole) throws IOException {
        AlgorithmIdentifier rsa =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        return parts.key(new PrivateKeyInfo(rsa, RSAPrivateKey.getInstance(whole)));
    }

    private Outcome<Gathered> sec1(ASN1Sequence whole) throws IOException {
        ECPrivateKey key = ECPrivateKey.getInstance(whole);
        AlgorithmIdentifier ec =
                new AlgorithmIdentifier(
                        X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject());
        return parts.key(new PrivateKeyInfo(ec, key));
    }

    /// Two parts are a protected key; three a certificate or a request, whose content begins with a
    /// number.
    private Outcome<Gathered> signedOrProtected(ASN1Sequence first, ASN1Sequence whole)
            throws IOException {
        if (whole.size() == 2) {
            return opener.open(
                            new PKCS8EncryptedPrivateKeyInfo(
                                    EncryptedPrivateKeyInfo.getInstance(whole)))
                    .then(parts::key);
        }
        boolean isRequest =
                first.size() <= 4
                        && first.size() > 0
                        && first.getObjectAt(0) instanceof ASN1Integer zero
                        && zero.hasValue(0);
        return isRequest
                ? parts.request(new PKCS10CertificationRequest(whole.getEncoded()))
                : parts.certificate(new X509CertificateHolder(whole.getEncoded()));
    }
}
