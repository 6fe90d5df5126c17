package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Network;
import org.yaomote.http.ClientBehind;
import org.yaomote.http.Fields;
import org.yaomote.rules.Origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// The proxies in front of us that a listener believes about their clients. Immutable but for lists
/// that are watched.
///
/// @param origin where else they are listed, and in which field they tell; null for the usual one
record TrustedProxies(List<Network> networks, @Nullable Origin origin)
        implements ClientBehind.Trusted {
    /// @param written networks without errors
    static TrustedProxies of(List<String> written, @Nullable Origin origin) {
        return new TrustedProxies(
                written.stream().map(Network::parse).flatMap(Optional::stream).toList(), origin);
    }

    @Override
    public boolean contains(byte[] address) {
        for (int i = 0; i < networks.size(); i++) {
            if (networks.get(i).contains(address)) {
                return true;
            }
        }
        return origin != null && origin.contains(address);
    }

    /// Whether a peer is one of them.
    boolean contains(InetAddress peer) {
        return (!networks.isEmpty() || origin != null) && contains(peer.getAddress());
    }

    /// Who asks: the peer, or if that is trusted the client it speaks for.
    InetAddress client(InetAddress peer, Fields fields) {
        if (!contains(peer)) {
            return peer;
        }
        byte[] found =
                origin == null
                        ? ClientBehind.find(fields, this)
                        : ClientBehind.find(fields, this, origin.lowerHeader());
        try {
            return found == null ? peer : InetAddress.getByAddress(found);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + found.length + " octets", e);
        }
    }
}
