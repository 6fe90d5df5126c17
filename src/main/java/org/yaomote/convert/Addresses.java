package org.yaomote.convert;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// What hosts of a configuration are, without asking anybody.
final class Addresses {
    private Addresses() {}

    /// Whether a text is an address and no name.
    static boolean isAddress(String host) {
        return of(host).isPresent();
    }

    /// Whether a host is this computer to itself.
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || of(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /// Whether it stands for all addresses of a computer.
    static boolean isAny(String host) {
        return of(host).filter(InetAddress::isAnyLocalAddress).isPresent();
    }

    /// The address that a text is; empty for a name, which is not looked up.
    static Optional<InetAddress> of(String host) {
        boolean isNumeric =
                host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                        || host.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
        try {
            return isNumeric ? Optional.of(InetAddress.getByName(host)) : Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }
}
