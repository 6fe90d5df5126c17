package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntConsumer;

/// The functions of iphlpapi.dll and kernel32.dll that an echo needs; only Windows has them.
final class WindowsCalls {
    private static final StructLayout STATE = Linker.Option.captureStateLayout();

    private static final FunctionDescriptor APC =
            FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT);

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup icmp;
    private final SymbolLookup kernel;
    private final MethodHandle create;
    private final MethodHandle create6;
    private final MethodHandle send;
    private final MethodHandle send6;
    private final MethodHandle parse;
    private final MethodHandle parse6;
    private final MethodHandle closeHandle;
    private final MethodHandle sleep;

    @SuppressWarnings("restricted")
    private WindowsCalls() {
        icmp = SymbolLookup.libraryLookup("iphlpapi", Arena.global());
        kernel = SymbolLookup.libraryLookup("kernel32", Arena.global());
        create = checked("IcmpCreateFile", FunctionDescriptor.of(ADDRESS));
        create6 = checked("Icmp6CreateFile", FunctionDescriptor.of(ADDRESS));
        send = checked("IcmpSendEcho2Ex", sendEcho());
        send6 = checked("Icmp6SendEcho2", sendEcho6());
        parse = checked("IcmpParseReplies", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        parse6 = checked("Icmp6ParseReplies", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        closeHandle = checked("IcmpCloseHandle", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        sleep =
                linker.downcallHandle(
                        kernel.findOrThrow("SleepEx"),
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    }

    /// Links them if nobody has yet.
    static WindowsCalls linked() {
        return Holder.CALLS;
    }

    private static final class Holder {
        static final WindowsCalls CALLS = new WindowsCalls();
    }

    /// Handle, event, APC and its context, source and destination as numbers, data and its size,
    /// options, reply buffer and its size, timeout in ms.
    static FunctionDescriptor sendEcho() {
        return FunctionDescriptor.of(
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                ADDRESS,
                JAVA_SHORT,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                JAVA_INT);
    }

    /// The same with `struct sockaddr_in6` for source and destination.
    static FunctionDescriptor sendEcho6() {
        return FunctionDescriptor.of(
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                JAVA_SHORT,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                JAVA_INT);
    }

    @SuppressWarnings("restricted")
    private MethodHandle checked(String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(
                icmp.findOrThrow(name), descriptor, Linker.Option.captureCallState("GetLastError"));
    }

    /// Where a thread's error numbers are left.
    static MemorySegment newState(Arena arena) {
        return arena.allocate(STATE);
    }

    /// The error of the last call with this state.
    static int error(MemorySegment state) {
        return state.get(
                JAVA_INT, STATE.byteOffset(MemoryLayout.PathElement.groupElement("GetLastError")));
    }

    /// A function for the system to call when a request is over, on the thread that waits
    /// (`PIO_APC_ROUTINE`); the context is a number in the clothes of an address.
    ///
    /// @param ended hears the context of the request; must not throw
    @SuppressWarnings("restricted")
    static MemorySegment callback(Arena arena, IntConsumer ended) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle accept =
                    lookup.findVirtual(
                                    IntConsumer.class,
                                    "accept",
                                    MethodType.methodType(void.class, int.class))
                            .bindTo(ended);
            MethodHandle address =
                    lookup.findVirtual(
                            MemorySegment.class, "address", MethodType.methodType(long.class));
            MethodHandle number =
                    MethodHandles.explicitCastArguments(
                            address, MethodType.methodType(int.class, MemorySegment.class));
            MethodHandle over =
                    MethodHandles.dropArguments(
                            MethodHandles.filterArguments(accept, 0, number),
                            1,
                            MemorySegment.class,
                            int.class);
            return Linker.nativeLinker().upcallStub(over, APC, arena);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A handle; that of address -1 is none.
    MemorySegment create(MemorySegment state, boolean isV4) {
        try {
            return isV4
                    ? (MemorySegment) create.invokeExact(state)
                    : (MemorySegment) create6.invokeExact(state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Sends a request over IPv4.
    ///
    /// @param source as the system has it in memory, 0: any
    /// @param to likewise
    /// @return 0 with error 997 is success: it is on its way
    int send(MemorySegment state, WindowsRequest request, int source, int to) {
        try {
            return (int)
                    send.invokeExact(
                            state,
                            request.handle(),
                            MemorySegment.NULL,
                            request.callback(),
                            MemorySegment.ofAddress(request.slot()),
                            source,
                            to,
                            request.data(),
                            (short) request.data().byteSize(),
                            request.options(),
                            request.buffer(),
                            (int) request.buffer().byteSize(),
                            request.millis());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Sends a request over IPv6.
    ///
    /// @param source a `struct sockaddr_in6`
    /// @param to likewise
    int send6(MemorySegment state, WindowsRequest request, MemorySegment source, MemorySegment to) {
        try {
            return (int)
                    send6.invokeExact(
                            state,
                            request.handle(),
                            MemorySegment.NULL,
                            request.callback(),
                            MemorySegment.ofAddress(request.slot()),
                            source,
                            to,
                            request.data(),
                            (short) request.data().byteSize(),
                            request.options(),
                            request.buffer(),
                            (int) request.buffer().byteSize(),
                            request.millis());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Makes the buffer of a request that is over readable; how many replies are in it.
    int parse(MemorySegment state, MemorySegment buffer, boolean isV4) {
        try {
            int size = (int) buffer.byteSize();
            return isV4
                    ? (int) parse.invokeExact(state, buffer, size)
                    : (int) parse6.invokeExact(state, buffer, size);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void close(MemorySegment state, MemorySegment handle) {
        try {
            var _ = (int) closeHandle.invokeExact(state, handle);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Waits; what is over is told meanwhile, on this thread, and ends it.
    void sleep(int millis) {
        try {
            var _ = (int) sleep.invokeExact(millis, 1);
        } catch (Throwable e) {
            throw unexpected(e);
        }
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
