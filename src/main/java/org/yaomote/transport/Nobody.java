package org.yaomote.transport;

import io.netty.buffer.ByteBuf;

/// Hears of a connection that nobody has taken yet.
enum Nobody implements Receiver {
    INSTANCE;

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {}

    @Override
    public void onWritable() {}

    @Override
    public void onClosed() {}
}
