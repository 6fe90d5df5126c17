package org.yaomote.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/// The way from this computer to a host, as its system sees it; nothing is sent.
///
/// @param trouble why there is none, in the system's words; empty if there is one
/// @param mtu octets that go over it in one piece, as far as this computer knows; 0: not known
record Way(Optional<String> trouble, int mtu) {
    /// Any will do.
    private static final int PORT = 1025;

    /// Asks the system.
    static Way to(InetAddress host) {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(host, PORT));
            return new Way(Optional.empty(), mtu(channel));
        } catch (BindException notAllowed) {
            // A broadcast address; whether it may be asked, the system says when it is.
            return new Way(Optional.empty(), 0);
        } catch (SocketException none) {
            return new Way(Optional.of(String.valueOf(none.getMessage())), 0);
        } catch (IOException | RuntimeException unknown) {
            return new Way(Optional.empty(), 0);
        }
    }

    private static int mtu(DatagramChannel channel) throws IOException {
        if (channel.getLocalAddress() instanceof InetSocketAddress from) {
            NetworkInterface by = NetworkInterface.getByInetAddress(from.getAddress());
            return by == null ? 0 : by.getMTU();
        }
        return 0;
    }
}
