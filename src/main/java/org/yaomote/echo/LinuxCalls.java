package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/// The system calls of Linux that an echo needs. What fails returns the negative error number, as
/// the kernel itself does.
///
/// To link them takes some hundred milliseconds the first time, so there is one set for all.
final class LinuxCalls {
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO =
            STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    private final MethodHandle socket = checked("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private final MethodHandle bind = checked("bind", JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle setOption =
            checked("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle getOption =
            checked("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private final MethodHandle sendMany =
            checked("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private final MethodHandle receiveMany =
            checked("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private final MethodHandle poll = checked("ppoll", ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
    private final MethodHandle event = checked("eventfd", JAVA_INT, JAVA_INT);
    private final MethodHandle close = plain("close", JAVA_INT, JAVA_INT);
    private final MethodHandle read = plain("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle write = plain("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle clock = plain("clock_gettime", JAVA_INT, JAVA_INT, ADDRESS);

    private LinuxCalls() {}

    /// Links them if nobody has yet.
    static LinuxCalls linked() {
        return Holder.CALLS;
    }

    private static final class Holder {
        static final LinuxCalls CALLS = new LinuxCalls();
    }

    /// Where a thread's error numbers are left; every other call needs one.
    static MemorySegment newState(Arena arena) {
        return arena.allocate(STATE);
    }

    int socket(MemorySegment state, int family, int type, int protocol) {
        try {
            return result(state, (int) socket.invokeExact(state, family, type, protocol));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int bind(MemorySegment state, int socket, MemorySegment address) {
        try {
            int length = (int) address.byteSize();
            return result(state, (int) bind.invokeExact(state, socket, address, length));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Sets an option.
    ///
    /// @param option level and name
    int setOption(MemorySegment state, int socket, SocketOption option, MemorySegment value) {
        try {
            return result(
                    state,
                    (int)
                            setOption.invokeExact(
                                    state,
                                    socket,
                                    option.level(),
                                    option.name(),
                                    value,
                                    (int) value.byteSize()));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Gets an option.
    ///
    /// @param value holds the room for it, and then the value
    int getOption(MemorySegment state, int socket, SocketOption option, MemorySegment value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocateFrom(JAVA_INT, (int) value.byteSize());
            return result(
                    state,
                    (int)
                            getOption.invokeExact(
                                    state, socket, option.level(), option.name(), value, length));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Sends messages until one fails.
    ///
    /// @param messages of `struct mmsghdr`
    /// @return how many were sent, at least 1; or the negative error of the first
    int send(MemorySegment state, int socket, MemorySegment messages, int count) {
        try {
            return result(
                    state, (int) sendMany.invokeExact(state, socket, messages, count, DONT_WAIT));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Receives messages.
    ///
    /// @param messages of `struct mmsghdr`
    /// @param flags beside that of not waiting
    int receive(MemorySegment state, int socket, LinuxMessages messages, int flags) {
        try {
            return result(
                    state,
                    (int)
                            receiveMany.invokeExact(
                                    state,
                                    socket,
                                    messages.headers(),
                                    messages.capacity(),
                                    DONT_WAIT | flags,
                                    MemorySegment.NULL));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Waits.
    ///
    /// @param sockets of `struct pollfd`
    /// @param time a `struct timespec`, how long at most
    int poll(MemorySegment state, MemorySegment sockets, long count, MemorySegment time) {
        try {
            return result(
                    state, (int) poll.invokeExact(state, sockets, count, time, MemorySegment.NULL));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// A counter that can be waited for like a socket.
    int newEvent(MemorySegment state) {
        try {
            return result(state, (int) event.invokeExact(state, 0, NON_BLOCKING | CLOSE_ON_EXEC));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void close(int socket) {
        try {
            var _ = (int) close.invokeExact(socket);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void read(int socket, MemorySegment into) {
        try {
            var _ = (long) read.invokeExact(socket, into, into.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void write(int socket, MemorySegment from) {
        try {
            var _ = (long) write.invokeExact(socket, from, from.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// The time of day in nanoseconds since 1970, as the kernel stamps what it receives.
    ///
    /// @param time room for a `struct timespec`
    long timeOfDay(MemorySegment time) {
        try {
            var _ = (int) clock.invokeExact(REALTIME, time);
            return nanos(time, 0);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// A `struct timespec` as nanoseconds.
    static long nanos(MemorySegment memory, long offset) {
        return memory.get(JAVA_LONG, offset) * SECOND + memory.get(JAVA_LONG, offset + 8);
    }

    static final long SECOND = 1_000_000_000L;

    /// `SOCK_NONBLOCK`.
    static final int NON_BLOCKING = 0x800;

    /// `SOCK_CLOEXEC`.
    static final int CLOSE_ON_EXEC = 0x80000;

    /// `MSG_DONTWAIT`.
    private static final int DONT_WAIT = 0x40;

    private static final int REALTIME = 0;

    /// A level and a name.
    record SocketOption(int level, int name) {}

    private static int result(MemorySegment state, int returned) {
        return returned < 0 ? -state.get(JAVA_INT, ERRNO) : returned;
    }

    @SuppressWarnings("restricted")
    private static MethodHandle checked(String name, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(JAVA_INT, arguments),
                Linker.Option.captureCallState("errno"));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle plain(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    /// The functions throw nothing; what is left is the JVM's own.
    private static RuntimeException unexpected(Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            default -> new IllegalStateException(cause);
        };
    }
}
