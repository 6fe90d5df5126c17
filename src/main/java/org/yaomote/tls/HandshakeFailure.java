package org.yaomote.tls;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Serial;

/// A backend that was reached, but with which no TLS was agreed on.
public final class HandshakeFailure extends IOException {
    @Serial private static final long serialVersionUID = 1;

    /// Why, with the key of its text.
    public enum Reason {
        /// Its certificate is no longer valid.
        EXPIRED("upstream.tls.expired"),
        /// Its certificate is not valid yet.
        NOT_YET_VALID("upstream.tls.notYetValid"),
        /// Its certificate is good, but for somebody else.
        WRONG_NAME("upstream.tls.wrongName"),
        /// Nobody we trust has issued its certificate.
        UNKNOWN_AUTHORITY("upstream.tls.unknownAuthority"),
        /// Its certificate has another fault, such as a weak signature.
        BAD_CERTIFICATE("upstream.tls.badCertificate"),
        /// What it said was not TLS.
        NOT_TLS("upstream.tls.notTls"),
        /// It sent an alert or hung up.
        REFUSED("upstream.tls.refused"),
        /// It did not finish in time.
        TIMED_OUT("upstream.tls.timeout"),
        /// It does not speak the HTTP we need.
        NO_HTTP2("upstream.tls.noHttp2");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /// Key of the text in `problems`.
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    HandshakeFailure(Reason reason, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    /// Says why a handshake failed that ended with this exception.
    static HandshakeFailure of(Throwable cause) {
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            switch (inner) {
                case HandshakeFailure known -> {
                    return known;
                }
                case RefusedCertificate refused -> {
                    return new HandshakeFailure(refused.reason(), cause);
                }
                case NotSslRecordException _ -> {
                    return new HandshakeFailure(Reason.NOT_TLS, cause);
                }
                case SslHandshakeTimeoutException _ -> {
                    return new HandshakeFailure(Reason.TIMED_OUT, cause);
                }
                default -> {}
            }
        }
        return new HandshakeFailure(Reason.REFUSED, cause);
    }

    /// Why.
    public Reason reason() {
        return reason;
    }
}
