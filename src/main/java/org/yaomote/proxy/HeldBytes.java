package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// Bytes that arrived and cannot be used yet: a partial head, a body before its backend is there,
/// the next request. No memory while there are none.
///
/// Thread: its connection's event loop.
final class HeldBytes {
    private ByteBuf held = Unpooled.EMPTY_BUFFER;

    boolean isEmpty() {
        return !held.isReadable();
    }

    /// Copies a range behind what is held.
    void add(ByteBuf buffer, int from, int to) {
        if (isEmpty()) {
            release();
            held = buffer.alloc().directBuffer(to - from);
        } else {
            // Else a client that pipelines without end would make it grow without end.
            held.discardSomeReadBytes();
        }
        held.writeBytes(buffer, from, to - from);
    }

    /// Takes everything out; what cannot be used is given back by [#putBack], else the caller
    /// releases it.
    ByteBuf take() {
        ByteBuf present = held;
        held = Unpooled.EMPTY_BUFFER;
        return present;
    }

    /// Holds the rest of what was taken.
    ///
    /// @param from index of its first byte
    void putBack(ByteBuf taken, int from) {
        release();
        held = taken.readerIndex(from);
    }

    /// Forgets everything.
    void release() {
        held.release();
        held = Unpooled.EMPTY_BUFFER;
    }
}
