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

/// The system calls of an echo that Linux and macOS have alike, and how those are linked that each
/// has for itself ([LinuxCalls], [MacCalls]). What fails returns the negative error number, as the
/// kernel of Linux itself does.
///
/// To link them takes some hundred milliseconds the first time, so there is one set for all.
final class PosixCalls {
    static final long SECOND = 1_000_000_000L;

    private static final int REALTIME = 0;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO =
            STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    private final MethodHandle socket = checked("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private final MethodHandle bind = checked("bind", JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle setOption =
            checked("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle close = plain("close", JAVA_INT, JAVA_INT);
    private final MethodHandle read = plain("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle write = plain("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle clock = plain("clock_gettime", JAVA_INT, JAVA_INT, ADDRESS);

    private PosixCalls() {}

    /// Links them if nobody has yet.
    static PosixCalls linked() {
        return Holder.CALLS;
    }

    private static final class Holder {
        static final PosixCalls CALLS = new PosixCalls();
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

    int bind(MemorySegment state, int handle, MemorySegment address) {
        try {
            int length = (int) address.byteSize();
            return result(state, (int) bind.invokeExact(state, handle, address, length));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Sets an option.
    ///
    /// @param option level and name
    int setOption(MemorySegment state, int handle, SocketOption option, MemorySegment value) {
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

    /// The time of day in nanoseconds since 1970; kernels stamp what they receive with it.
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

    /// What a call gave back, or its negative error number.
    static int result(MemorySegment state, int returned) {
        return returned < 0 ? -state.get(JAVA_INT, ERRNO) : returned;
    }

    /// Links a function that gives back a number, or -1 and an error number.
    static MethodHandle checked(String name, MemoryLayout... arguments) {
        return handle(
                name,
                FunctionDescriptor.of(JAVA_INT, arguments),
                Linker.Option.captureCallState("errno"));
    }

    /// The same for a function that counts octets.
    static MethodHandle checkedLong(String name, MemoryLayout... arguments) {
        return handle(
                name,
                FunctionDescriptor.of(JAVA_LONG, arguments),
                Linker.Option.captureCallState("errno"));
    }

    /// Links a function whose errors nobody asks for.
    static MethodHandle plain(String name, MemoryLayout result, MemoryLayout... arguments) {
        return handle(name, FunctionDescriptor.of(result, arguments));
    }

    /// Links a function.
    @SuppressWarnings("restricted")
    static MethodHandle handle(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
    }

    /// The functions throw nothing; what is left is the JVM's own.
    static RuntimeException unexpected(Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            default -> new IllegalStateException(cause);
        };
    }
}
