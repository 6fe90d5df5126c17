package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ICMP sockets of macOS, which every user may open, one for each family. Written to the system's
/// documentation; it has not been run there.
final class MacTransport implements EchoTransport {
    private static final int DATAGRAM = 2;
    private static final int SOL_SOCKET = 0xFFFF;
    private static final SocketOption SEND_BUFFER = new SocketOption(SOL_SOCKET, 0x1001);
    private static final SocketOption RECEIVE_BUFFER = new SocketOption(SOL_SOCKET, 0x1002);
    private static final SocketOption TIME_STAMPS = new SocketOption(SOL_SOCKET, 0x400);

    /// More is refused where nobody has raised the limit (`kern.ipc.maxsockbuf`).
    private static final int BUFFER = 4 << 20;

    private static final int POLL_ENTRY = 8;
    private static final short READABLE = 0x1;
    private static final short WRITABLE = 0x4;
    private static final long MILLI = 1_000_000;

    /// What buffers of the usual size hold.
    private static final int SAFE_RATE = 20_000;

    private final PosixCalls posix = PosixCalls.linked();
    private final MacCalls calls = MacCalls.linked();
    private final Arena arena;
    private final MemorySegment state;
    private final List<MacSocket> sockets = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final MemorySegment polled;
    private final MemorySegment ends;
    private final MemorySegment rung;
    private final MemorySegment one;
    private final Object closing = new Object();
    private boolean closed;

    private MacTransport(Arena arena) {
        this.arena = arena;
        state = PosixCalls.newState(arena);
        polled = arena.allocate(3L * POLL_ENTRY, Long.BYTES);
        ends = arena.allocate(JAVA_INT, 2);
        rung = arena.allocate(16);
        one = arena.allocateFrom(JAVA_BYTE, (byte) 1);
    }

    /// What came of opening.
    ///
    /// @param transport empty if there is no socket for IPv4
    /// @param said what the system said to what did not work
    record Result(Optional<EchoTransport> transport, String said) {}

    /// Opens what can be opened.
    @SuppressWarnings("MustBeClosedChecker")
    static Result open(EchoSettings settings) {
        try {
            var _ = PosixCalls.linked();
            var _ = MacCalls.linked();
        } catch (RuntimeException | LinkageError e) {
            return new Result(Optional.empty(), EchoTransports.NO_CALLS + e);
        }
        MacTransport transport = new MacTransport(Arena.ofShared());
        boolean works = transport.makePipe() && transport.open(MacFamily.V4, settings);
        if (!works) {
            transport.close();
            return new Result(Optional.empty(), String.join("; ", transport.said));
        }
        transport.open(MacFamily.V6, settings);
        return new Result(Optional.of(transport), String.join("; ", transport.said));
    }

    private boolean makePipe() {
        int result = calls.pipe(state, ends);
        for (int end = 0; end < 2 && result >= 0; end++) {
            result = calls.setUp(state, ends.getAtIndex(JAVA_INT, end));
        }
        if (result < 0) {
            said.add("pipe: " + MacErrno.words(-result));
        }
        return result >= 0;
    }

    private boolean open(MacFamily family, EchoSettings settings) {
        int handle = posix.socket(state, family.domain(), DATAGRAM, family.protocol());
        int result = handle < 0 ? handle : setUp(handle, family, settings);
        if (result < 0) {
            said.add("datagram ICMP socket: " + MacErrno.words(-result));
            if (handle >= 0) {
                posix.close(handle);
            }
            return false;
        }
        sockets.add(new MacSocket(arena, handle, family, settings.dataBytes()));
        return true;
    }

    private int setUp(int handle, MacFamily family, EchoSettings settings) {
        int result = calls.setUp(state, handle);
        set(handle, SEND_BUFFER, BUFFER);
        set(handle, RECEIVE_BUFFER, BUFFER);
        set(handle, TIME_STAMPS, 1);
        set(handle, option(family, family.tellHops()), 1);
        if (result >= 0) {
            result = set(handle, option(family, family.setHops()), settings.ttl());
        }
        if (result >= 0 && settings.dontFragment()) {
            result = set(handle, option(family, family.dontFragment()), 1);
        }
        Optional<EchoAddress> source =
                settings.source()
                        .map(EchoAddress::of)
                        .filter(address -> address.isV4() == (family == MacFamily.V4));
        return result < 0 || source.isEmpty()
                ? result
                : posix.bind(state, handle, MacMessage.address(arena, source.get()));
    }

    private static SocketOption option(MacFamily family, int name) {
        return new SocketOption(family.level(), name);
    }

    private int set(int handle, SocketOption option, int value) {
        return posix.setOption(state, handle, option, arena.allocateFrom(JAVA_INT, value));
    }

    @Override
    public EchoMeans means() {
        return new EchoMeans(EchoMeans.Kind.DATAGRAM_SOCKET, String.join("; ", said));
    }

    @Override
    public void send(EchoBatch batch) {
        for (int entry = 0; entry < batch.size(); entry++) {
            boolean isV4 = EchoAddress.isV4(batch.high(entry), batch.low(entry));
            MacFamily family = isV4 ? MacFamily.V4 : MacFamily.V6;
            Optional<MacSocket> socket =
                    sockets.stream().filter(one -> one.family() == family).findFirst();
            if (socket.isEmpty()) {
                batch.refused(entry, MacErrno.words(MacErrno.EAFNOSUPPORT));
            } else if (!socket.get().send(batch, entry)) {
                return;
            }
        }
    }

    @Override
    public int receive(EchoSink sink) {
        int count = 0;
        for (MacSocket socket : sockets) {
            count += socket.receive(sink);
        }
        return count;
    }

    @Override
    public void await(long until) {
        long millis = Math.ceilDiv(Math.max(0, until - now()), MILLI);
        for (int i = 0; i < sockets.size(); i++) {
            MacSocket socket = sockets.get(i);
            poll(i, socket.handle(), socket.isFull() ? READABLE | WRITABLE : READABLE);
        }
        poll(sockets.size(), ends.getAtIndex(JAVA_INT, 0), READABLE);
        int most = (int) Math.min(millis, Integer.MAX_VALUE);
        boolean found = calls.poll(state, polled, sockets.size() + 1, most) > 0;
        if (found && polled.get(JAVA_SHORT, (long) sockets.size() * POLL_ENTRY + 6) != 0) {
            posix.read(ends.getAtIndex(JAVA_INT, 0), rung);
        }
    }

    /// `struct pollfd`: handle 0, what is waited for 4, what was found 6.
    private void poll(int entry, int handle, int what) {
        long at = (long) entry * POLL_ENTRY;
        polled.set(JAVA_INT, at, handle);
        polled.set(JAVA_SHORT, at + 4, (short) what);
        polled.set(JAVA_SHORT, at + 6, (short) 0);
    }

    @Override
    public void wakeUp() {
        synchronized (closing) {
            if (!closed) {
                posix.write(ends.getAtIndex(JAVA_INT, 1), one);
            }
        }
    }

    @Override
    public int mostPerSecond() {
        return SAFE_RATE;
    }

    @Override
    public void close() {
        synchronized (closing) {
            if (closed) {
                return;
            }
            closed = true;
            sockets.forEach(socket -> posix.close(socket.handle()));
            for (int end = 0; end < 2; end++) {
                int handle = ends.getAtIndex(JAVA_INT, end);
                if (handle > 0) {
                    posix.close(handle);
                }
            }
            arena.close();
        }
    }
}
