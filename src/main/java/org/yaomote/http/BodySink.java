package org.yaomote.http;

import io.netty.buffer.ByteBuf;

/// Where the octets of a body go.
public interface BodySink {
    /// A run to be passed on; the buffer belongs to the caller.
    void pass(ByteBuf buffer, int from, int to);
}
