package org.yaomote.metrics;

import java.net.Socket;
import java.util.function.Supplier;

/// How this program asks its own listeners without being taken for a client.
///
/// @param sockets each not connected yet; what is asked over them counts as nobody's traffic
/// @param counts of what was asked over such sockets; cheap, any thread
public record OwnLine(Supplier<Socket> sockets, Supplier<TrafficSnapshot> counts) {
    /// Where there is no proxy of our own: whoever asks over it is a client.
    public static OwnLine none() {
        return new OwnLine(Socket::new, () -> TrafficSnapshot.EMPTY);
    }
}
