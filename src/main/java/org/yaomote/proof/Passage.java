package org.yaomote.proof;

import org.yaomote.config.Service;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.TrafficSnapshot;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What becomes of a connection of our own that a listener passes on unseen: nothing is said in it,
/// and the counts tell which backend got it.
///
/// Made before the connection is. Thread: one that may wait.
final class Passage {
    private static final int LOOK_MILLIS = 25;

    private final Supplier<TrafficSnapshot> counts;
    private final List<Service> services;
    private final LongSupplier nanos;
    private final AttemptCounts before;

    /// @param counts of our own connections
    /// @param services their backends are looked at
    Passage(Supplier<TrafficSnapshot> counts, List<Service> services, LongSupplier nanos) {
        this.counts = counts;
        this.services = services;
        this.nanos = nanos;
        this.before = count();
    }

    private AttemptCounts count() {
        return AttemptCounts.ofConnections(counts.get(), services);
    }

    /// Waits until a backend has it, it is hung up, or time is over.
    ///
    /// @param limitMillis how long a backend may take to accept it
    ListenerProof of(BoundListener listener, Socket socket, int limitMillis) throws IOException {
        long begin = nanos.getAsLong();
        socket.setSoTimeout(LOOK_MILLIS);
        while (true) {
            boolean isOver = hasEnded(socket);
            List<String> got = count().since(before);
            long micros = (nanos.getAsLong() - begin) / 1_000;
            if (!got.isEmpty()) {
                return new ListenerProof.Passed(listener, got.size() == 1 ? got.getFirst() : "");
            }
            if (isOver) {
                return new ListenerProof.Silent(listener, ListenerProof.Fault.NOBODY, micros);
            }
            if (micros > limitMillis * 1_000L) {
                return new ListenerProof.Passed(listener, "");
            }
        }
    }

    private static boolean hasEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }
}
