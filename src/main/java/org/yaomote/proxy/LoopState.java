package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.RequestHead;
import org.yaomote.http.ResponseHead;
import org.yaomote.transport.Connector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/// What the connections of one event loop share: scratch space, parsed heads, the list of clients.
///
/// Thread: its event loop.
final class LoopState {
    /// Room for the longest head of either side.
    static final int SCRATCH = 64 * 1024;

    private static final int SPARE_OUTPUTS = 256;

    private final int number;
    private final Connector connector;
    private final LongSupplier clock;

    /// Where a head is copied to be parsed; nothing in it outlives a callback.
    private final byte[] scratch = new byte[SCRATCH];

    private final RequestHead requestHead = new RequestHead(HeadLimits.REQUEST);
    private final ResponseHead responseHead = new ResponseHead(HeadLimits.RESPONSE);
    private final HeadOutput answer = new HeadOutput();
    private final Deque<HeadOutput> outputs = new ArrayDeque<>();
    private final List<ServedConnection> clients = new ArrayList<>();
    private final List<IdleConnections> pools = new ArrayList<>();

    /// Read by [LoopWatch] from its own thread.
    private volatile Pulse pulse = new Pulse(0, null);

    /// A sign of life.
    ///
    /// @param beat counts the ticks
    /// @param thread the loop's; null before the first tick
    record Pulse(long beat, @Nullable Thread thread) {}

    LoopState(int number, Connector connector, LongSupplier clock) {
        this.number = number;
        this.connector = connector;
        this.clock = clock;
    }

    int number() {
        return number;
    }

    Pulse pulse() {
        return pulse;
    }

    Connector connector() {
        return connector;
    }

    byte[] scratch() {
        return scratch;
    }

    RequestHead requestHead() {
        return requestHead;
    }

    ResponseHead responseHead() {
        return responseHead;
    }

    /// Room for an answer's head, free again when it has been sent.
    HeadOutput answer() {
        return answer;
    }

    long now() {
        return clock.getAsLong();
    }

    /// Lends room for a request's head, which must outlive the callback for a retry.
    HeadOutput lend() {
        HeadOutput spare = outputs.pollLast();
        return spare != null ? spare : new HeadOutput();
    }

    void giveBack(HeadOutput output) {
        if (outputs.size() < SPARE_OUTPUTS) {
            output.clear();
            outputs.addLast(output);
        }
    }

    void add(ServedConnection client) {
        client.place(clients.size());
        clients.add(client);
    }

    /// Takes a client off the list in constant time: the last one moves to its place.
    void remove(ServedConnection client) {
        int place = client.place();
        ServedConnection last = clients.removeLast();
        if (place < clients.size()) {
            clients.set(place, last);
            last.place(place);
        }
    }

    /// The clients now; a copy, because closing one changes the list.
    List<ServedConnection> clients() {
        return List.copyOf(clients);
    }

    /// Sees to it that a pool's old connections are closed.
    void watch(IdleConnections pool) {
        if (!pools.contains(pool)) {
            pools.add(pool);
        }
    }

    /// Ends what has waited too long; a few times a second.
    ///
    /// @param upstreamIdleNanos how long a pooled connection may be idle
    void tick(long upstreamIdleNanos) {
        pulse = new Pulse(pulse.beat + 1, Thread.currentThread());
        long now = now();
        for (int i = clients.size() - 1; i >= 0; i--) {
            // Closing one moves the last to its place, which was looked at already.
            if (i < clients.size()) {
                clients.get(i).tick(now);
            }
        }
        for (int i = pools.size() - 1; i >= 0; i--) {
            pools.get(i).expire(now, upstreamIdleNanos);
            if (pools.get(i).size() == 0) {
                pools.remove(i);
            }
        }
    }
}
