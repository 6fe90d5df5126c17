package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.BodySink;

import java.nio.charset.StandardCharsets;

/// Puts a body that came plain into HTTP/1 chunks (RFC 9112 §7.1).
///
/// Thread: its event loop.
final class Chunks {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST = {'0', '\r', '\n'};

    private Chunks() {}

    /// Passes a run as one chunk.
    static void pass(ByteBuf buffer, int from, int to, BodySink sink) {
        String size = Integer.toHexString(to - from) + "\r\n";
        whole(size.getBytes(StandardCharsets.US_ASCII), sink);
        sink.pass(buffer, from, to);
        whole(LINE_END, sink);
    }

    /// Passes the end of the body.
    ///
    /// @param trailers lines and an empty one; null for none
    static void end(@Nullable ByteBuf trailers, BodySink sink) {
        whole(LAST, sink);
        if (trailers == null) {
            whole(LINE_END, sink);
        } else {
            sink.pass(trailers, trailers.readerIndex(), trailers.writerIndex());
        }
    }

    private static void whole(byte[] octets, BodySink sink) {
        ByteBuf wrapped = Unpooled.wrappedBuffer(octets);
        sink.pass(wrapped, 0, octets.length);
    }
}
