package org.yaomote.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLException;

/// Finds the first message of a client in the records it lies in (RFC 8446 §5.1), however these and
/// the message are cut. Every octet is looked at once, so cutting it finely costs the client more
/// than us.
///
/// Thread: one. Octets are kept only if the first of them are not enough; [#release] ends that.
public final class HelloReader {
    /// Longer ones are refused before anything is kept of them.
    private static final int MAX_LENGTH = 64 * 1024;

    /// More than the longest hello in records of a sensible size.
    private static final int MAX_OCTETS = 2 * MAX_LENGTH;

    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;

    private ByteBuf kept = Unpooled.EMPTY_BUFFER;

    /// The message, as far as whole records of it are here.
    private ByteBuf message = Unpooled.EMPTY_BUFFER;

    /// Where the next record begins in what is kept.
    private int record;

    /// Reads on.
    ///
    /// @return null if it is not complete, and then the octets are [kept][#kept];
    ///   [ClientHello#SILENT] if it is something else, which the handshake itself will refuse
    /// @throws SSLException if it is longer than anybody needs
    public @Nullable ClientHello read(ByteBuf octets, int from, int to) throws SSLException {
        if (!kept.isReadable()) {
            ClientHello atOnce = inOneRecord(octets, from, to);
            if (atOnce != null) {
                return atOnce;
            }
            kept = octets.alloc().directBuffer(to - from);
        }
        if (kept.readableBytes() + to - from > MAX_OCTETS) {
            throw new SSLException("more than " + MAX_OCTETS + " octets and no hello");
        }
        kept.writeBytes(octets, from, to - from);
        return inKept();
    }

    /// All octets so far, if the first were not enough.
    public ByteBuf kept() {
        return kept;
    }

    /// Forgets what was kept.
    public void release() {
        kept.release();
        kept = Unpooled.EMPTY_BUFFER;
        message = Unpooled.EMPTY_BUFFER;
    }

    /// As nearly every client sends it.
    private static @Nullable ClientHello inOneRecord(ByteBuf octets, int from, int to)
            throws SSLException {
        if (octets.getByte(from) != HANDSHAKE) {
            return ClientHello.SILENT;
        }
        int content = from + RECORD_HEADER;
        boolean whole = to >= content && to >= content + octets.getUnsignedShort(from + 3);
        return whole ? in(octets.slice(content, octets.getUnsignedShort(from + 3))) : null;
    }

    private @Nullable ClientHello inKept() throws SSLException {
        while (kept.writerIndex() - record >= RECORD_HEADER) {
            if (kept.getByte(record) != HANDSHAKE) {
                return ClientHello.SILENT;
            }
            int length = kept.getUnsignedShort(record + 3);
            if (kept.writerIndex() - record - RECORD_HEADER < length) {
                return null;
            }
            if (message.capacity() == 0) {
                message = Unpooled.buffer(length);
            }
            message.writeBytes(kept, record + RECORD_HEADER, length);
            record += RECORD_HEADER + length;
            ClientHello found = in(message);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable ClientHello in(ByteBuf message) throws SSLException {
        if (message.readableBytes() < MESSAGE_HEADER) {
            return null;
        }
        int length = message.getUnsignedMedium(1);
        if (message.getByte(0) != CLIENT_HELLO) {
            return ClientHello.SILENT;
        }
        if (length > MAX_LENGTH) {
            throw new SSLException("hello of " + length + " octets");
        }
        return message.readableBytes() < MESSAGE_HEADER + length
                ? null
                : ClientHello.of(message.slice(MESSAGE_HEADER, length));
    }
}
