package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/// What an ICMP socket of macOS receives, taken apart: replies and errors come the same way, those
/// of IPv4 behind the header of IP, and those that other programs asked for come, too.
sealed interface MacPacket {
    /// A reply to one of our requests.
    ///
    /// @param bytes data and header
    /// @param ttl from the header of IP; 0: it has none
    record Reply(int sequence, int bytes, int ttl) implements MacPacket {}

    /// An error about one of our requests.
    ///
    /// @param about to whom it went
    record Failure(EchoAddress about, int sequence, int type, int code) implements MacPacket {}

    ValueLayout.OfInt BIG_INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    ValueLayout.OfLong BIG_LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    int V6_HEADER = 40;
    int ICMP = 1;
    int ICMP_V6 = 58;

    /// Takes apart what came; empty if it is not for us.
    ///
    /// @param memory holds it from 0 on
    /// @param length its octets
    /// @param message knows our identifier
    static Optional<MacPacket> of(
            MemorySegment memory, int length, MacFamily family, EchoMessage message) {
        int start = family == MacFamily.V4 ? headerLength(memory, 0, length) : 0;
        if (start < 0 || length - start < EchoMessage.HEADER) {
            return Optional.empty();
        }
        if (message.isReply(memory, start, family.reply())) {
            int ttl = start == 0 ? 0 : octet(memory, 8);
            return Optional.of(new Reply(EchoMessage.sequence(memory, start), length - start, ttl));
        }
        return isFailure(family, octet(memory, start))
                ? failure(memory.asSlice(start, length - start), family, message)
                : Optional.empty();
    }

    private static int octet(MemorySegment memory, long at) {
        return memory.get(JAVA_BYTE, at) & 0xFF;
    }

    /// The length of an IPv4 header; -1: there is none.
    private static int headerLength(MemorySegment memory, int at, int length) {
        if (length - at < 20 || octet(memory, at) >> 4 != 4) {
            return -1;
        }
        return (octet(memory, at) & 0xF) * Integer.BYTES;
    }

    /// Unreachable, too big, time exceeded, bad parameter.
    private static boolean isFailure(MacFamily family, int type) {
        return family == MacFamily.V4
                ? type == 3 || type == 11 || type == 12
                : type >= 1 && type <= 4;
    }

    private static Optional<MacPacket> failure(
            MemorySegment icmp, MacFamily family, EchoMessage message) {
        int length = (int) icmp.byteSize();
        int quoted = EchoMessage.HEADER;
        boolean isV4 = family == MacFamily.V4;
        int header = isV4 ? headerLength(icmp, quoted, length) : V6_HEADER;
        int inner = quoted + header;
        if (header < 0 || length - inner < EchoMessage.HEADER) {
            return Optional.empty();
        }
        int protocol = octet(icmp, quoted + (isV4 ? 9 : 6));
        boolean isOurs =
                protocol == (isV4 ? ICMP : ICMP_V6)
                        && octet(icmp, inner) == family.request()
                        && message.isOurs(icmp, inner);
        if (!isOurs) {
            return Optional.empty();
        }
        EchoAddress about =
                isV4
                        ? new EchoAddress(0, EchoAddress.lowOf(icmp.get(BIG_INT, quoted + 16L)), 0)
                        : new EchoAddress(
                                icmp.get(BIG_LONG, quoted + 24L),
                                icmp.get(BIG_LONG, quoted + 32L),
                                0);
        return Optional.of(
                new Failure(
                        about, EchoMessage.sequence(icmp, inner), octet(icmp, 0), octet(icmp, 1)));
    }
}
