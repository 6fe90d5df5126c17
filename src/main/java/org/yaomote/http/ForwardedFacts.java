package org.yaomote.http;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// What a backend is told about the client: where it came from and what it asked for. Rendered once
/// per connection. Immutable.
public final class ForwardedFacts {
    /// Whether the peer may speak for others.
    public enum Peer {
        /// Anybody: what it claims about forwarding is dropped.
        UNKNOWN,
        /// A proxy of ours: what it says is kept and added to.
        TRUSTED
    }

    private final byte[] client;
    private final byte[] proto;
    private final byte[] port;
    private final byte[] hostOfTen;
    private final Peer peer;

    /// Facts of a client that nobody vouches for.
    ///
    /// @param remote the client
    /// @param local where it connected
    /// @param secure whether it speaks TLS
    public ForwardedFacts(InetSocketAddress remote, InetSocketAddress local, boolean secure) {
        this(remote, local, secure, Peer.UNKNOWN);
    }

    /// @param remote the peer
    /// @param local where it connected
    /// @param secure whether it speaks TLS
    /// @param peer who it is to us
    public ForwardedFacts(
            InetSocketAddress remote, InetSocketAddress local, boolean secure, Peer peer) {
        String address = remote.getAddress().getHostAddress();
        int zone = address.indexOf('%');
        client = ascii(zone < 0 ? address : address.substring(0, zone));
        proto = ascii("X-Forwarded-Proto: " + (secure ? "https" : "http") + "\r\n");
        port = ascii("X-Forwarded-Port: " + local.getPort() + "\r\n");
        String name = local.getAddress().getHostAddress();
        String host = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
        hostOfTen = ascii("Host: " + host + ":" + local.getPort() + "\r\n");
        this.peer = peer;
    }

    /// The client's address.
    byte[] client() {
        return client;
    }

    /// The line that says how the client spoke.
    byte[] proto() {
        return proto;
    }

    /// The line that says where it connected.
    byte[] port() {
        return port;
    }

    /// The Host of an HTTP/1.0 request that has none: HTTP/1.1 towards the backend needs one.
    byte[] hostOfTen() {
        return hostOfTen;
    }

    boolean isTrusted() {
        return peer == Peer.TRUSTED;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
