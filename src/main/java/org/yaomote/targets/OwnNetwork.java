package org.yaomote.targets;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A network that this computer is in.
///
/// @param networkInterface the system's name of it: `eth0`
/// @param text the network as a target: `192.168.0.0/24`
/// @param count its hosts
/// @param nearest at most 256 addresses of it around this computer: `192.168.0.0/24`
public record OwnNetwork(String networkInterface, String text, long count, String nearest) {
    private static final int NEAR_PREFIX = 24;

    /// Those to be offered wherever one is: the IPv4 networks of interfaces that are up, without
    /// loopback, point to point and those whose addresses anybody on the Internet may own; in the
    /// system's order, each once, those of virtual machines and containers last. IPv6 networks are
    /// too large to be swept.
    ///
    /// @param interfaces as [NetworkInterface#networkInterfaces] gives them
    public static List<OwnNetwork> of(Stream<NetworkInterface> interfaces) {
        return offered(interfaces.filter(OwnNetwork::isUp).flatMap(OwnNetwork::of));
    }

    /// The same of networks that are known.
    static List<OwnNetwork> offered(Stream<OwnNetwork> all) {
        return all.distinct()
                .filter(OwnNetwork::isOurs)
                .sorted(Comparator.comparing(OwnNetwork::isInner))
                .toList();
    }

    private boolean isOurs() {
        return TargetSet.parse(text).guardOfClick() != Guard.CONFIRM_PUBLIC;
    }

    private boolean isInner() {
        String name = networkInterface.toLowerCase(Locale.ROOT);
        return Stream.of("docker", "br-", "veth", "virbr", "vmnet", "cni")
                .anyMatch(name::startsWith);
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
        long count = (1L << (32 - prefix)) - 2;
        int near = Math.max(NEAR_PREFIX, prefix);
        return new OwnNetwork(name, network(bits, prefix), count, network(bits, near));
    }

    private static String network(int bits, int prefix) {
        int first = prefix == 0 ? 0 : bits & -1 << (32 - prefix);
        return new Target.V4(first).text() + "/" + prefix;
    }
}
