package org.yaomote.http;

import io.netty.buffer.ByteBuf;

/// Where the octets of a body go.
public interface BodySink {
    /// A run to be passed on, never empty. The buffer is the one that was scanned or, for trailers,
    /// another; it belongs to the caller, and whoever needs the run later retains it.
    void pass(ByteBuf buffer, int from, int to);
}
