package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// An array of `struct mmsghdr` with all that it points to, laid out once: for each message only
/// what differs is written again. For 64-bit Linux.
///
/// ```
/// mmsghdr  0 name  8 name length  16 iovec  24 iovecs  32 control  40 its length  48 flags
///         56 length of the message  64
/// ```
final class LinuxMessages {
    private static final long MESSAGE = 64;
    private static final long NAME = 0;
    private static final long NAME_LENGTH = 8;
    private static final long VECTORS = 16;
    private static final long VECTOR_COUNT = 24;
    private static final long CONTROL = 32;
    private static final long CONTROL_LENGTH = 40;
    private static final long LENGTH = 56;

    private static final long VECTOR = 16;
    private static final long VECTOR_SIZE = 8;
    private static final long VECTORS_EACH = 2;

    /// `struct sockaddr_in6`; that of IPv4 fits in.
    private static final long ADDRESS_SIZE = 28;

    private static final long ADDRESS_STRIDE = 32;
    private static final int V4_ADDRESS_SIZE = 16;

    /// Room for a time stamp (32), a TTL (24) or an error with who sent it (64).
    private static final long CONTROL_SIZE = 160;

    private static final long CONTROL_HEADER = 16;

    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    private static final ValueLayout.OfInt BIG_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong BIG_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final int capacity;
    private final MemorySegment headers;
    private final MemorySegment addresses;
    private final MemorySegment controls;
    private final MemorySegment bodies;
    private final long bodySize;

    /// Messages to send or to receive.
    ///
    /// @param count how many at most
    /// @param bodySize octets of each body of its own
    /// @param shared a second part that all have in common; may be empty
    /// @param arena is closed not before the last use
    LinuxMessages(Arena arena, int count, long bodySize, MemorySegment shared) {
        capacity = count;
        this.bodySize = bodySize;
        headers = arena.allocate(count * MESSAGE, Long.BYTES);
        addresses = arena.allocate(count * ADDRESS_STRIDE, Long.BYTES);
        controls = arena.allocate(count * CONTROL_SIZE, Long.BYTES);
        bodies = arena.allocate(count * bodySize, Long.BYTES);
        MemorySegment vectors = arena.allocate(count * VECTORS_EACH * VECTOR, Long.BYTES);
        for (int i = 0; i < count; i++) {
            long vector = i * VECTORS_EACH * VECTOR;
            vectors.set(ADDRESS, vector, bodies.asSlice(i * bodySize));
            vectors.set(JAVA_LONG, vector + VECTOR_SIZE, bodySize);
            vectors.set(ADDRESS, vector + VECTOR, shared);
            vectors.set(JAVA_LONG, vector + VECTOR + VECTOR_SIZE, shared.byteSize());
            long header = i * MESSAGE;
            headers.set(ADDRESS, header + NAME, addresses.asSlice(i * ADDRESS_STRIDE));
            headers.set(ADDRESS, header + VECTORS, vectors.asSlice(vector));
            headers.set(JAVA_LONG, header + VECTOR_COUNT, shared.byteSize() == 0 ? 1 : 2);
        }
    }

    int capacity() {
        return capacity;
    }

    MemorySegment headers() {
        return headers;
    }

    /// The array from a message on.
    MemorySegment headersFrom(int message) {
        return headers.asSlice(message * MESSAGE);
    }

    /// Receiving overwrites the lengths of what it fills: without this, time stamps and TTLs are
    /// missing from the second time on.
    void prepareToReceive() {
        for (int i = 0; i < capacity; i++) {
            long header = i * MESSAGE;
            headers.set(JAVA_INT, header + NAME_LENGTH, (int) ADDRESS_SIZE);
            headers.set(
                    ADDRESS, header + CONTROL, controls.asSlice(i * CONTROL_SIZE, CONTROL_SIZE));
            headers.set(JAVA_LONG, header + CONTROL_LENGTH, CONTROL_SIZE);
        }
    }

    /// To whom a message goes.
    void address(int message, EchoBatch batch, int entry) {
        long high = batch.high(entry);
        long low = batch.low(entry);
        boolean isV4 = EchoAddress.isV4(high, low);
        headers.set(
                JAVA_INT,
                message * MESSAGE + NAME_LENGTH,
                write(addresses.asSlice(message * ADDRESS_STRIDE), isV4, high, low));
        if (!isV4) {
            addresses.set(JAVA_INT, message * ADDRESS_STRIDE + 24, batch.scope(entry));
        }
    }

    /// A `struct sockaddr`.
    static MemorySegment address(Arena arena, EchoAddress address) {
        MemorySegment memory = arena.allocate(ADDRESS_SIZE, Long.BYTES);
        int size = write(memory, address.isV4(), address.high(), address.low());
        if (!address.isV4()) {
            memory.set(JAVA_INT, 24, address.scope());
        }
        return memory.asSlice(0, size);
    }

    private static int write(MemorySegment memory, boolean isV4, long high, long low) {
        if (isV4) {
            memory.set(JAVA_SHORT, 0, (short) AF_INET);
            memory.set(BIG_INT, 4, (int) low);
            return V4_ADDRESS_SIZE;
        }
        memory.set(JAVA_SHORT, 0, (short) AF_INET6);
        memory.set(BIG_LONG, 8, high);
        memory.set(BIG_LONG, 16, low);
        return (int) ADDRESS_SIZE;
    }

    /// The upper half of an address, from where a `struct sockaddr` starts.
    private static long high(MemorySegment memory, long at) {
        return memory.get(JAVA_SHORT, at) == AF_INET6 ? memory.get(BIG_LONG, at + 8) : 0;
    }

    private static long low(MemorySegment memory, long at) {
        return switch (memory.get(JAVA_SHORT, at)) {
            case AF_INET -> EchoAddress.lowOf(memory.get(BIG_INT, at + 4));
            case AF_INET6 -> memory.get(BIG_LONG, at + 16);
            default -> 0;
        };
    }

    long high(int message) {
        return high(addresses, message * ADDRESS_STRIDE);
    }

    long low(int message) {
        return low(addresses, message * ADDRESS_STRIDE);
    }

    int scope(int message) {
        long at = message * ADDRESS_STRIDE;
        return addresses.get(JAVA_SHORT, at) == AF_INET6 ? addresses.get(JAVA_INT, at + 24) : 0;
    }

    MemorySegment bodies() {
        return bodies;
    }

    /// Where the body of a message starts in [#bodies].
    long body(int message) {
        return message * bodySize;
    }

    /// Octets received.
    int length(int message) {
        return headers.get(JAVA_INT, message * MESSAGE + LENGTH);
    }

    /// Finds a control message.
    ///
    /// @return where its data start in [#controls], or -1
    long control(int message, int level, int type) {
        long at = message * CONTROL_SIZE;
        long end =
                at
                        + Math.min(
                                CONTROL_SIZE,
                                headers.get(JAVA_LONG, message * MESSAGE + CONTROL_LENGTH));
        while (at + CONTROL_HEADER <= end) {
            long length = controls.get(JAVA_LONG, at);
            if (controls.get(JAVA_INT, at + 8) == level
                    && controls.get(JAVA_INT, at + 12) == type) {
                return at + CONTROL_HEADER;
            }
            if (length < CONTROL_HEADER) {
                return -1;
            }
            at += (length + Long.BYTES - 1) & -Long.BYTES;
        }
        return -1;
    }

    int controlInt(long at) {
        return controls.get(JAVA_INT, at);
    }

    int controlByte(long at) {
        return controls.get(JAVA_BYTE, at) & 0xFF;
    }

    /// A `struct timespec` in nanoseconds.
    long controlTime(long at) {
        return PosixCalls.nanos(controls, at);
    }

    /// The upper half of an address in a control message.
    long controlHigh(long at) {
        return high(controls, at);
    }

    long controlLow(long at) {
        return low(controls, at);
    }
}
