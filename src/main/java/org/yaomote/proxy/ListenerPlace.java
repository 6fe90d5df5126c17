package org.yaomote.proxy;

import org.yaomote.config.HostName;
import org.yaomote.config.Listener;

import java.util.Locale;

/// Where a listening socket is: what decides whether a change of configuration needs another one.
///
/// @param sole a port the system chooses is never the same twice, so such a place is its listener's
///   own; empty for others
record ListenerPlace(String address, int port, String sole) {
    static ListenerPlace of(Listener listener) {
        String own = listener.port() == 0 ? listener.id().value() : "";
        String address = listener.address().equals("*") ? "0.0.0.0" : listener.address();
        return new ListenerPlace(address.toLowerCase(Locale.ROOT), listener.port(), own);
    }

    /// Whether both may not be able to be open at once; a name may stand for any address.
    boolean excludes(ListenerPlace other) {
        return port != 0
                && port == other.port
                && (address.equals(other.address) || isManifold() || other.isManifold());
    }

    private boolean isManifold() {
        return HostName.isWildcard(address)
                || !(HostName.isIpv4(address) || HostName.isIpv6(address));
    }
}
