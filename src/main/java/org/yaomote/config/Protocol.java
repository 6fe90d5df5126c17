package org.yaomote.config;

/// What a listener speaks to its clients.
public sealed interface Protocol {
    /// Plain HTTP/1.1.
    record Http() implements Protocol {}

    /// HTTP over TLS.
    record Https(TlsSettings tls) implements Protocol {}
}
