package org.yaomote.echo;

import static org.yaomote.echo.PosixCalls.checked;
import static org.yaomote.echo.PosixCalls.checkedLong;
import static org.yaomote.echo.PosixCalls.handle;
import static org.yaomote.echo.PosixCalls.result;
import static org.yaomote.echo.PosixCalls.unexpected;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls of an echo that macOS has in its own way; beside [PosixCalls], and like those.
final class MacCalls {
    private static final int SET_DESCRIPTOR_FLAGS = 2;
    private static final int CLOSE_ON_EXEC = 1;
    private static final int SET_FLAGS = 4;
    private static final int NON_BLOCKING = 4;

    private final MethodHandle sendTo =
            checkedLong("sendto", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle receive = checkedLong("recvmsg", JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle poll = checked("poll", ADDRESS, JAVA_INT, JAVA_INT);
    private final MethodHandle pipe = checked("pipe", ADDRESS);
    private final MethodHandle control = variadic();

    private MacCalls() {}

    /// Links them if nobody has yet.
    static MacCalls linked() {
        return Holder.CALLS;
    }

    private static final class Holder {
        static final MacCalls CALLS = new MacCalls();
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

    /// The third argument of `fcntl` is variadic, and Apple silicon passes such on the stack.
    private static MethodHandle variadic() {
        return handle(
                "fcntl",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(2));
    }
}
