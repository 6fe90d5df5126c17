package org.yaomote.ui.listeners;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/// The addresses this computer has; asks the system, sends nothing.
final class OwnAddresses {
    private OwnAddresses() {}

    /// The addresses of the interfaces that are up, IPv4 first, without loopback and link-local
    /// ones; may block for some milliseconds. Empty if the system does not tell.
    public static List<String> ofThisComputer() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
                    .sorted(java.util.Comparator.comparing(a -> !(a instanceof Inet4Address)))
                    .map(OwnAddresses::text)
                    .distinct()
                    .toList();
        } catch (SocketException _) {
            // A list to choose from: typing an address works without it.
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException _) {
            return false;
        }
    }

    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
