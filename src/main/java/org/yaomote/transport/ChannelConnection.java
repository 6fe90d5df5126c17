package org.yaomote.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;

/// A [Connection] on a Netty channel: the last handler of its pipeline.
///
/// Small pieces are gathered in one buffer so that a head and a short body leave in one system
/// call; pieces of at least [#KEEP] bytes are sent from the buffer they arrived in, unless the peer
/// is behind: what waits for it must not keep whole read buffers from being used again.
final class ChannelConnection extends ChannelInboundHandlerAdapter implements Connection {
    /// From this size on a range is retained instead of copied: a copy of less costs less than the
    /// large buffer that a slow peer would hold for it.
    private static final int KEEP = 16 * 1024;

    private static final int GATHER = 2 * 1024;

    private final SocketChannel channel;
    private final EventLoops loops;
    private Receiver receiver = Nobody.INSTANCE;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf gathered;
    private boolean broken;
    private boolean closedTold;

    /// The peer takes nothing any more, but may have said something before.
    private boolean deaf;

    /// Something was written since the last flush.
    private boolean unflushed;

    ChannelConnection(SocketChannel channel, EventLoops loops) {
        this.channel = channel;
        this.loops = loops;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf buffer) {
            try {
                receiver.onBytes(buffer, buffer.readerIndex(), buffer.writerIndex());
            } finally {
                buffer.release();
            }
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (channel.isWritable()) {
            receiver.onWritable();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            receiver.onPeerEnd();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        broken = true;
        if (cause instanceof IOException && !channel.config().isAutoClose()) {
            // Sending failed: an early answer may lie here still (RFC 9112 §9.5), and behind it the
            // end. A failed read ends the channel by itself.
            deaf = true;
            releaseGathered();
            reading(true);
            return;
        }
        if (Fatal.is(cause)) {
            loops.fatal(cause);
        }
        boolean peersFault = cause instanceof IOException || cause instanceof DecoderException;
        System.getLogger(ChannelConnection.class.getName())
                .log(peersFault ? Level.DEBUG : Level.ERROR, "connection ended", cause);
        close();
    }

    @Override
    public void receiver(Receiver changed) {
        receiver = changed;
    }

    @Override
    public void send(ByteBuf buffer, int from, int to) {
        int length = to - from;
        if (length >= KEEP && unsent() == 0) {
            passGathered();
            write(buffer.retainedSlice(from, length));
        } else if (length > 0) {
            room(length).writeBytes(buffer, from, length);
        }
    }

    @Override
    public void send(byte[] bytes, int from, int to) {
        if (to > from) {
            room(to - from).writeBytes(bytes, from, to - from);
        }
    }

    @Override
    public void flush() {
        passGathered();
        if (unflushed && context != null) {
            unflushed = false;
            context.flush();
        }
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public long unsent() {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    @Override
    public void reading(boolean on) {
        if (channel.config().isAutoRead() != on) {
            channel.config().setAutoRead(on);
        }
    }

    @Override
    public void tellEnd() {
        if (channel.pipeline().get(SslHandler.class) == null) {
            channel.config().setAllowHalfClosure(true);
        }
    }

    @Override
    public void finishSending() {
        flush();
        ChannelHandlerContext ctx = context;
        if (ctx == null || !channel.isActive()) {
            return;
        }
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            // The close notification is the end of sending in TLS (RFC 8446 §6.1).
            tls.closeOutbound().addListener(_ -> endOutput());
        } else {
            ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> endOutput());
        }
    }

    @Override
    public void closeAfterSending() {
        flush();
        if (context != null && channel.isActive()) {
            // An empty write keeps its place behind what is still unsent.
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> close());
        }
    }

    @Override
    public void close() {
        releaseGathered();
        var _ = channel.close();
    }

    @Override
    public void reset() {
        if (!channel.isOpen()) {
            return;
        }
        channel.config().setSoLinger(0);
        releaseGathered();
        // From the first handler on: TLS behind it would say an orderly goodbye.
        var _ = channel.pipeline().firstContext().close();
    }

    @Override
    public boolean isOpen() {
        return channel.isActive();
    }

    @Override
    public boolean isBroken() {
        return broken;
    }

    @Override
    public String applicationProtocol() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        String agreed = tls == null ? null : tls.applicationProtocol();
        return agreed == null ? "" : agreed;
    }

    @Override
    public @Nullable TlsSession tls() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        return tls == null ? null : Sessions.of(tls.engine().getSession());
    }

    @Override
    public InetSocketAddress remote() {
        return channel.remoteAddress();
    }

    @Override
    public InetSocketAddress local() {
        return channel.localAddress();
    }

    /// Tells the receiver once, also if the channel was never active.
    void closed() {
        releaseGathered();
        if (!closedTold) {
            closedTold = true;
            receiver.onClosed();
        }
    }

    private void endOutput() {
        var _ = channel.shutdownOutput();
    }

    private ByteBuf room(int length) {
        ByteBuf present = gathered;
        if (present != null && present.writableBytes() >= length) {
            return present;
        }
        passGathered();
        ByteBuf made = channel.alloc().directBuffer(Math.max(GATHER, length));
        gathered = made;
        return made;
    }

    private void passGathered() {
        ByteBuf present = gathered;
        if (present != null) {
            gathered = null;
            write(present);
        }
    }

    private void releaseGathered() {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }

    /// A failed write closes the channel by [#exceptionCaught]: the void promise says so there.
    private void write(ByteBuf bytes) {
        if (context == null || deaf) {
            bytes.release();
            return;
        }
        unflushed = true;
        var _ = context.write(bytes, context.voidPromise());
    }
}
