package org.yaomote.echo;

import static org.yaomote.echo.PosixCalls.checked;
import static org.yaomote.echo.PosixCalls.result;
import static org.yaomote.echo.PosixCalls.unexpected;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls of an echo that only Linux has, or has in its own way; beside [PosixCalls], and
/// like those.
final class LinuxCalls {
    private final MethodHandle getOption =
            checked("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private final MethodHandle sendMany =
            checked("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private final MethodHandle receiveMany =
            checked("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private final MethodHandle poll = checked("ppoll", ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
    private final MethodHandle event = checked("eventfd", JAVA_INT, JAVA_INT);

    private LinuxCalls() {}

    /// Links them if nobody has yet.
    static LinuxCalls linked() {
        return Holder.CALLS;
    }

    private static final class Holder {
        static final LinuxCalls CALLS = new LinuxCalls();
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

    /// `SOCK_NONBLOCK`.
    static final int NON_BLOCKING = 0x800;

    /// `SOCK_CLOEXEC`.
    static final int CLOSE_ON_EXEC = 0x80000;

    /// `MSG_DONTWAIT`.
    private static final int DONT_WAIT = 0x40;
}
