package org.yaomote.traffic;

/// Who asked, and over what.
///
/// @param client its address: the peer's, or whom a trusted proxy speaks for
/// @param peer address at the other end of the connection
/// @param port of ours that it connected to
/// @param version such as `HTTP/1.1`; `-` for what was no request
/// @param tls such as `TLSv1.3`; empty if it was not encrypted
/// @param cipher by its name in the standards; empty if it was not encrypted
/// @param serverName the host it asked TLS for; empty if it did not say
public record Caller(
        String client,
        String peer,
        int port,
        String version,
        String tls,
        String cipher,
        String serverName) {
    /// Whether the connection was encrypted.
    public boolean isSecure() {
        return !tls.isEmpty();
    }
}
