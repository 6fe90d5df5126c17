package org.yaomote.http;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// What a backend is told about the client: where it came from and what it asked for. Rendered once
/// per connection. Immutable.
public final class ForwardedFacts {
    private final byte[] client;
    private final byte[] rest;
    private final byte[] hostOfTen;

    /// @param remote the client
    /// @param local where it connected
    /// @param secure whether it speaks TLS
    public ForwardedFacts(InetSocketAddress remote, InetSocketAddress local, boolean secure) {
        String address = remote.getAddress().getHostAddress();
        int zone = address.indexOf('%');
        client = ascii(zone < 0 ? address : address.substring(0, zone));
        rest =
                ascii(
                        "\r\nX-Forwarded-Proto: "
                                + (secure ? "https" : "http")
                                + "\r\nX-Forwarded-Port: "
                                + local.getPort()
                                + "\r\n");
        String name = local.getAddress().getHostAddress();
        String host = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
        hostOfTen = ascii("Host: " + host + ":" + local.getPort() + "\r\n");
    }

    /// The client's address.
    byte[] client() {
        return client;
    }

    /// The fields behind X-Forwarded-For, from its line end on.
    byte[] rest() {
        return rest;
    }

    /// The Host of an HTTP/1.0 request that has none: HTTP/1.1 towards the backend needs one.
    byte[] hostOfTen() {
        return hostOfTen;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
