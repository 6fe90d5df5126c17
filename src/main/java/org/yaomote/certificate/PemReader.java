package org.yaomote.certificate;

import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;

/// Reads PEM texts. Thread: one.
final class PemReader {
    /// What stands in such files and is of no use here.
    private static final Set<String> IDLE =
            Set.of("EC PARAMETERS", "DH PARAMETERS", "PUBLIC KEY", "RSA PUBLIC KEY", "X509 CRL");

    private final Protected opener;
    private final Parts parts;
    private final Gathered gathered;

    PemReader(Protected opener, Gathered gathered) {
        this.opener = opener;
        this.gathered = gathered;
        this.parts = new Parts(gathered);
    }

    Outcome<Gathered> read(String text) {
        List<PemPart> found = PemPart.of(text);
        if (found.isEmpty()) {
            return Outcome.refused(FaultKind.NOT_RECOGNISED);
        }
        for (PemPart part : found) {
            Outcome<Gathered> read = part.isComplete() ? read(part) : broken(part);
            if (read instanceof Outcome.Refused<Gathered> refused) {
                return refused;
            }
            if (gathered.isTooMuch()) {
                return Outcome.refused(FaultKind.MANY_PARTS, Gathered.MOST);
            }
        }
        return Outcome.done(gathered);
    }

    private Outcome<Gathered> read(PemPart part) {
        if (IDLE.contains(part.label())) {
            return Outcome.done(gathered);
        }
        try (PEMParser parser = new PEMParser(new StringReader(part.text()))) {
            return read(parser.readObject(), part);
        } catch (PEMException | RuntimeException _) {
            // Bouncy Castle reports broken contents by several unchecked exceptions as well.
            return broken(part);
        } catch (IOException _) {
            return broken(part);
        }
    }

    private Outcome<Gathered> read(@Nullable Object object, PemPart part) throws IOException {
        Outcome<Gathered> read =
                switch (object) {
                    case null -> Outcome.refused(FaultKind.NOT_SUPPORTED, part.label());
                    case X509CertificateHolder holder -> parts.certificate(holder);
                    case X509TrustedCertificateBlock block ->
                            parts.certificate(block.getCertificateHolder());
                    case PKCS10CertificationRequest request -> parts.request(request);
                    case ContentInfo envelope -> parts.certificates(envelope);
                    case PEMKeyPair pair -> parts.key(pair.getPrivateKeyInfo());
                    case PrivateKeyInfo key -> parts.key(key);
                    case PEMEncryptedKeyPair pair -> opener.open(pair).then(parts::key);
                    case PKCS8EncryptedPrivateKeyInfo key -> opener.open(key).then(parts::key);
                    default -> Outcome.refused(FaultKind.NOT_SUPPORTED, part.label());
                };
        boolean isBroken =
                read instanceof Outcome.Refused<Gathered>(var faults)
                        && faults.getFirst().kind() == FaultKind.BROKEN;
        return isBroken ? broken(part) : read;
    }

    private static Outcome<Gathered> broken(PemPart part) {
        return Outcome.refused(FaultKind.BROKEN_PART, part.line());
    }
}
