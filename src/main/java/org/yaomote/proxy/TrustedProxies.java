package org.yaomote.proxy;

import org.yaomote.config.Network;
import org.yaomote.http.ClientBehind;
import org.yaomote.http.Fields;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// The proxies in front of us that a listener believes about their clients. Immutable.
record TrustedProxies(List<Network> networks) implements ClientBehind.Trusted {
    /// @param written networks without errors
    static TrustedProxies of(List<String> written) {
        return new TrustedProxies(
                written.stream().map(Network::parse).flatMap(Optional::stream).toList());
    }

    @Override
    public boolean contains(byte[] address) {
        for (int i = 0; i < networks.size(); i++) {
            if (networks.get(i).contains(address)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a peer is one of them.
    boolean contains(InetAddress peer) {
        return !networks.isEmpty() && contains(peer.getAddress());
    }

    /// Who asks: the peer, or if that is trusted the client it speaks for.
    InetAddress client(InetAddress peer, Fields fields) {
        if (!contains(peer)) {
            return peer;
        }
        byte[] found = ClientBehind.find(fields, this);
        try {
            return found == null ? peer : InetAddress.getByAddress(found);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + found.length + " octets", e);
        }
    }
}
