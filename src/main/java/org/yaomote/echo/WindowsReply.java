package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// What iphlpapi leaves in the buffer of a request, for 64-bit Windows.
///
/// ```
/// ICMP_ECHO_REPLY    0 address  4 status  8 round trip  12 data size  16 data  24 TTL  40
/// ICMPV6_ECHO_REPLY  0 port  2 flow  6 address  22 scope  28 status  32 round trip  36 data
/// ```
///
/// @param from who answered, for an error who sent it
/// @param status `IP_SUCCESS` or an error of the kind of 11003
/// @param millis the round trip, in whole milliseconds
/// @param bytes of data that came back; -1: it does not say
/// @param ttl 0: it does not say
record WindowsReply(EchoAddress from, int status, int millis, int bytes, int ttl) {
    /// `sizeof(ICMP_ECHO_REPLY)`.
    static final int V4_SIZE = 40;

    /// `sizeof(ICMPV6_ECHO_REPLY)`.
    static final int V6_SIZE = 36;

    private static final int SUCCESS = 0;
    private static final int NET_UNREACHABLE = 11_002;
    private static final int HOST_UNREACHABLE = 11_003;
    private static final int PROTOCOL_UNREACHABLE = 11_004;
    private static final int PORT_UNREACHABLE = 11_005;
    private static final int TOO_BIG = 11_009;
    private static final int TTL_EXPIRED = 11_013;
    private static final int REASSEMBLY = 11_014;

    private static final ValueLayout.OfInt BIG_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong BIG_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    static WindowsReply v4(MemorySegment buffer) {
        return new WindowsReply(
                new EchoAddress(0, EchoAddress.lowOf(buffer.get(BIG_INT, 0)), 0),
                buffer.get(JAVA_INT, 4),
                buffer.get(JAVA_INT, 8),
                buffer.get(JAVA_SHORT, 12) & 0xFFFF,
                buffer.get(JAVA_BYTE, 24) & 0xFF);
    }

    static WindowsReply v6(MemorySegment buffer) {
        return new WindowsReply(
                new EchoAddress(
                        buffer.get(BIG_LONG, 6),
                        buffer.get(BIG_LONG, 14),
                        buffer.get(ValueLayout.JAVA_INT_UNALIGNED, 22)),
                buffer.get(JAVA_INT, 28),
                buffer.get(JAVA_INT, 32),
                -1,
                0);
    }

    /// Whether it is an echo reply.
    boolean isReply() {
        return status == SUCCESS;
    }

    /// The ICMP type and code that the status stands for, `type << 8 | code`; -1: none, so nobody
    /// answered.
    ///
    /// @param isV4 or else those of ICMPv6
    static int icmp(int status, boolean isV4) {
        return switch (status) {
            case NET_UNREACHABLE -> isV4 ? icmpOf(3, 0) : icmpOf(1, 0);
            case HOST_UNREACHABLE -> isV4 ? icmpOf(3, 1) : icmpOf(1, 3);
            case PROTOCOL_UNREACHABLE -> isV4 ? icmpOf(3, 2) : icmpOf(1, 1);
            case PORT_UNREACHABLE -> isV4 ? icmpOf(3, 3) : icmpOf(1, 4);
            case TOO_BIG -> isV4 ? icmpOf(3, 4) : icmpOf(2, 0);
            case TTL_EXPIRED -> isV4 ? icmpOf(11, 0) : icmpOf(3, 0);
            case REASSEMBLY -> isV4 ? icmpOf(11, 1) : icmpOf(3, 1);
            default -> -1;
        };
    }

    private static int icmpOf(int type, int code) {
        return type << Byte.SIZE | code;
    }

    /// The round trip in nanoseconds: what we measured, as far as the milliseconds of the system
    /// agree.
    ///
    /// @param measured from sending to hearing of it, which may be later than it came
    long nanos(long measured) {
        long least = millis * 1_000_000L;
        return Math.clamp(measured, least, least + 999_999);
    }
}
