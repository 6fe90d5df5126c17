package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.ForwardedFacts;
import org.yaomote.http.ForwardedFacts.Peer;
import org.yaomote.http.ShownCertificate;
import org.yaomote.policy.BuiltInHeaders;
import org.yaomote.transport.Connection;
import org.yaomote.transport.TlsSession;

import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;

/// What backends and the access log are told about the client of a connection. Rendered when a
/// request needs it, for by then TLS is agreed on, and kept for those that follow.
///
/// Thread: the connection's event loop.
final class ClientFacts {
    private final Connection connection;

    /// Has Via name us.
    private final UnaryOperator<ForwardedFacts> naming;

    private @Nullable ForwardedFacts forwarded;

    /// What [#forwarded] is of: another configuration may trust others.
    private @Nullable ListenerRoute route;

    private @Nullable LogPeer logPeer;

    private ClientFacts(Connection connection, UnaryOperator<ForwardedFacts> naming) {
        this.connection = connection;
        this.naming = naming;
    }

    /// Of a connection that speaks HTTP/1.
    static ClientFacts ofHttp1(Connection connection) {
        return new ClientFacts(connection, ForwardedFacts::withVia);
    }

    /// Of a connection that speaks HTTP/2.
    static ClientFacts ofHttp2(Connection connection) {
        return new ClientFacts(connection, ForwardedFacts::withViaOfHttp2);
    }

    /// For backends.
    ForwardedFacts forwarded(ListenerRoute now) {
        ForwardedFacts known = forwarded;
        if (known == null || !now.equals(route)) {
            known = render(now);
            forwarded = known;
            route = now;
        }
        return known;
    }

    /// For the access log.
    LogPeer logPeer() {
        LogPeer known = logPeer;
        if (known == null) {
            known = LogPeer.of(connection);
            logPeer = known;
        }
        return known;
    }

    /// What was agreed on in TLS; null if the connection is not encrypted.
    @Nullable TlsSession tls() {
        return connection.tls();
    }

    /// The certificate that the client showed; null if it showed none.
    @Nullable X509Certificate certificate() {
        TlsSession tls = connection.tls();
        return tls == null || tls.clientChain().isEmpty() ? null : tls.clientChain().getFirst();
    }

    private ForwardedFacts render(ListenerRoute now) {
        boolean trusted = now.terms().trusted().contains(connection.remote().getAddress());
        Peer peer = trusted ? Peer.TRUSTED : Peer.UNKNOWN;
        ForwardedFacts facts =
                new ForwardedFacts(connection.remote(), connection.local(), now.isSecure(), peer);
        if (now.listener().options().via()) {
            facts = naming.apply(facts);
        }
        BuiltInHeaders headers = now.listener().options().policy().headers();
        if (!headers.forwarded()) {
            facts = facts.withoutForwarding();
        }
        boolean wanted = now.asksClients() || now.terms().tellsCipher();
        TlsSession tls = wanted && headers.tls() ? connection.tls() : null;
        if (tls == null) {
            return facts;
        }
        if (tls.clientChain().isEmpty()) {
            return now.terms().tellsCipher()
                    ? facts.withCipher(tls.version(), tls.cipherSuite())
                    : facts;
        }
        return facts.with(
                new ShownCertificate(
                        tls.clientChain().getFirst(), tls.version(), tls.cipherSuite()));
    }
}
