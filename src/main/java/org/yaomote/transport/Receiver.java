package org.yaomote.transport;

import io.netty.buffer.ByteBuf;

/// Is told what a connection receives.
///
/// Thread: the connection's event loop.
public interface Receiver {
    /// Bytes arrived. The buffer belongs to the caller, who reads into it again afterwards: what is
    /// wanted later must be copied (retaining is not enough), or sent on by [Connection#send].
    void onBytes(ByteBuf buffer, int from, int to);

    /// The peer has sent all it will and may still receive; told only where [Connection#tellEnd]
    /// was asked for, once.
    default void onPeerEnd() {}

    /// It can take more after it could not.
    void onWritable();

    /// It is closed, by either side or by an error; the last call.
    void onClosed();
}
