package org.yaomote.sweep;

import java.time.Instant;
import java.util.Optional;

/// What answers on a TCP port of a host.
///
/// @param port 1 to 65535
/// @param scheme what it speaks, as far as we could tell
/// @param status of the answer to `GET /`, 100 to 999, or 0
/// @param title of the page, "" if there is none; at most 200 characters, without control
///   characters
/// @param server what it calls itself, "" if it does not; of the same kind
/// @param certificate of HTTPS
public record WebService(
        int port,
        Scheme scheme,
        int status,
        String title,
        String server,
        Optional<Shown> certificate) {

    /// What is spoken on a port.
    public enum Scheme {
        HTTP,
        HTTPS,
        /// It accepts connections; nothing more is known.
        UNKNOWN
    }

    /// The certificate that a server shows; nobody verified it.
    ///
    /// @param subject its subject's common name, or first name of the SAN
    /// @param ends when it expires
    public record Shown(String subject, Instant ends) {}
}
