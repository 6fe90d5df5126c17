package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.function.IntPredicate;

/// A `struct msghdr` of macOS with all that it points to, for one message at a time: there is no
/// call for many. For 64 bits.
///
/// ```
/// msghdr    0 name  8 its length  16 iovec  24 iovecs  32 control  40 its length  44 flags  48
/// cmsghdr   0 length  4 level  8 type  12 data, aligned to 4
/// sockaddr  0 length  1 family  2 port  4 address (IPv4)  8 address (IPv6)  24 scope (IPv6)
/// ```
final class MacMessage {
    static final int HEADER_SIZE = 48;

    private static final int VECTORS = 16;
    private static final int VECTOR_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int NAME_LENGTH = 8;
    private static final int CONTROL_LENGTH = 40;
    private static final int ADDRESS_SIZE = 28;
    private static final int V4_ADDRESS_SIZE = 16;
    private static final int CONTROL_SIZE = 128;
    private static final int CONTROL_HEADER = 12;
    private static final long MICRO = 1_000;
    private static final int SOL_SOCKET = 0xFFFF;

    /// `SCM_TIMESTAMP`.
    private static final int TIME_STAMP = 2;

    private static final ValueLayout.OfInt BIG_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong BIG_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment header;
    private final MemorySegment name;
    private final MemorySegment control;
    private final MemorySegment body;

    /// @param bodySize octets that are received at most
    MacMessage(Arena arena, long bodySize) {
        header = arena.allocate(HEADER_SIZE, Long.BYTES);
        name = arena.allocate(ADDRESS_SIZE, Long.BYTES);
        control = arena.allocate(CONTROL_SIZE, Long.BYTES);
        body = arena.allocate(bodySize, Long.BYTES);
        MemorySegment vector = arena.allocate(16, Long.BYTES);
        vector.set(ADDRESS, 0, body);
        vector.set(JAVA_LONG, 8, bodySize);
        header.set(ADDRESS, 0, name);
        header.set(ADDRESS, VECTORS, vector);
        header.set(JAVA_INT, VECTOR_COUNT, 1);
        header.set(ADDRESS, CONTROL, control);
    }

    MemorySegment header() {
        return header;
    }

    MemorySegment body() {
        return body;
    }

    MemorySegment control() {
        return control;
    }

    /// Receiving overwrites the lengths.
    void prepareToReceive() {
        header.set(JAVA_INT, NAME_LENGTH, ADDRESS_SIZE);
        header.set(JAVA_INT, CONTROL_LENGTH, CONTROL_SIZE);
    }

    /// A `struct sockaddr_in` or `sockaddr_in6`.
    static MemorySegment address(Arena arena, EchoAddress address) {
        MemorySegment memory = arena.allocate(ADDRESS_SIZE, Long.BYTES);
        return memory.asSlice(0, write(memory, address.high(), address.low(), address.scope()));
    }

    /// Writes an address; its length.
    static int write(MemorySegment memory, long high, long low, int scope) {
        boolean isV4 = EchoAddress.isV4(high, low);
        int size = isV4 ? V4_ADDRESS_SIZE : ADDRESS_SIZE;
        MacFamily family = isV4 ? MacFamily.V4 : MacFamily.V6;
        memory.fill((byte) 0);
        memory.set(JAVA_BYTE, 0, (byte) size);
        memory.set(JAVA_BYTE, 1, (byte) family.domain());
        if (isV4) {
            memory.set(BIG_INT, 4, (int) low);
        } else {
            memory.set(BIG_LONG, 8, high);
            memory.set(BIG_LONG, 16, low);
            memory.set(JAVA_INT, 24, scope);
        }
        return size;
    }

    /// Who sent what was received.
    EchoAddress from(MacFamily family) {
        return family == MacFamily.V4
                ? new EchoAddress(0, EchoAddress.lowOf(name.get(BIG_INT, 4)), 0)
                : new EchoAddress(
                        name.get(BIG_LONG, 8), name.get(BIG_LONG, 16), name.get(JAVA_INT, 24));
    }

    /// The kernel's time stamp (`struct timeval`) in nanoseconds since 1970; -1: there is none.
    long timeStamp() {
        int data = find(SOL_SOCKET, type -> type == TIME_STAMP);
        return data < 0
                ? -1
                : control.get(ValueLayout.JAVA_LONG_UNALIGNED, data) * PosixCalls.SECOND
                        + control.get(JAVA_INT, data + 8L) * MICRO;
    }

    /// The hop limit of a control message; 0: there is none.
    int hops(MacFamily family) {
        int data = find(family.level(), family::isHops);
        if (data < 0) {
            return 0;
        }
        boolean isOctet = control.get(JAVA_INT, data - (long) CONTROL_HEADER) < CONTROL_HEADER + 4;
        return isOctet ? control.get(JAVA_BYTE, data) & 0xFF : control.get(JAVA_INT, data) & 0xFF;
    }

    private int find(int level, IntPredicate type) {
        int length = Math.min(header.get(JAVA_INT, CONTROL_LENGTH), CONTROL_SIZE);
        int at = 0;
        while (at + CONTROL_HEADER <= length) {
            int size = control.get(JAVA_INT, at);
            if (size < CONTROL_HEADER || at + size > length) {
                return -1;
            }
            boolean isIt =
                    control.get(JAVA_INT, at + 4L) == level
                            && type.test(control.get(JAVA_INT, at + 8L));
            if (isIt) {
                return at + CONTROL_HEADER;
            }
            at += size + 3 & ~3;
        }
        return -1;
    }
}
