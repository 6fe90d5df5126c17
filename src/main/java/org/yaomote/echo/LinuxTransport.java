package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// ICMP sockets of Linux, one for each family: many requests with one call, times of arrival by the
/// kernel, errors from the queue of errors.
final class LinuxTransport implements EchoTransport {
    /// What the kernel grants where nobody has raised its limit is a quarter of that.
    private static final int ENOUGH_BUFFER = 1 << 20;

    private static final int SAFE_RATE = 20_000;

    private static final int POLL_ENTRY = 8;
    private static final short READABLE = 0x1;
    private static final short WRITABLE = 0x4;
    private static final short FAILED = 0x8;

    private final PosixCalls posix = PosixCalls.linked();
    private final LinuxCalls calls = LinuxCalls.linked();
    private final Arena arena;
    private final EchoMeans means;
    private final List<Side> sides;
    private final int mostPerSecond;
    private final int event;
    private final MemorySegment state;
    private final MemorySegment polled;
    private final MemorySegment time;
    private final MemorySegment counter;
    private final MemorySegment one;
    private final Object closing = new Object();
    private boolean closed;

    /// A socket, and what is known of it from the last wait.
    private static final class Side {
        private final LinuxSocket socket;
        private final LinuxFamily family;
        private boolean full;
        private boolean hasErrors;

        Side(LinuxSocket socket, LinuxFamily family) {
            this.socket = socket;
            this.family = family;
        }
    }

    /// What the sockets need.
    ///
    /// @param arena is closed with the transport
    /// @param granted octets of the smallest receive buffer
    record Ground(Arena arena, EchoMeans means, int dataBytes, int granted, int event) {}

    LinuxTransport(Ground ground, List<LinuxSocket.Opened> sockets) {
        arena = ground.arena();
        means = ground.means();
        event = ground.event();
        mostPerSecond = ground.granted() < ENOUGH_BUFFER ? SAFE_RATE : 0;
        sides =
                sockets.stream()
                        .map(
                                one ->
                                        new Side(
                                                new LinuxSocket(arena, one, ground.dataBytes()),
                                                one.family()))
                        .toList();
        state = PosixCalls.newState(arena);
        polled = arena.allocate((sides.size() + 1L) * POLL_ENTRY, Long.BYTES);
        time = arena.allocate(16, Long.BYTES);
        counter = arena.allocate(JAVA_LONG);
        one = arena.allocateFrom(JAVA_LONG, 1);
    }

    @Override
    public EchoMeans means() {
        return means;
    }

    @Override
    public void send(EchoBatch batch) {
        int from = 0;
        while (from < batch.size()) {
            LinuxFamily family = family(batch, from);
            int to = from + 1;
            while (to < batch.size() && family(batch, to) == family) {
                to++;
            }
            if (send(batch, family, from, to) < to) {
                return;
            }
            from = to;
        }
    }

    private static LinuxFamily family(EchoBatch batch, int entry) {
        boolean isV4 = EchoAddress.isV4(batch.high(entry), batch.low(entry));
        return isV4 ? LinuxFamily.V4 : LinuxFamily.V6;
    }

    private int send(EchoBatch batch, LinuxFamily family, int from, int to) {
        for (Side side : sides) {
            if (side.family == family) {
                int stopped = side.socket.send(batch, from, to);
                side.full = stopped < to && batch.outcome(stopped) == EchoBatch.Outcome.AGAIN;
                return stopped;
            }
        }
        for (int entry = from; entry < to; entry++) {
            batch.refused(entry, Errno.words(Errno.EAFNOSUPPORT));
        }
        return to;
    }

    @Override
    public int receive(EchoSink sink) {
        int count = 0;
        for (Side side : sides) {
            count += side.socket.receive(sink, side.hasErrors);
            side.hasErrors = false;
        }
        return count;
    }

    @Override
    public void await(long until) {
        long left = Math.max(0, until - now());
        time.set(JAVA_LONG, 0, left / PosixCalls.SECOND);
        time.set(JAVA_LONG, Long.BYTES, left % PosixCalls.SECOND);
        for (int i = 0; i < sides.size(); i++) {
            Side side = sides.get(i);
            poll(i, side.socket.handle(), side.full ? READABLE | WRITABLE : READABLE);
        }
        poll(sides.size(), event, READABLE);
        if (calls.poll(state, polled, sides.size() + 1L, time) <= 0) {
            return;
        }
        for (int i = 0; i < sides.size(); i++) {
            sides.get(i).hasErrors = (found(i) & FAILED) != 0;
        }
        if (found(sides.size()) != 0) {
            posix.read(event, counter);
        }
    }

    /// `struct pollfd`: handle 0, what is waited for 4, what was found 6.
    private void poll(int entry, int handle, int what) {
        long at = (long) entry * POLL_ENTRY;
        polled.set(JAVA_INT, at, handle);
        polled.set(JAVA_SHORT, at + 4, (short) what);
        polled.set(JAVA_SHORT, at + 6, (short) 0);
    }

    private int found(int entry) {
        return polled.get(JAVA_SHORT, (long) entry * POLL_ENTRY + 6);
    }

    @Override
    public void wakeUp() {
        synchronized (closing) {
            if (!closed) {
                posix.write(event, one);
            }
        }
    }

    @Override
    public long dropped() {
        return sides.stream().mapToLong(side -> side.socket.dropped()).sum();
    }

    @Override
    public int mostPerSecond() {
        return mostPerSecond;
    }

    @Override
    public void close() {
        synchronized (closing) {
            if (closed) {
                return;
            }
            closed = true;
            sides.forEach(side -> side.socket.close());
            posix.close(event);
            arena.close();
        }
    }
}
