package org.yaomote.config;

/// Whether a plain listener sends every client to HTTPS.
public sealed interface HttpsRedirect {
    /// It serves.
    record Off() implements HttpsRedirect {}

    /// It answers 308 (RFC 9110 §15.4.9) with the same address under `https`.
    ///
    /// @param port of the HTTPS listener as clients reach it, 1 to 65535; 443 is left out of the
    ///   address
    record To(int port) implements HttpsRedirect {}
}
