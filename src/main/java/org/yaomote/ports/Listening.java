package org.yaomote.ports;

import java.net.Inet4Address;
import java.net.InetAddress;

/// A socket that waits for TCP connections.
///
/// @param port 1 to 65535
public record Listening(InetAddress address, int port, Owner owner) {
    /// Whether it and a listener there would be in each other's way, as far as addresses tell: one
    /// for all addresses is in the way of each of them, and one for all of IPv6 mostly is for all
    /// of IPv4 too.
    boolean isInTheWayOf(InetAddress wanted, int wantedPort) {
        if (port != wantedPort) {
            return false;
        }
        return address.equals(wanted) || covers(address, wanted) || covers(wanted, address);
    }

    /// Whether this process is the owner.
    boolean isOf(long pid) {
        return owner instanceof Owner.Known(long its, _, _) && its == pid;
    }

    private static boolean covers(InetAddress all, InetAddress one) {
        boolean isOfAllFamilies = !(all instanceof Inet4Address);
        return all.isAnyLocalAddress() && (isOfAllFamilies || one instanceof Inet4Address);
    }
}
