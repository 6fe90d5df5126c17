package org.yaomote.certificate;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.util.List;

/// A certificate request (PKCS#10, RFC 2986): a public key and the names it is wanted for, signed
/// by its owner.
///
/// Immutable; any thread.
public final class SigningRequest {
    private final PKCS10CertificationRequest request;

    SigningRequest(PKCS10CertificationRequest request) {
        this.request = request;
    }

    /// In DER.
    public byte[] octets() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names it asks for; those of old requests without alternative names are taken from the
    /// common name. Empty if there is none that a server can have.
    public List<SubjectName> names() {
        try {
            Extensions wanted = request.getRequestedExtensions();
            if (wanted != null && wanted.getExtension(Extension.subjectAlternativeName) != null) {
                return AlternativeNames.of(
                        GeneralNames.fromExtensions(wanted, Extension.subjectAlternativeName));
            }
            return NameReader.read(subject()).result().map(List::of).orElse(List.of());
        } catch (RuntimeException _) {
            // Bouncy Castle reads what was asked for only now, and may find it broken.
            return List.of();
        }
    }

    /// The common name, or the whole subject.
    public String subject() {
        return AlternativeNames.shown(request.getSubject());
    }

    /// Its key, and that its owner has signed it.
    public Outcome<PublicKey> publicKey() {
        try {
            PublicKey key =
                    new JcaPEMKeyConverter().getPublicKey(request.getSubjectPublicKeyInfo());
            if (!PublicKeys.isSupported(key)) {
                return Outcome.refused(FaultKind.NOT_SUPPORTED, key.getAlgorithm());
            }
            var verifier = new JcaContentVerifierProviderBuilder().build(key);
            return request.isSignatureValid(verifier)
                    ? Outcome.done(key)
                    : Outcome.refused(FaultKind.REQUEST_FORGED);
        } catch (IOException | OperatorCreationException | PKCSException | RuntimeException _) {
            return Outcome.refused(FaultKind.REQUEST_FORGED);
        }
    }

    @Override
    public String toString() {
        return "SigningRequest[" + subject() + "]";
    }
}
