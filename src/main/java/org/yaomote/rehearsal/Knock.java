package org.yaomote.rehearsal;

import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.Way;

/// A request that one of the own listeners sends to a certain service.
///
/// @param address where to connect to
/// @param secure whether in TLS
/// @param host the name for the TLS handshake
/// @param head what is sent, in octets of ISO 8859-1; the connection ends with the answer
public record Knock(String address, int port, boolean secure, String host, String head) {
    /// Takes a way that was found.
    public static Knock by(Way.Open way) {
        BoundListener bound = way.bound();
        return new Knock(
                local(bound.address()), bound.port(), bound.secure(), way.host(), way.head());
    }

    private static String local(String address) {
        return switch (address) {
            case "0.0.0.0", "*", "" -> "127.0.0.1";
            case "::" -> "::1";
            default -> address;
        };
    }
}
