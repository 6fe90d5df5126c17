package org.yaomote.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes what another trust manager believes, and says why where it does not.
final class BackendTrust extends InnerTrust {
    BackendTrust(X509ExtendedTrustManager inner) {
        super(inner);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
            throws CertificateException {
        try {
            inner.checkServerTrusted(chain, kind, engine);
        } catch (CertificateException e) {
            throw new RefusedCertificate(reason(e, chain, kind), e);
        }
    }

    /// The JDK tells a wrong name from a bad chain by words only; so the chain is looked at again
    /// without the name.
    private HandshakeFailure.Reason reason(
            CertificateException refusal, X509Certificate[] chain, String kind) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException _ -> {
                    return HandshakeFailure.Reason.EXPIRED;
                }
                case CertificateNotYetValidException _ -> {
                    return HandshakeFailure.Reason.NOT_YET_VALID;
                }
                case CertPathValidatorException path -> {
                    return reason(path.getReason());
                }
                case CertPathBuilderException _ -> {
                    return HandshakeFailure.Reason.UNKNOWN_AUTHORITY;
                }
                default -> {}
            }
        }
        try {
            inner.checkServerTrusted(chain, kind);
            return HandshakeFailure.Reason.WRONG_NAME;
        } catch (CertificateException e) {
            return HandshakeFailure.Reason.BAD_CERTIFICATE;
        }
    }

    private static HandshakeFailure.Reason reason(Reason reason) {
        if (reason == BasicReason.EXPIRED) {
            return HandshakeFailure.Reason.EXPIRED;
        }
        if (reason == BasicReason.NOT_YET_VALID) {
            return HandshakeFailure.Reason.NOT_YET_VALID;
        }
        return HandshakeFailure.Reason.BAD_CERTIFICATE;
    }
}
