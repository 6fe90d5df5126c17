package org.yaomote.certificate;

import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.Selector;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;

/// Makes keys and certificates of the JDK from what was parsed. Thread: one.
final class Parts {
    private final Gathered gathered;

    Parts(Gathered gathered) {
        this.gathered = gathered;
    }

    Outcome<Gathered> certificate(X509CertificateHolder holder) {
        try {
            gathered.add(new JcaX509CertificateConverter().getCertificate(holder));
            return Outcome.done(gathered);
        } catch (GeneralSecurityException | RuntimeException _) {
            return Outcome.refused(FaultKind.BROKEN);
        }
    }

    Outcome<Gathered> request(PKCS10CertificationRequest request) {
        gathered.add(new SigningRequest(request));
        return Outcome.done(gathered);
    }

    /// The certificates that come with a signed message, which is how some authorities send them
    /// (PKCS#7, `.p7b`).
    Outcome<Gathered> certificates(ContentInfo envelope) {
        try {
            Selector<X509CertificateHolder> all = new Everyone();
            Outcome<Gathered> read = Outcome.done(gathered);
            for (X509CertificateHolder holder :
                    new CMSSignedData(envelope).getCertificates().getMatches(all)) {
                read = read.then(_ -> certificate(holder));
            }
            return read;
        } catch (CMSException | RuntimeException _) {
            return Outcome.refused(FaultKind.BROKEN);
        }
    }

    Outcome<Gathered> key(PrivateKeyInfo key) {
        try {
            PrivateKey made = new JcaPEMKeyConverter().getPrivateKey(key);
            if (!PublicKeys.isSupported(made)) {
                return Outcome.refused(FaultKind.NOT_SUPPORTED, made.getAlgorithm());
            }
            gathered.add(made);
            return Outcome.done(gathered);
        } catch (IOException | RuntimeException _) {
            String kind = key.getPrivateKeyAlgorithm().getAlgorithm().getId();
            return Outcome.refused(FaultKind.NOT_SUPPORTED, kind);
        }
    }

    private record Everyone() implements Selector<X509CertificateHolder> {
        @Override
        public boolean match(X509CertificateHolder holder) {
            return true;
        }

        @Override
        public Object clone() {
            return this;
        }
    }
}
