package org.yaomote.http2;

import io.netty.buffer.ByteBuf;

/// Where a session's frames go: the connection under it.
///
/// Thread: its event loop.
public interface Wire {
    /// Sends a range of an array; copied, the array is free when this returns.
    void send(byte[] bytes, int from, int to);

    /// Sends a range of a buffer; copied or retained as needed, the caller keeps its reference.
    void send(ByteBuf buffer, int from, int to);

    /// Whether what has not left yet is little enough to send more.
    boolean isWritable();

    /// Something waits in the session: [Session#flush] is to be called at the end of this turn of
    /// the loop. Told once until it is.
    void pending();
}
