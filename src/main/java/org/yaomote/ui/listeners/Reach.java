package org.yaomote.ui.listeners;

import org.yaomote.config.HostName;

/// Who can reach a listener.
enum Reach {
    /// Programs on this computer.
    THIS_COMPUTER,
    /// Every computer that can reach this one, on any of its networks.
    EVERYONE,
    /// Computers that can reach this one address.
    ONE_ADDRESS;

    /// Who can reach a listener on this address.
    public static Reach of(String address) {
        if (HostName.isLoopback(address)) {
            return THIS_COMPUTER;
        }
        return HostName.isWildcard(address) ? EVERYONE : ONE_ADDRESS;
    }
}
