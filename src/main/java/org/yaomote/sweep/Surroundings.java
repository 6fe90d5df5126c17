package org.yaomote.sweep;

import org.yaomote.echo.EchoAddress;

import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The addresses of this computer, and which others it reaches without a router.
///
/// @param own addresses of this computer
/// @param links what its interfaces are connected to, without loopback and point to point
record Surroundings(Set<EchoAddress> own, List<Link> links) {
    /// A network of an interface.
    ///
    /// @param prefix bits of the address that the network has, 0 to 128 (IPv4: 96 more than usual)
    record Link(EchoAddress network, int prefix) {
        boolean contains(long high, long low) {
            return same(network.high(), high, prefix)
                    && same(network.low(), low, prefix - Long.SIZE);
        }

        private static boolean same(long one, long other, int bits) {
            return bits <= 0 || (one ^ other) >>> (Long.SIZE - Math.min(bits, Long.SIZE)) == 0;
        }
    }

    private static final int V4_BITS = 32;
    private static final int WHOLE = 128;

    /// Of an island.
    static final Surroundings NONE = new Surroundings(Set.of(), List.of());

    Surroundings {
        own = Set.copyOf(own);
        links = List.copyOf(links);
    }

    /// As the system says. Where it says nothing, nothing is near.
    static Surroundings ofSystem() {
        Set<EchoAddress> own = new HashSet<>();
        List<Link> links = new ArrayList<>();
        try {
            for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
                boolean near = !one.isLoopback() && !one.isPointToPoint();
                for (InterfaceAddress address : one.getInterfaceAddresses()) {
                    EchoAddress number = EchoAddress.of(address.getAddress());
                    own.add(new EchoAddress(number.high(), number.low(), 0));
                    int prefix =
                            address.getNetworkPrefixLength()
                                    + (number.isV4() ? WHOLE - V4_BITS : 0);
                    if (near && prefix < WHOLE) {
                        links.add(new Link(number, prefix));
                    }
                }
            }
        } catch (SocketException e) {
            return NONE;
        }
        return new Surroundings(own, links);
    }

    /// Whether an address is one of this computer's. This computer itself is written as 0.
    boolean isOwn(long high, long low) {
        return (high == 0 && low == 0) || own.contains(new EchoAddress(high, low, 0));
    }

    /// Whether a host is reached without a router, so that its hardware address has to be found
    /// first.
    boolean isNear(long high, long low) {
        for (Link link : links) {
            if (link.contains(high, low)) {
                return true;
            }
        }
        return false;
    }
}
