package org.yaomote.proxy;

import org.yaomote.accesslog.LogEntry.Tls;
import org.yaomote.transport.Connection;
import org.yaomote.transport.TlsSession;

import java.net.InetAddress;

/// What the access log tells of a client's connection; the same for all its requests.
///
/// @param address of the peer
/// @param local address of ours that it connected to
/// @param port of ours that it connected to
record LogPeer(String address, String local, int port, Tls tls) {
    /// Of a connection on which TLS, if any, is agreed on.
    static LogPeer of(Connection connection) {
        TlsSession session = connection.tls();
        return new LogPeer(
                text(connection.remote().getAddress()),
                text(connection.local().getAddress()),
                connection.local().getPort(),
                session == null ? Tls.NONE : version(session.version()));
    }

    /// An address without the name of the network card that some have behind it.
    static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static Tls version(String name) {
        return name.equals("TLSv1.2") ? Tls.TLS_1_2 : Tls.TLS_1_3;
    }
}
