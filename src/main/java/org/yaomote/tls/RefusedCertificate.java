package org.yaomote.tls;

import java.io.Serial;
import java.security.cert.CertificateException;

/// A peer's certificate that is not accepted, and why.
final class RefusedCertificate extends CertificateException {
    @Serial private static final long serialVersionUID = 1;

    private final HandshakeFailure.Reason reason;

    RefusedCertificate(HandshakeFailure.Reason reason, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
    }

    HandshakeFailure.Reason reason() {
        return reason;
    }
}
