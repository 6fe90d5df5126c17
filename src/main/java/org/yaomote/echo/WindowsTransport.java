package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// The ICMP functions of Windows, which need no rights: one thread has many requests on their way,
/// and hears of each while it waits. Written to the system's documentation; it has not been run
/// there.
final class WindowsTransport implements EchoTransport {
    /// Requests at a time.
    private static final int SLOTS = 1_000;

    /// `ERROR_IO_PENDING`: it is on its way.
    private static final int PENDING = 997;

    /// As the system counts, and so that [#wakeUp] is noticed soon.
    private static final int SLICE_MILLIS = 10;

    /// Requests that were cancelled are over within some milliseconds.
    private static final long FAREWELL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int DEFAULT_HEADER = EchoMessage.HEADER;

    private final WindowsCalls calls = WindowsCalls.linked();
    private final Arena arena;
    private final EchoSettings settings;
    private final MemorySegment state;
    private final MemorySegment handle;
    private final MemorySegment handle6;
    private final MemorySegment callback;
    private final MemorySegment data;
    private final MemorySegment options;
    private final MemorySegment buffers;
    private final MemorySegment source6;
    private final MemorySegment to6;
    private final int bufferSize;
    private final EchoArrival arrival = new EchoArrival();
    private final Queue<Integer> free = new ArrayDeque<>(SLOTS);
    private final Queue<Integer> over = new ArrayDeque<>(SLOTS);
    private final EchoAddress[] whom = new EchoAddress[SLOTS];
    private final int[] sequence = new int[SLOTS];
    private final long[] sentAt = new long[SLOTS];
    private volatile boolean woken;
    private boolean closed;

    private WindowsTransport(EchoSettings settings, Arena arena) {
        this.settings = settings;
        this.arena = arena;
        state = WindowsCalls.newState(arena);
        handle = calls.create(state, true);
        handle6 = calls.create(state, false);
        callback = WindowsCalls.callback(arena, over::add);
        data = arena.allocate(Math.max(1, settings.dataBytes())).asSlice(0, settings.dataBytes());
        for (int i = 0; i < settings.dataBytes(); i++) {
            data.set(JAVA_BYTE, i, (byte) i);
        }
        options = WindowsRequest.options(arena, settings.ttl(), settings.dontFragment());
        bufferSize = WindowsRequest.bufferSize(settings.dataBytes());
        buffers = arena.allocate((long) SLOTS * bufferSize, 16);
        source6 = WindowsRequest.newAddress(arena);
        to6 = WindowsRequest.newAddress(arena);
        WindowsRequest.write(source6, source(false));
        for (int slot = 0; slot < SLOTS; slot++) {
            free.add(slot);
            whom[slot] = source(true);
        }
    }

    /// Opens it; the functions are there on every Windows.
    @SuppressWarnings("MustBeClosedChecker")
    static EchoTransport open(EchoSettings settings) {
        return new WindowsTransport(settings, Arena.ofShared());
    }

    private EchoAddress source(boolean isV4) {
        return settings.source()
                .map(EchoAddress::of)
                .filter(address -> address.isV4() == isV4)
                .orElse(new EchoAddress(0, isV4 ? EchoAddress.lowOf(0) : 0, 0));
    }

    @Override
    public EchoMeans means() {
        return new EchoMeans(EchoMeans.Kind.WINDOWS_API, "");
    }

    @Override
    public void send(EchoBatch batch) {
        for (int entry = 0; entry < batch.size(); entry++) {
            Integer slot = free.poll();
            if (slot == null) {
                batch.stopped(entry, EchoBatch.Outcome.AGAIN);
                return;
            }
            send(batch, entry, slot);
        }
    }

    private void send(EchoBatch batch, int entry, int slot) {
        EchoAddress to = new EchoAddress(batch.high(entry), batch.low(entry), batch.scope(entry));
        WindowsRequest request =
                new WindowsRequest(
                        to.isV4() ? handle : handle6,
                        callback,
                        slot,
                        data,
                        options,
                        buffer(slot),
                        Math.toIntExact(settings.patience().toMillis()));
        whom[slot] = to;
        sequence[slot] = batch.sequence(entry);
        sentAt[slot] = now();
        int result;
        if (to.isV4()) {
            result =
                    calls.send(
                            state,
                            request,
                            WindowsRequest.number(source(true)),
                            WindowsRequest.number(to));
        } else {
            WindowsRequest.write(to6, to);
            result = calls.send6(state, request, source6, to6);
        }
        int error = result == 0 ? WindowsCalls.error(state) : PENDING;
        if (error == PENDING) {
            batch.sent(entry, sentAt[slot]);
        } else {
            free.add(slot);
            batch.refused(entry, "Windows error " + error);
        }
    }

    private MemorySegment buffer(int slot) {
        return buffers.asSlice((long) slot * bufferSize, bufferSize);
    }

    @Override
    public int receive(EchoSink sink) {
        calls.sleep(0);
        int count = 0;
        for (Integer slot = over.poll(); slot != null; slot = over.poll()) {
            count += tell(slot, sink) ? 1 : 0;
            free.add(slot);
        }
        return count;
    }

    private boolean tell(int slot, EchoSink sink) {
        boolean isV4 = whom[slot].isV4();
        MemorySegment buffer = buffer(slot);
        if (calls.parse(state, buffer, isV4) == 0) {
            return tellError(slot, WindowsCalls.error(state), new EchoAddress(0, 0, 0), sink);
        }
        WindowsReply reply = isV4 ? WindowsReply.v4(buffer) : WindowsReply.v6(buffer);
        if (!reply.isReply()) {
            return tellError(slot, reply.status(), reply.from(), sink);
        }
        int bytes = reply.bytes() < 0 ? settings.dataBytes() : reply.bytes();
        long at = sentAt[slot] + reply.nanos(now() - sentAt[slot]);
        // A router may answer for a host: the engine looks who it was.
        sink.accept(
                begin(EchoArrival.Kind.REPLY, at, reply.from(), whom[slot].scope())
                        .sequence(sequence[slot])
                        .size(bytes + DEFAULT_HEADER, reply.ttl()));
        return true;
    }

    private boolean tellError(int slot, int status, EchoAddress from, EchoSink sink) {
        int icmp = WindowsReply.icmp(status, whom[slot].isV4());
        if (icmp < 0) {
            return false; // nobody answered in time
        }
        sink.accept(
                begin(EchoArrival.Kind.ERROR, now(), whom[slot], whom[slot].scope())
                        .sequence(sequence[slot])
                        .sender(from.high(), from.low())
                        .error(icmp >> Byte.SIZE, icmp & 0xFF));
        return true;
    }

    private EchoArrival begin(EchoArrival.Kind kind, long at, EchoAddress who, int scope) {
        return arrival.begin(kind, at, who.high(), who.low()).scope(scope);
    }

    @Override
    public void await(long until) {
        long left = until - now();
        while (left > 0 && !woken && over.isEmpty()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(left);
            calls.sleep(Math.clamp(millis, 1, SLICE_MILLIS));
            left = until - now();
        }
        woken = false;
    }

    @Override
    public void wakeUp() {
        woken = true;
    }

    /// The system writes into our memory until each request is over: if one does not end, the
    /// memory stays, rather than be written to when somebody else has it.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        calls.close(state, handle);
        calls.close(state, handle6);
        long until = now() + FAREWELL_NANOS;
        while (free.size() + over.size() < SLOTS && now() < until) {
            calls.sleep(SLICE_MILLIS);
        }
        if (free.size() + over.size() == SLOTS) {
            arena.close();
        }
    }
}
