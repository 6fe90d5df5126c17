package org.yaomote.config;

/// What a listener speaks to its clients.
public sealed interface Protocol {
    /// HTTP in the clear.
    record Http() implements Protocol {}

    /// HTTP over TLS.
    record Https(TlsSettings tls) implements Protocol {}

    /// Nothing: octets pass both ways unseen between the client and a backend of the only service
    /// (Pound's `Tunnel`).
    record Tcp() implements Protocol {}
}
