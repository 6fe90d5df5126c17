package org.yaomote.transport;

import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.epoll.LinuxSocket;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Objects;

/// A connection on its way to a peer.
///
/// @param deadline nanoseconds of the loop's clock
/// @param atOnce whether the kernel has connected it already, as it does on loopback
record Dial(
        LinuxSocket socket,
        InetSocketAddress address,
        long deadline,
        boolean atOnce,
        Connector.Outcome outcome) {
    /// Begins to connect.
    ///
    /// @param address resolved
    /// @throws IOException if it fails at once
    static Dial to(InetSocketAddress address, long deadline, Connector.Outcome outcome)
            throws IOException {
        LinuxSocket socket = open(address);
        boolean begun = false;
        try {
            socket.setTcpNoDelay(true);
            boolean atOnce = socket.connect(address);
            begun = true;
            return new Dial(socket, address, deadline, atOnce, outcome);
        } finally {
            if (!begun) {
                socket.close();
            }
        }
    }

    /// A socket of an address's family.
    static LinuxSocket open(InetSocketAddress address) throws IOException {
        Objects.requireNonNull(address.getAddress(), "unresolved");
        try {
            return LinuxSocket.newSocketStream(address.getAddress() instanceof Inet6Address);
        } catch (ChannelException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    /// Whether the peer has accepted; asked of the socket itself.
    ///
    /// @throws IOException if it never will
    boolean isConnected() throws IOException {
        return atOnce || (socket.finishConnect() && socket.remoteAddress() != null);
    }

    boolean isLate(long now) {
        return now - deadline >= 0;
    }

    IOException timeout() {
        return new ConnectTimeoutException("no answer: " + address);
    }
}
