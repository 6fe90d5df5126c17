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

    private static final byte[] NOTHING = new byte[0];

    private final byte[] client;
    private final byte[] proto;
    private final byte[] port;
    private final byte[] hostOfTen;
    private final Peer peer;
    private final byte[] certificate;
    private final byte[] via10;
    private final byte[] via11;

    /// Whether X-Forwarded fields are added.
    private final boolean added;

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
        certificate = NOTHING;
        via10 = NOTHING;
        via11 = NOTHING;
        added = true;
    }

    private ForwardedFacts(ForwardedFacts other, byte[] certificate, byte[] via10, byte[] via11) {
        this(other, certificate, new byte[][] {via10, via11}, other.added);
    }

    private ForwardedFacts(ForwardedFacts other, byte[] certificate, byte[][] via, boolean added) {
        client = other.client;
        proto = other.proto;
        port = other.port;
        hostOfTen = other.hostOfTen;
        peer = other.peer;
        this.certificate = certificate;
        via10 = via[0];
        via11 = via[1];
        this.added = added;
    }

    /// The same, but nothing of it is told in X-Forwarded fields. What a stranger claims in them is
    /// dropped all the same.
    public ForwardedFacts withoutForwarding() {
        return new ForwardedFacts(this, certificate, new byte[][] {via10, via11}, false);
    }

    /// The same facts of a client that has shown a certificate.
    public ForwardedFacts with(ShownCertificate shown) {
        return new ForwardedFacts(this, shown.lines(), via10, via11);
    }

    /// The same facts of a client that speaks TLS and has shown nothing, told as Pound does.
    public ForwardedFacts withCipher(String version, String cipherSuite) {
        return new ForwardedFacts(
                this, ShownCertificate.cipherLine(version, cipherSuite), via10, via11);
    }

    /// The same facts, and Via names us (RFC 9110 §7.6.3).
    public ForwardedFacts withVia() {
        return new ForwardedFacts(this, certificate, Via.line("1.0"), Via.line("1.1"));
    }

    /// The same for requests that came over HTTP/2, whose heads look like those of HTTP/1.1.
    public ForwardedFacts withViaOfHttp2() {
        byte[] line = Via.line("2.0");
        return new ForwardedFacts(this, certificate, line, line);
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

    /// The lines about the client's certificate; empty without one.
    byte[] certificate() {
        return certificate;
    }

    /// The line that names us; empty if nothing is to.
    byte[] via(boolean http11) {
        return http11 ? via11 : via10;
    }

    boolean isAdded() {
        return added;
    }

    boolean isTrusted() {
        return peer == Peer.TRUSTED;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
