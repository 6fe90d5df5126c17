package org.yaomote.echo;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Echo requests and replies in octets: type 0, code 1, checksum 2, identifier 4, sequence 6, data
/// from 8 on (RFC 792, RFC 4443).
final class EchoMessage {
    static final int HEADER = 8;

    private static final int CHECKSUM = 2;
    private static final int IDENTIFIER = 4;
    private static final int SEQUENCE = 6;
    private static final int LOW_16 = 0xFFFF;

    private static final ValueLayout.OfShort BIG =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final int type;
    private final boolean withChecksum;
    private final int identifier;
    private final MemorySegment data;
    private final long dataSum;

    /// Requests of one kind.
    ///
    /// @param type of a request
    /// @param withChecksum whether nobody else writes it
    /// @param identifier of all our requests, 0 to 65,535; 0: the kernel has its own
    EchoMessage(Arena arena, int type, boolean withChecksum, int identifier, int dataBytes) {
        this.type = type;
        this.withChecksum = withChecksum;
        this.identifier = identifier;
        data = dataBytes == 0 ? MemorySegment.NULL : arena.allocate(dataBytes);
        for (int i = 0; i < dataBytes; i++) {
            data.set(JAVA_BYTE, i, (byte) i);
        }
        dataSum = sum(data);
    }

    /// The data, which all requests have in common.
    MemorySegment data() {
        return data;
    }

    /// Writes the header of a request.
    void write(MemorySegment memory, long at, int sequence) {
        memory.set(JAVA_BYTE, at, (byte) type);
        memory.set(JAVA_BYTE, at + 1, (byte) 0);
        memory.set(BIG, at + IDENTIFIER, (short) identifier);
        memory.set(BIG, at + SEQUENCE, (short) sequence);
        long sum = ((long) type << Byte.SIZE) + identifier + sequence + dataSum;
        memory.set(BIG, at + CHECKSUM, withChecksum ? (short) ~folded(sum) : 0);
    }

    /// Whether this is a reply to one of ours. Where the kernel has the identifiers, it has looked.
    boolean isReply(MemorySegment memory, long at, int replyType) {
        return (memory.get(JAVA_BYTE, at) & 0xFF) == replyType && isOurs(memory, at);
    }

    /// Whether a request or reply has our identifier.
    boolean isOurs(MemorySegment memory, long at) {
        return identifier == 0 || (memory.get(BIG, at + IDENTIFIER) & LOW_16) == identifier;
    }

    static int sequence(MemorySegment memory, long at) {
        return memory.get(BIG, at + SEQUENCE) & LOW_16;
    }

    /// The sum of RFC 1071, not yet folded.
    private static long sum(MemorySegment memory) {
        long sum = 0;
        for (long i = 0; i + 1 < memory.byteSize(); i += 2) {
            sum += memory.get(BIG, i) & LOW_16;
        }
        if (memory.byteSize() % 2 == 1) {
            sum += (memory.get(JAVA_BYTE, memory.byteSize() - 1) & 0xFFL) << Byte.SIZE;
        }
        return sum;
    }

    private static long folded(long sum) {
        long folded = sum;
        while (folded > LOW_16) {
            folded = (folded & LOW_16) + (folded >>> Short.SIZE);
        }
        return folded;
    }
}
