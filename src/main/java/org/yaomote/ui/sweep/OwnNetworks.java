package org.yaomote.ui.sweep;

import org.yaomote.targets.OwnNetwork;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;

/// The networks this computer is in; asks the system, sends nothing.
public final class OwnNetworks {
    private OwnNetworks() {}

    /// Those to be offered; may block for some milliseconds. Empty if the system does not tell.
    public static List<OwnNetwork> ofThisComputer() {
        try {
            return OwnNetwork.of(NetworkInterface.networkInterfaces());
        } catch (SocketException _) {
            // Something to begin with: typing addresses works without it.
            return List.of();
        }
    }

    /// The addresses this computer can send from, IPv4 first; may block as the networks do.
    static List<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLinkLocalAddress())
                    .sorted(Comparator.comparing(a -> !(a instanceof Inet4Address)))
                    .toList();
        } catch (SocketException _) {
            return List.of();
        }
    }
}
