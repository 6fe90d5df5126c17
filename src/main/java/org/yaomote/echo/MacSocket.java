package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Queue;

/// One ICMP socket of macOS, for one family of addresses.
final class MacSocket {
    /// What is received in one go.
    private static final int MOST_AT_ONCE = 200;

    private static final int V4_HEADER = 60;
    private static final int SMALLEST_BODY = 1_500;
    private static final long TIME_STAMP_LIMIT = 10 * PosixCalls.SECOND;
    private static final int UNREACHABLE = 3;
    private static final int HOST_UNREACHABLE = 1;
    private static final int ADDRESS_SIZE = 28;

    private final PosixCalls posix = PosixCalls.linked();
    private final MacCalls calls = MacCalls.linked();
    private final int handle;
    private final MacFamily family;
    private final EchoMessage message;
    private final MemorySegment state;
    private final MemorySegment time;
    private final MemorySegment request;
    private final MemorySegment address;
    private final MacMessage incoming;
    private final EchoArrival arrival = new EchoArrival();
    private final Queue<Down> down = new ArrayDeque<>();
    private boolean full;

    /// A host of which this computer itself knows that it does not answer ARP.
    private record Down(EchoAddress whom, int sequence) {}

    MacSocket(Arena arena, int handle, MacFamily family, int dataBytes) {
        this.handle = handle;
        this.family = family;
        int identifier = (int) ((ProcessHandle.current().pid() * 31 + handle) % 0xFFFF) + 1;
        message =
                new EchoMessage(
                        arena, family.request(), family == MacFamily.V4, identifier, dataBytes);
        state = PosixCalls.newState(arena);
        time = arena.allocate(16, JAVA_LONG.byteAlignment());
        request = arena.allocate((long) EchoMessage.HEADER + dataBytes, Long.BYTES);
        MemorySegment.copy(
                message.data(), 0, request, EchoMessage.HEADER, message.data().byteSize());
        address = arena.allocate(ADDRESS_SIZE, Long.BYTES);
        incoming =
                new MacMessage(
                        arena, Math.max(SMALLEST_BODY, V4_HEADER + EchoMessage.HEADER + dataBytes));
    }

    int handle() {
        return handle;
    }

    MacFamily family() {
        return family;
    }

    /// Whether the last request has to wait until the socket can be written to.
    boolean isFull() {
        return full;
    }

    /// Sends one request.
    ///
    /// @return false: neither it nor what comes behind it can be sent now
    boolean send(EchoBatch batch, int entry) {
        full = false;
        int size =
                MacMessage.write(address, batch.high(entry), batch.low(entry), batch.scope(entry));
        message.write(request, 0, batch.sequence(entry));
        long before = System.nanoTime();
        int result = calls.sendTo(state, handle, request, address.asSlice(0, size));
        while (result == -MacErrno.EINTR) {
            result = calls.sendTo(state, handle, request, address.asSlice(0, size));
        }
        if (result >= 0) {
            batch.sent(entry, before);
            return true;
        }
        return notSent(batch, entry, -result);
    }

    private boolean notSent(EchoBatch batch, int entry, int error) {
        return switch (error) {
            case MacErrno.EAGAIN -> {
                full = true;
                batch.stopped(entry, EchoBatch.Outcome.AGAIN);
                yield false;
            }
            case MacErrno.ENOBUFS, MacErrno.ENOMEM -> {
                batch.stopped(entry, EchoBatch.Outcome.NO_BUFFER);
                yield false;
            }
            case MacErrno.EHOSTDOWN -> {
                batch.sent(entry, System.nanoTime());
                down.add(
                        new Down(
                                new EchoAddress(
                                        batch.high(entry), batch.low(entry), batch.scope(entry)),
                                batch.sequence(entry)));
                yield true;
            }
            default -> {
                batch.refused(entry, MacErrno.words(error));
                yield true;
            }
        };
    }

    /// Hands on what has come.
    int receive(EchoSink sink) {
        int count = 0;
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            int length = calls.receive(state, handle, incoming);
            if (length < 0) {
                break;
            }
            count +=
                    MacPacket.of(incoming.body(), length, family, message)
                            .map(packet -> tell(packet, sink))
                            .orElse(0);
        }
        while (!down.isEmpty()) {
            tell(down.remove(), sink);
            count++;
        }
        return count;
    }

    private int tell(MacPacket packet, EchoSink sink) {
        EchoAddress from = incoming.from(family);
        switch (packet) {
            case MacPacket.Reply reply -> {
                int ttl = reply.ttl() > 0 ? reply.ttl() : incoming.hops(family);
                sink.accept(
                        begin(EchoArrival.Kind.REPLY, arrived(), from)
                                .sequence(reply.sequence())
                                .size(reply.bytes(), ttl));
            }
            case MacPacket.Failure failure ->
                    sink.accept(
                            begin(EchoArrival.Kind.ERROR, arrived(), failure.about())
                                    .sequence(failure.sequence())
                                    .sender(from.high(), from.low())
                                    .error(failure.type(), failure.code()));
        }
        return 1;
    }

    private void tell(Down host, EchoSink sink) {
        sink.accept(
                begin(EchoArrival.Kind.ERROR, System.nanoTime(), host.whom())
                        .sequence(host.sequence())
                        .error(UNREACHABLE, HOST_UNREACHABLE));
    }

    private EchoArrival begin(EchoArrival.Kind kind, long at, EchoAddress whom) {
        return arrival.begin(kind, at, whom.high(), whom.low()).scope(whom.scope());
    }

    /// The kernel's stamp on our clock. The time of day may be set meanwhile: then it is now.
    private long arrived() {
        long now = System.nanoTime();
        long stamp = incoming.timeStamp();
        long age = stamp < 0 ? 0 : posix.timeOfDay(time) - stamp;
        return age < 0 || age > TIME_STAMP_LIMIT ? now : now - age;
    }
}
