package org.yaomote.targets;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/// A network that this computer is in.
///
/// @param networkInterface the system's name of it: `eth0`
/// @param text the network as a target: `192.168.0.0/24`
/// @param count its hosts
public record OwnNetwork(String networkInterface, String text, long count) {
    /// The IPv4 networks of interfaces that are up, without loopback and point to point; in the
    /// system's order, each once. IPv6 networks are too large to be swept.
    ///
    /// @param interfaces as [NetworkInterface#networkInterfaces] gives them
    public static List<OwnNetwork> of(Stream<NetworkInterface> interfaces) {
        return interfaces.filter(OwnNetwork::isUp).flatMap(OwnNetwork::of).distinct().toList();
    }

    private static boolean isUp(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback() && !one.isPointToPoint();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static Stream<OwnNetwork> of(NetworkInterface one) {
        return one.getInterfaceAddresses().stream()
                .filter(address -> address.getAddress() instanceof Inet4Address)
                .filter(address -> address.getNetworkPrefixLength() <= 30)
                .map(address -> of(one.getName(), address));
    }

    private static OwnNetwork of(String name, InterfaceAddress address) {
        return of(name, address.getAddress().getAddress(), address.getNetworkPrefixLength());
    }

    static OwnNetwork of(String name, byte[] octets, int prefix) {
        int bits = 0;
        for (byte octet : octets) {
            bits = bits << 8 | (octet & 255);
        }
        int network = prefix == 0 ? 0 : bits & -1 << (32 - prefix);
        String text = new Target.V4(network).text() + "/" + prefix;
        return new OwnNetwork(name, text, (1L << (32 - prefix)) - 2);
    }
}
