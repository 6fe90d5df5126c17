package org.yaomote.http;

import io.netty.buffer.ByteBuf;

/// Where the octets of a body go.
public interface BodySink {
    /// A run to be passed on, never empty. The buffer is the one that was scanned or, for trailers,
    /// another; it belongs to the caller, and whoever needs the run later retains it.
    void pass(ByteBuf buffer, int from, int to);

    /// The trailers of a body that is passed on without its chunks: whole field lines, checked.
    /// Nobody wants them unless this is overridden.
    default void trailers(ByteBuf buffer, int from, int to) {}
}
