package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// What one call of `IcmpSendEcho2Ex` or `Icmp6SendEcho2` needs.
///
/// @param handle of `IcmpCreateFile`
/// @param callback is called when it is over
/// @param slot what the callback is told
/// @param data to be sent
/// @param options an `IP_OPTION_INFORMATION`
/// @param buffer for the reply; it belongs to the system until it is over
/// @param millis how long to wait
record WindowsRequest(
        MemorySegment handle,
        MemorySegment callback,
        int slot,
        MemorySegment data,
        MemorySegment options,
        MemorySegment buffer,
        int millis) {
    /// An ICMP error quotes so much at least.
    private static final int LEAST_DATA = 8;

    private static final int ICMP_ERROR = 8;

    /// `sizeof(IO_STATUS_BLOCK)`.
    private static final int STATUS_BLOCK = 16;

    private static final int DONT_FRAGMENT = 2;

    /// `AF_INET6` of Windows.
    private static final short INET6 = 23;

    private static final int V6_ADDRESS_SIZE = 28;

    private static final ValueLayout.OfLong BIG_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /// How large the buffer of a reply has to be, so that its slices stay aligned. With less, the
    /// system speaks of a general failure.
    static int bufferSize(int dataBytes) {
        int size =
                WindowsReply.V4_SIZE + Math.max(dataBytes, LEAST_DATA) + ICMP_ERROR + STATUS_BLOCK;
        return size + 15 & ~15;
    }

    /// An `IP_OPTION_INFORMATION`: TTL 0, type of service 1, flags 2, size 3, options 8.
    static MemorySegment options(Arena arena, int ttl, boolean dontFragment) {
        MemorySegment options = arena.allocate(16, Long.BYTES);
        options.set(JAVA_BYTE, 0, (byte) ttl);
        options.set(JAVA_BYTE, 2, (byte) (dontFragment ? DONT_FRAGMENT : 0));
        return options;
    }

    /// A `struct sockaddr_in6`: family 0, port 2, flow 4, address 8, scope 24.
    static MemorySegment newAddress(Arena arena) {
        return arena.allocate(V6_ADDRESS_SIZE, Long.BYTES);
    }

    /// Fills it.
    static void write(MemorySegment address, EchoAddress whom) {
        address.fill((byte) 0);
        address.set(JAVA_SHORT, 0, INET6);
        address.set(BIG_LONG, 8, whom.high());
        address.set(BIG_LONG, 16, whom.low());
        address.set(JAVA_INT, 24, whom.scope());
    }

    /// An IPv4 address as `IPAddr` has it: its octets in their order in memory.
    static int number(EchoAddress whom) {
        return Integer.reverseBytes((int) whom.low());
    }
}
