package org.yaomote.proxy;

import org.yaomote.transport.Connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The connections that this program opens to its own listeners, to prove, rehearse and test them:
/// known by the port of this computer that each comes from, which nobody else has at that time. So
/// what they ask counts as nobody's traffic.
///
/// Thread: any.
final class OwnCalls {
    /// Longer nobody waits between a socket and its connection.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final LongSupplier nanos;

    /// Until when a call is awaited from a port.
    private final Map<Integer, Long> awaited = new ConcurrentHashMap<>();

    OwnCalls(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// A socket that is not connected yet. One that cannot have a port of its own is one as any
    /// other, and fails when it is connected.
    Socket socket() {
        Socket socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(0));
            long now = nanos.getAsLong();
            awaited.values().removeIf(until -> until - now < 0);
            awaited.put(socket.getLocalPort(), now + PATIENCE_NANOS);
        } catch (IOException e) {
            System.getLogger(OwnCalls.class.getName())
                    .log(System.Logger.Level.DEBUG, "no port of its own", e);
        }
        return socket;
    }

    /// Whether a connection that was just accepted is one of them; asked once of each.
    boolean took(Connection accepted) {
        if (awaited.isEmpty()) {
            return false;
        }
        InetAddress from = accepted.remote().getAddress();
        boolean isFromHere = from.isLoopbackAddress() || from.equals(accepted.local().getAddress());
        if (!isFromHere) {
            return false;
        }
        Long until = awaited.remove(accepted.remote().getPort());
        return until != null && until - nanos.getAsLong() >= 0;
    }
}
