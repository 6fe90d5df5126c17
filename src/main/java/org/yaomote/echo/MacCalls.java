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

/// The system calls of macOS that an echo needs. What fails returns the negative error number.
final class MacCalls {
    static final long SECOND = 1_000_000_000L;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO =
            STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    private static final int SET_DESCRIPTOR_FLAGS = 2;
    private static final int CLOSE_ON_EXEC = 1;
    private static final int SET_FLAGS = 4;
    private static final int NON_BLOCKING = 4;

    private final MethodHandle socket = checked("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private final MethodHandle bind = checked("bind", JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle setOption =
            checked("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle sendTo =
            checkedLong("sendto", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle receive = checkedLong("recvmsg", JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle poll = checked("poll", ADDRESS, JAVA_INT, JAVA_INT);
    private final MethodHandle pipe = checked("pipe", ADDRESS);
    private final MethodHandle control = variadic();
    private final MethodHandle close = plain("close", JAVA_INT, JAVA_INT);
    private final MethodHandle read = plain("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle write = plain("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle clock = plain("clock_gettime", JAVA_INT, JAVA_INT, ADDRESS);

    private MacCalls() {}

    /// Links them if nobody has yet.
    static MacCalls linked() {
        return Holder.CALLS;
    }

    private static final class Holder {
        static final MacCalls CALLS = new MacCalls();
    }

    /// Where a thread's error numbers are left.
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

    int bind(MemorySegment state, int handle, MemorySegment address) {
        try {
            int length = (int) address.byteSize();
            return result(state, (int) bind.invokeExact(state, handle, address, length));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Sets an option of four octets.
    ///
    /// @param option level and name
    int setOption(
            MemorySegment state, int handle, LinuxCalls.SocketOption option, MemorySegment value) {
        try {
            return result(
                    state,
                    (int)
                            setOption.invokeExact(
                                    state,
                                    handle,
                                    option.level(),
                                    option.name(),
                                    value,
                                    (int) value.byteSize()));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int sendTo(MemorySegment state, int handle, MemorySegment message, MemorySegment address) {
        try {
            int length = (int) address.byteSize();
            return result(
                    state,
                    (int)
                            (long)
                                    sendTo.invokeExact(
                                            state,
                                            handle,
                                            message,
                                            message.byteSize(),
                                            0,
                                            address,
                                            length));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Receives one message.
    ///
    /// @return its octets
    int receive(MemorySegment state, int handle, MacMessage message) {
        try {
            message.prepareToReceive();
            return result(
                    state, (int) (long) receive.invokeExact(state, handle, message.header(), 0));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Waits.
    ///
    /// @param sockets of `struct pollfd`
    /// @param millis how long at most
    int poll(MemorySegment state, MemorySegment sockets, int count, int millis) {
        try {
            return result(state, (int) poll.invokeExact(state, sockets, count, millis));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Makes a pipe.
    ///
    /// @param ends room for two: that to read from, and that to write to
    int pipe(MemorySegment state, MemorySegment ends) {
        try {
            return result(state, (int) pipe.invokeExact(state, ends));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Has a socket or pipe never block, and be closed in programs that are started.
    int setUp(MemorySegment state, int handle) {
        int result = control(state, handle, SET_FLAGS, NON_BLOCKING);
        return result < 0 ? result : control(state, handle, SET_DESCRIPTOR_FLAGS, CLOSE_ON_EXEC);
    }

    private int control(MemorySegment state, int handle, int command, int argument) {
        try {
            return result(state, (int) control.invokeExact(state, handle, command, argument));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void close(int handle) {
        try {
            var _ = (int) close.invokeExact(handle);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void read(int handle, MemorySegment into) {
        try {
            var _ = (long) read.invokeExact(handle, into, into.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void write(int handle, MemorySegment from) {
        try {
            var _ = (long) write.invokeExact(handle, from, from.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// The time of day in nanoseconds since 1970.
    ///
    /// @param time room for a `struct timespec`
    long timeOfDay(MemorySegment time) {
        try {
            var _ = (int) clock.invokeExact(0, time);
            return time.get(JAVA_LONG, 0) * SECOND + time.get(JAVA_LONG, 8);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static int result(MemorySegment state, int returned) {
        return returned < 0 ? -state.get(JAVA_INT, ERRNO) : returned;
    }

    private static MethodHandle checked(String name, MemoryLayout... arguments) {
        return handle(
                name,
                FunctionDescriptor.of(JAVA_INT, arguments),
                Linker.Option.captureCallState("errno"));
    }

    private static MethodHandle checkedLong(String name, MemoryLayout... arguments) {
        return handle(
                name,
                FunctionDescriptor.of(JAVA_LONG, arguments),
                Linker.Option.captureCallState("errno"));
    }

    private static MethodHandle plain(String name, MemoryLayout result, MemoryLayout... arguments) {
        return handle(name, FunctionDescriptor.of(result, arguments));
    }

    /// The third argument of `fcntl` is variadic, and Apple silicon passes such on the stack.
    private static MethodHandle variadic() {
        return handle(
                "fcntl",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(2));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
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
