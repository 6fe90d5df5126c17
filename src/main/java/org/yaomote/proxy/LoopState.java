package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.RequestHead;
import org.yaomote.http.ResponseHead;
import org.yaomote.http2.Scratch;
import org.yaomote.transport.Connector;
import org.yaomote.transport.EventLoops;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// What the connections of one event loop share: scratch space, parsed heads, the list of clients.
/// Each loop has two of them, which meet nowhere: one for clients, and one for what this program
/// asks itself, so that no request is ever asked whose it is.
///
/// Thread: its event loop.
final class LoopState {
    /// Room for the longest head of either side.
    static final int SCRATCH = 64 * 1024 + 1;

    private static final long TICK_MILLIS = 250;
    private static final int SPARE_OUTPUTS = 256;
    private static final int SPARE_STREAMS = 256;

    private final int lane;
    private final Connector connector;
    private final Executor loop;
    private final LongSupplier clock;
    private final Admission admission;

    /// Where a head is copied to be parsed; nothing in it outlives a callback.
    private final byte[] scratch = new byte[SCRATCH];

    private final RequestHead requestHead = new RequestHead(HeadLimits.REQUEST);
    private final ResponseHead responseHead = new ResponseHead(HeadLimits.RESPONSE);
    private final HeadOutput answer = new HeadOutput();
    private final Deque<HeadOutput> outputs = new ArrayDeque<>();
    private final List<ServedConnection> clients = new ArrayList<>();
    private final List<Pooled> pools = new ArrayList<>();

    private final Scratch http2 = new Scratch();
    private final TurnEnd turnEnd;
    private final Deque<Http2Stream> streams = new ArrayDeque<>();

    /// Read by [LoopWatch] from its own thread.
    private volatile Pulse pulse = new Pulse(0, null);

    /// A sign of life.
    ///
    /// @param beat counts the ticks
    /// @param thread the loop's; null before the first tick
    record Pulse(long beat, @Nullable Thread thread) {}

    /// What a loop works with.
    ///
    /// @param loop runs a task on this loop
    /// @param clock monotonic, in nanoseconds
    /// @param admission told of the clients that come and go
    record Means(Connector connector, Executor loop, LongSupplier clock, Admission admission) {}

    /// @param lane number of the loop; behind all loops the same ones once more, for what this
    ///   program asks itself
    LoopState(int lane, Means means) {
        this.lane = lane;
        this.connector = means.connector;
        this.loop = means.loop;
        this.clock = means.clock;
        this.turnEnd = new TurnEnd(loop);
        this.admission = means.admission;
    }

    /// The states of all lanes, each looking at the time four times a second.
    ///
    /// @param upstreamIdleNanos how long a pooled connection may be idle
    static List<LoopState> ticking(
            EventLoops loops, Admission admission, LongSupplier upstreamIdleNanos) {
        List<LoopState> states = new ArrayList<>();
        for (int lane = 0; lane < 2 * loops.count(); lane++) {
            int i = lane % loops.count();
            Connector connector = new Connector(loops, i);
            Means means = new Means(connector, loops.loop(i), loops.clock(i), admission);
            LoopState state = new LoopState(lane, means);
            states.add(state);
            var _ =
                    loops.loop(i)
                            .scheduleWithFixedDelay(
                                    () -> state.tick(upstreamIdleNanos.getAsLong()),
                                    TICK_MILLIS,
                                    TICK_MILLIS,
                                    TimeUnit.MILLISECONDS);
        }
        return List.copyOf(states);
    }

    /// Says in which counts, pools and books of a loop it goes down what its connections do.
    int lane() {
        return lane;
    }

    /// Runs tasks on this loop.
    Executor loop() {
        return loop;
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

    /// Runs a task on this loop; from any thread.
    void execute(Runnable task) {
        loop.execute(task);
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

    /// Room that the sessions of HTTP/2 share.
    Scratch http2() {
        return http2;
    }

    TurnEnd turnEnd() {
        return turnEnd;
    }

    /// A stream that served its request; null if there is none.
    @Nullable Http2Stream takeStream() {
        return streams.pollLast();
    }

    /// Keeps a stream for another request.
    void keepStream(Http2Stream stream) {
        if (streams.size() < SPARE_STREAMS) {
            streams.addLast(stream);
        }
    }

    void add(ServedConnection client) {
        client.place(clients.size());
        clients.add(client);
        admission.entered(client.remote().getAddress());
    }

    /// One client's connection is kept in another way from now on; nobody came or went.
    void replace(ServedConnection before, ServedConnection now) {
        now.place(before.place());
        clients.set(before.place(), now);
    }

    /// Takes a client off the list in constant time: the last one moves to its place.
    void remove(ServedConnection client) {
        int place = client.place();
        admission.left(client.remote().getAddress());
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
    void watch(Pooled pool) {
        if (!pools.contains(pool)) {
            pools.add(pool);
        }
    }

    /// A fault of ours ends the connection it happened to: the clock must go on for the others.
    private static void tick(ServedConnection client, long now) {
        try {
            client.tick(now);
        } catch (RuntimeException | Error e) {
            System.getLogger(LoopState.class.getName()).log(Level.ERROR, "connection ended", e);
            client.connection().reset();
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
                tick(clients.get(i), now);
            }
        }
        for (int i = pools.size() - 1; i >= 0; i--) {
            pools.get(i).expire(now, upstreamIdleNanos);
            if (pools.get(i).isEmpty()) {
                pools.remove(i);
            }
        }
    }
}
