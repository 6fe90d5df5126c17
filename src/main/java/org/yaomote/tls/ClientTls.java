package org.yaomote.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.HostName;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;

/// The client side of TLS for the backends of one service, loaded and checked by a [TlsLoader].
///
/// Equal ones were made of the same settings and the same contents of files: what is connected with
/// one may be used for the other. Immutable; any thread.
public final class ClientTls {
    private final UpstreamTls.Tls settings;
    private final UpstreamHttp http;
    private final SslContext context;
    private final Fingerprint fingerprint;

    ClientTls(
            UpstreamTls.Tls settings,
            UpstreamHttp http,
            SslContext context,
            Fingerprint fingerprint) {
        this.settings = settings;
        this.http = http;
        this.context = context;
        this.fingerprint = fingerprint;
    }

    /// TLS with one of the service's backends.
    ///
    /// @param host the backend's host as configured, a name or an IP address; it is what the
    ///   certificate must be for, unless the service says another name
    public Peer peer(String host) {
        return new Peer(this, settings.serverName().isEmpty() ? host : settings.serverName());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClientTls same && fingerprint.equals(same.fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    /// TLS with one backend.
    public static final class Peer {
        private static final int ANY_PORT = 443;

        private final ClientTls tls;
        private final String name;

        /// What it is asked to be (RFC 6066 §3); empty for what can be no such name.
        private final List<SNIServerName> asked;

        private Peer(ClientTls tls, String name) {
            this.tls = tls;
            this.name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            this.asked = asked(this.name);
        }

        private static List<SNIServerName> asked(String name) {
            if (HostName.isIpv4(name) || HostName.isIpv6(name)) {
                return List.of();
            }
            try {
                return List.of(new SNIHostName(name));
            } catch (IllegalArgumentException e) {
                // An underscore, which such a name may not have.
                return List.of();
            }
        }

        /// A handler for one connection, whose handshake succeeds only if the backend is who it is
        /// meant to be.
        ///
        /// @param limit for the whole handshake
        public SslHandler handler(ByteBufAllocator allocator, Duration limit) {
            SslHandler handler = tls.context.newHandler(allocator, name, ANY_PORT);
            SSLParameters parameters = handler.engine().getSSLParameters();
            // Also names of one label, which Netty would leave out.
            parameters.setServerNames(asked);
            parameters.setEndpointIdentificationAlgorithm(tls.settings.verify() ? "HTTPS" : "");
            handler.engine().setSSLParameters(parameters);
            handler.setHandshakeTimeout(Math.max(1, limit.toNanos()), TimeUnit.NANOSECONDS);
            return handler;
        }

        /// Why a handshake failed.
        public HandshakeFailure failure(Throwable cause) {
            return HandshakeFailure.of(cause);
        }

        /// Whether what was agreed on is no use; null if it is.
        ///
        /// @param protocol what the backend chose (ALPN), null for nothing
        public @Nullable HandshakeFailure refusal(@Nullable String protocol) {
            boolean missing =
                    tls.http == UpstreamHttp.HTTP_2
                            && !ApplicationProtocolNames.HTTP_2.equals(protocol);
            return missing ? new HandshakeFailure(HandshakeFailure.Reason.NO_HTTP2, null) : null;
        }
    }
}
