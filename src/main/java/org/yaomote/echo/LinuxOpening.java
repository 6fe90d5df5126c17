package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries to open ICMP sockets on Linux, the better kind first, and sets them up.
final class LinuxOpening {
    private static final int DATAGRAM = 2;
    private static final int RAW = 3;

    /// What is asked for; older systems grant 212,992 octets.
    private static final int BUFFER = 4 << 20;

    private static final SocketOption SEND_BUFFER = new SocketOption(1, 7);
    private static final SocketOption RECEIVE_BUFFER = new SocketOption(1, 8);
    private static final SocketOption TIME_STAMPS = new SocketOption(1, 35);

    /// `IP_PMTUDISC_DO`.
    private static final int NEVER_FRAGMENT = 2;

    private static final int ICMP6_FILTER_WORDS = 8;

    private final PosixCalls posix = PosixCalls.linked();
    private final LinuxCalls calls = LinuxCalls.linked();
    private final Arena arena;
    private final MemorySegment state;
    private final EchoSettings settings;
    private final List<LinuxSocket.Opened> opened = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private int granted = Integer.MAX_VALUE;

    private LinuxOpening(EchoSettings settings, Arena arena) {
        this.settings = settings;
        this.arena = arena;
        state = PosixCalls.newState(arena);
    }

    /// What came of it.
    ///
    /// @param transport empty if there is no socket for IPv4
    /// @param said what the system said to what did not work, "" if all did
    record Result(Optional<EchoTransport> transport, String said) {}

    /// Opens what can be opened. The memory is given back with the transport.
    @SuppressWarnings("MustBeClosedChecker")
    static Result open(EchoSettings settings) {
        try {
            var _ = PosixCalls.linked();
            var _ = LinuxCalls.linked();
        } catch (RuntimeException | LinkageError e) {
            return new Result(Optional.empty(), EchoTransports.NO_CALLS + e);
        }
        Arena arena = Arena.ofShared();
        LinuxOpening opening = new LinuxOpening(settings, arena);
        Optional<EchoTransport> transport = opening.transport();
        if (transport.isEmpty()) {
            opening.opened.forEach(one -> opening.posix.close(one.handle()));
            arena.close();
        }
        return new Result(transport, String.join("; ", opening.said));
    }

    private Optional<EchoTransport> transport() {
        boolean datagram = open(LinuxFamily.V4, DATAGRAM);
        if (!datagram && !open(LinuxFamily.V4, RAW)) {
            return Optional.empty();
        }
        EchoMeans means =
                new EchoMeans(
                        datagram ? EchoMeans.Kind.DATAGRAM_SOCKET : EchoMeans.Kind.RAW_SOCKET,
                        String.join("; ", said));
        if (!open(LinuxFamily.V6, DATAGRAM)) {
            open(LinuxFamily.V6, RAW);
        }
        int event = calls.newEvent(state);
        if (event < 0) {
            said.add("eventfd: " + Errno.words(-event));
            return Optional.empty();
        }
        return Optional.of(
                new LinuxTransport(
                        new LinuxTransport.Ground(
                                arena, means, settings.dataBytes(), granted, event),
                        opened));
    }

    private boolean open(LinuxFamily family, int type) {
        int flags = LinuxCalls.NON_BLOCKING | LinuxCalls.CLOSE_ON_EXEC;
        int handle = posix.socket(state, family.domain(), type | flags, family.protocol());
        String name = (type == RAW ? "raw" : "datagram") + " ICMP socket: ";
        if (handle < 0) {
            said.add(name + Errno.words(-handle));
            return false;
        }
        int result = setUp(handle, family, type == RAW);
        if (result < 0) {
            posix.close(handle);
            said.add(name + Errno.words(-result));
            return false;
        }
        opened.add(
                new LinuxSocket.Opened(
                        handle, family, type == RAW, type == RAW ? identifier(handle) : 0));
        return true;
    }

    /// Different for each raw socket of each process, as well as 16 bits can; never 0.
    private static int identifier(int handle) {
        long number = ProcessHandle.current().pid() * 31 + handle;
        return (int) (number % 0xFFFF) + 1;
    }

    /// The first error, or 0. What older systems lack is only missed.
    private int setUp(int handle, LinuxFamily family, boolean isRaw) {
        set(handle, SEND_BUFFER, BUFFER);
        set(handle, RECEIVE_BUFFER, BUFFER);
        set(handle, TIME_STAMPS, 1);
        set(handle, family.tellHops(), 1);
        MemorySegment size = arena.allocate(JAVA_INT);
        calls.getOption(state, handle, RECEIVE_BUFFER, size);
        granted = Math.min(granted, size.get(JAVA_INT, 0));
        int result = set(handle, family.tellErrors(), 1);
        result = result < 0 ? result : set(handle, family.setHops(), settings.ttl());
        if (result == 0 && settings.dontFragment()) {
            result = set(handle, family.fragments(), NEVER_FRAGMENT);
        }
        if (result == 0 && isRaw) {
            result = posix.setOption(state, handle, family.filter(), onlyReplies(family));
        }
        return result < 0 ? result : bind(handle, family);
    }

    private int set(int handle, SocketOption option, int value) {
        return posix.setOption(state, handle, option, arena.allocateFrom(JAVA_INT, value));
    }

    /// A bit for each type that is not wanted; strangers' replies still are.
    private MemorySegment onlyReplies(LinuxFamily family) {
        int words = family == LinuxFamily.V4 ? 1 : ICMP6_FILTER_WORDS;
        MemorySegment filter = arena.allocate(JAVA_INT, words);
        for (int i = 0; i < words; i++) {
            filter.setAtIndex(JAVA_INT, i, -1);
        }
        int word = family.reply() / Integer.SIZE;
        filter.setAtIndex(JAVA_INT, word, ~(1 << (family.reply() % Integer.SIZE)));
        return filter;
    }

    private int bind(int handle, LinuxFamily family) {
        Optional<EchoAddress> source =
                settings.source()
                        .map(EchoAddress::of)
                        .filter(address -> address.isV4() == (family == LinuxFamily.V4));
        return source.map(
                        address -> posix.bind(state, handle, LinuxMessages.address(arena, address)))
                .orElse(0);
    }
}
