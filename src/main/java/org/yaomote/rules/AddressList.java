package org.yaomote.rules;

import org.yaomote.config.Network;

import java.util.List;

/// Addresses and networks. Immutable.
record AddressList(List<Network> networks) {
    AddressList {
        networks = List.copyOf(networks);
    }

    /// Whether an address is in it; one of IPv4 that came over IPv6 is the one of IPv4.
    ///
    /// @param address 4 or 16 octets
    boolean contains(byte[] address) {
        for (int i = 0; i < networks.size(); i++) {
            if (networks.get(i).contains(address)) {
                return true;
            }
        }
        return false;
    }
}
