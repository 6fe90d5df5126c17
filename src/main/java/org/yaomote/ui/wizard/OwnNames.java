package org.yaomote.ui.wizard;

import org.yaomote.targets.OwnNetwork;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What this computer is called, and where it is.
///
/// @param computer its host name without a domain; empty if it has none
/// @param addresses its private IPv4 addresses
/// @param network at most 256 addresses of the first own network: `192.168.1.0/24`
record OwnNames(String computer, List<String> addresses, Optional<String> network) {
    /// Nothing is known yet.
    static final OwnNames UNKNOWN = new OwnNames("", List.of(), Optional.empty());

    OwnNames {
        addresses = List.copyOf(addresses);
    }

    /// Asks the system; may block. Nothing is sent but by a system that asks the network for its
    /// own name.
    static OwnNames ofThisComputer() {
        List<String> addresses =
                privateAddresses().stream().map(a -> a.getAddress().getHostAddress()).toList();
        return new OwnNames(hostName(), addresses, nearest());
    }

    /// Of the network that the window offers elsewhere, too.
    private static Optional<String> nearest() {
        try {
            return OwnNetwork.of(NetworkInterface.networkInterfaces()).stream()
                    .findFirst()
                    .map(OwnNetwork::nearest);
        } catch (SocketException _) {
            // Going on without is possible; only the network is not offered.
            return Optional.empty();
        }
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            int dot = name.indexOf('.');
            String first = dot < 0 ? name : name.substring(0, dot);
            return first.matches("[a-z][a-z0-9-]*") && !first.equals("localhost") ? first : "";
        } catch (UnknownHostException _) {
            return "";
        }
    }

    private static List<InterfaceAddress> privateAddresses() {
        List<InterfaceAddress> found = new ArrayList<>();
        try {
            for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
                if (one.isUp() && !one.isLoopback() && !isInner(one.getName())) {
                    one.getInterfaceAddresses().stream()
                            .filter(a -> a.getAddress() instanceof Inet4Address)
                            .filter(a -> a.getAddress().isSiteLocalAddress())
                            .forEach(found::add);
                }
            }
        } catch (SocketException _) {
            // Going on without is possible; only these addresses are not offered.
            return found;
        }
        return found;
    }

    /// Networks of virtual machines and containers: no other computer is there.
    private static boolean isInner(String name) {
        return List.of("docker", "br-", "veth", "virbr", "vmnet", "cni").stream()
                .anyMatch(name::startsWith);
    }
}
