package org.yaomote.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;

/// Who does the work of TLS.
public enum TlsProvider {
    /// The native library: handshakes several times faster.
    BORINGSSL,
    /// The JDK.
    JDK;

    /// The native library where it loads, the JDK otherwise.
    public static TlsProvider best() {
        return OpenSsl.isAvailable() ? BORINGSSL : JDK;
    }

    SslProvider netty() {
        return switch (this) {
            case BORINGSSL -> SslProvider.OPENSSL;
            case JDK -> SslProvider.JDK;
        };
    }
}
