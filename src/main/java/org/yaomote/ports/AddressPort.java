package org.yaomote.ports;

import java.net.InetAddress;
import java.util.Optional;

/// An address and a port as programs of the system write them: `127.0.0.1:80`, `[::1]:80`, `*:80`.
record AddressPort(InetAddress address, int port) {
    /// Reads one.
    ///
    /// @param any what `*` stands for
    /// @return empty if it is none, or has no port
    static Optional<AddressPort> read(String text, String any) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        String host = text.substring(0, colon).replace("[", "").replace("]", "");
        int zone = host.indexOf('%');
        String plain = zone < 0 ? host : host.substring(0, zone);
        int port = Integer.parseInt(text.substring(colon + 1));
        try {
            String literal = plain.equals("*") ? any : plain;
            return Optional.of(new AddressPort(InetAddress.ofLiteral(literal), port));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
