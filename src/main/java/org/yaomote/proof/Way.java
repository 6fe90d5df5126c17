package org.yaomote.proof;

import org.yaomote.metrics.BoundListener;

/// Whether a request can be thought of that one of the own listeners sends to a certain service.
public sealed interface Way {
    /// One can.
    ///
    /// @param bound whom to send it to
    /// @param host also the name for a TLS handshake
    /// @param head of HTTP/1 with its empty line, in octets of ISO 8859-1; the connection ends with
    ///   the answer
    record Open(BoundListener bound, String host, String head) implements Way {}

    /// None can, for this reason.
    record Closed(Why why) implements Way {}

    /// Why there is none; the later ones are nearer to a way.
    enum Why {
        /// No open listener of HTTP has a rule to the service.
        NO_RULE,
        /// The listeners that have one want a certificate from who comes.
        CLIENT_CERTIFICATE,
        /// What the rules ask for cannot be made up: an address, a password, a text of a file.
        UNKNOWN,
        /// Everything thought of goes elsewhere: to an earlier rule, or it is answered by the
        /// proxy.
        TAKEN
    }
}
