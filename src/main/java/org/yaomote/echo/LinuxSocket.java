package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Queue;

/// One ICMP socket of Linux, for one family of addresses.
final class LinuxSocket {
    /// What is not waited for longer than this, in one go.
    private static final int MOST_ROUNDS = 64;

    private static final int HEADER = EchoMessage.HEADER;
    private static final int V4_HEADER = 60;
    private static final int LARGE = 4_096;
    private static final int FEW = 4;
    private static final int ERROR_QUEUE = 0x2000;
    private static final long TIME_STAMP_LIMIT = 10 * PosixCalls.SECOND;

    private static final SocketOption TIME_STAMP = new SocketOption(1, 35);
    private static final SocketOption MEMORY = new SocketOption(1, 55);
    private static final int DROPS = 8;

    /// The first reading of a clock takes long.
    private static final int CLOCK_ROUNDS = 3;

    private static final long CLOCK_GAP = 5_000;

    private final PosixCalls posix = PosixCalls.linked();
    private final LinuxCalls calls = LinuxCalls.linked();
    private final int handle;
    private final LinuxFamily family;
    private final boolean isRaw;
    private final EchoMessage message;
    private final MemorySegment state;
    private final MemorySegment time;
    private final MemorySegment memory;
    private final LinuxMessages outgoing;
    private final LinuxMessages incoming;
    private final LinuxMessages errors;
    private final EchoArrival arrival = new EchoArrival();
    private final Queue<Failure> failures = new ArrayDeque<>();
    private long now;
    private long day;

    /// An error that was read while something was sent.
    private record Failure(EchoAddress about, EchoAddress sender, int sequence, int typeAndCode) {}

    /// What was opened.
    ///
    /// @param handle of the socket
    /// @param identifier of our requests; a socket that is not raw has one from the kernel
    record Opened(int handle, LinuxFamily family, boolean isRaw, int identifier) {}

    LinuxSocket(Arena arena, Opened opened, int dataBytes) {
        handle = opened.handle();
        family = opened.family();
        isRaw = opened.isRaw();
        message =
                new EchoMessage(
                        arena,
                        family.request(),
                        isRaw && family == LinuxFamily.V4,
                        opened.identifier(),
                        dataBytes);
        state = PosixCalls.newState(arena);
        time = arena.allocate(16, Long.BYTES);
        memory = arena.allocate(64, Long.BYTES);
        outgoing = new LinuxMessages(arena, EchoBatch.CAPACITY, HEADER, message.data());
        int size = V4_HEADER + HEADER + dataBytes;
        int many = size > LARGE ? FEW : EchoBatch.CAPACITY;
        incoming = new LinuxMessages(arena, many, size, MemorySegment.NULL);
        errors = new LinuxMessages(arena, FEW, V4_HEADER + HEADER, MemorySegment.NULL);
        warmUp();
    }

    /// The first call of a function takes milliseconds, which would be in the first round trip.
    private void warmUp() {
        var _ = calls.send(state, handle, outgoing.headers(), 0);
        var _ = receive(nothing -> {}, true);
        readClocks();
    }

    int handle() {
        return handle;
    }

    /// Sends a part of a batch that is of this family.
    ///
    /// @param from the first entry
    /// @param to behind the last one
    /// @return the entry that could not be sent now, or `to`
    int send(EchoBatch batch, int from, int to) {
        for (int entry = from; entry < to; entry++) {
            outgoing.address(entry - from, batch, entry);
            message.write(outgoing.bodies(), outgoing.body(entry - from), batch.sequence(entry));
        }
        int next = from;
        int failed = 0;
        while (next < to) {
            long before = System.nanoTime();
            int result = calls.send(state, handle, outgoing.headersFrom(next - from), to - next);
            if (result > 0) {
                sent(batch, next, result, before);
                next += result;
                failed = 0;
            } else if (isPatient(-result) || failed == MOST_ROUNDS) {
                batch.stopped(next, outcome(-result));
                return next;
            } else if (isItsOwn(-result, ++failed)) {
                batch.refused(next++, Errno.words(-result));
                failed = 0;
            }
        }
        return to;
    }

    /// Sending a few takes time, and replies may come meanwhile.
    private static void sent(EchoBatch batch, int from, int count, long before) {
        long each = (System.nanoTime() - before) / count;
        for (int i = 0; i < count; i++) {
            batch.sent(from + i, before + i * each);
        }
    }

    private static boolean isPatient(int error) {
        return error == Errno.EAGAIN || error == Errno.ENOBUFS || error == Errno.ENOMEM;
    }

    private static EchoBatch.Outcome outcome(int error) {
        return error == Errno.ENOBUFS || error == Errno.ENOMEM
                ? EchoBatch.Outcome.NO_BUFFER
                : EchoBatch.Outcome.AGAIN;
    }

    /// What a send reports is usually the error of an earlier packet: that is in the queue, and the
    /// send is tried again. Only what fails twice with nothing of that kind means itself; what is
    /// too large to be sent whole leaves an error of its own there each time.
    private boolean isItsOwn(int error, int times) {
        boolean queued = drain() > 0;
        return error != Errno.EINTR && !queued && times > 1;
    }

    /// Hands on replies, and errors that are known.
    ///
    /// @param hasErrors whether the system said that there are some
    int receive(EchoSink sink, boolean hasErrors) {
        int count = 0;
        if (hasErrors) {
            drain();
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            incoming.prepareToReceive();
            int result = calls.receive(state, handle, incoming, 0);
            if (result > 0) {
                count += replies(sink, result);
            }
            if (result == -Errno.EAGAIN || (result >= 0 && result < incoming.capacity())) {
                break;
            }
            if (result < 0) {
                drain();
            }
        }
        return count + tellFailures(sink);
    }

    private int replies(EchoSink sink, int count) {
        readClocks();
        int told = 0;
        for (int i = 0; i < count; i++) {
            long start = incoming.body(i) + ipHeader(i);
            int size = incoming.length(i) - ipHeader(i);
            if (size >= HEADER && message.isReply(incoming.bodies(), start, family.reply())) {
                sink.accept(
                        arrival.begin(
                                        EchoArrival.Kind.REPLY,
                                        arrived(i),
                                        incoming.high(i),
                                        incoming.low(i))
                                .scope(incoming.scope(i))
                                .sequence(EchoMessage.sequence(incoming.bodies(), start))
                                .size(size, hops(i)));
                told++;
            }
        }
        return told;
    }

    /// Raw sockets of IPv4, and only they, hand over the header of IP.
    private int ipHeader(int index) {
        return isRaw && family == LinuxFamily.V4
                ? (incoming.bodies().get(JAVA_BYTE, incoming.body(index)) & 0xF) * Integer.BYTES
                : 0;
    }

    /// Reads both clocks at the same time, as well as that can be done.
    private void readClocks() {
        long gap = Long.MAX_VALUE;
        for (int round = 0; round < CLOCK_ROUNDS && gap > CLOCK_GAP; round++) {
            long before = System.nanoTime();
            day = posix.timeOfDay(time);
            long after = System.nanoTime();
            gap = after - before;
            now = before + gap / 2;
        }
    }

    /// The kernel's stamp on our clock. The time of day may be set meanwhile: then it is now.
    private long arrived(int index) {
        long stamp = incoming.control(index, TIME_STAMP.level(), TIME_STAMP.name());
        long age = stamp < 0 ? 0 : day - incoming.controlTime(stamp);
        return age < 0 || age > TIME_STAMP_LIMIT ? now : now - age;
    }

    private int hops(int index) {
        long hops = incoming.control(index, family.level(), family.hops());
        return hops < 0 ? 0 : incoming.controlInt(hops) & 0xFF;
    }

    /// Reads the queue of errors.
    ///
    /// @return how many errors of ICMP there were
    private int drain() {
        int count = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            errors.prepareToReceive();
            int result = calls.receive(state, handle, errors, ERROR_QUEUE);
            if (result <= 0) {
                break;
            }
            for (int i = 0; i < result; i++) {
                count += keep(i) ? 1 : 0;
            }
        }
        return count;
    }

    /// `struct sock_extended_err`: number 0, origin 4, type 5, code 6; who sent it is behind (16).
    private boolean keep(int index) {
        long error = errors.control(index, family.level(), family.error());
        if (error < 0 || errors.controlByte(error + 4) != family.errorOrigin()) {
            return false;
        }
        long quoted = errors.body(index);
        boolean whole = errors.length(index) >= HEADER;
        if (isRaw && !(whole && message.isOurs(errors.bodies(), quoted))) {
            return true;
        }
        int sequence = whole ? EchoMessage.sequence(errors.bodies(), quoted) : EchoArrival.UNKNOWN;
        failures.add(
                new Failure(
                        new EchoAddress(errors.high(index), errors.low(index), errors.scope(index)),
                        new EchoAddress(
                                errors.controlHigh(error + 16), errors.controlLow(error + 16), 0),
                        sequence,
                        (errors.controlByte(error + 5) << Byte.SIZE)
                                | errors.controlByte(error + 6)));
        return true;
    }

    private int tellFailures(EchoSink sink) {
        int count = failures.size();
        for (int i = 0; i < count; i++) {
            Failure failure = failures.remove();
            EchoAddress about = failure.about();
            sink.accept(
                    arrival.begin(
                                    EchoArrival.Kind.ERROR,
                                    System.nanoTime(),
                                    about.high(),
                                    about.low())
                            .scope(about.scope())
                            .sequence(failure.sequence())
                            .sender(failure.sender().high(), failure.sender().low())
                            .error(
                                    failure.typeAndCode() >> Byte.SIZE,
                                    failure.typeAndCode() & 0xFF));
        }
        return count;
    }

    /// Replies that found the buffer full.
    long dropped() {
        int result = calls.getOption(state, handle, MEMORY, memory);
        return result < 0
                ? 0
                : Integer.toUnsignedLong(memory.get(JAVA_INT, (long) DROPS * Integer.BYTES));
    }

    void close() {
        posix.close(handle);
    }
}
