package org.yaomote.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;

import org.jspecify.annotations.Nullable;
import org.yaomote.tls.ClientTls;
import org.yaomote.tls.HandshakeFailure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/// Opens connections on one event loop.
///
/// Thread: that loop.
public final class Connector {
    /// Is told how an attempt went.
    public interface Outcome {
        /// The peer accepted, and in TLS it is who it is meant to be.
        void connected(Connection connection);

        /// The peer accepted, and TLS is to be agreed on.
        default void accepted() {}

        /// It did not: refused, timed out, no route, no such host; a [HandshakeFailure] if no TLS
        /// was agreed on.
        void failed(Throwable cause);
    }

    private final EventLoops loops;
    private final int loop;

    /// @param loop number of the loop that the connections will live on
    public Connector(EventLoops loops, int loop) {
        this.loops = loops;
        this.loop = loop;
    }

    /// Connects in the clear; the outcome is told exactly once, on the loop.
    ///
    /// @param address an unresolved one is resolved first, off the loop
    /// @param limit how long to wait for the peer to accept
    public void connect(InetSocketAddress address, Duration limit, Outcome outcome) {
        connect(address, null, limit, outcome);
    }

    /// Connects; the outcome is told exactly once, on the loop.
    ///
    /// @param address an unresolved one is resolved first, off the loop
    /// @param tls with whom TLS is to be agreed on; null for none
    /// @param limit how long to wait for the peer to accept, and for TLS
    public void connect(
            InetSocketAddress address,
            ClientTls.@Nullable Peer tls,
            Duration limit,
            Outcome outcome) {
        if (!loops.isNative() || tls != null) {
            connectChannel(address, tls, limit, outcome);
        } else if (address.isUnresolved()) {
            resolve(address, limit, outcome);
        } else {
            dial(address, limit, outcome);
        }
    }

    private void dial(InetSocketAddress address, Duration limit, Outcome outcome) {
        SocketLoop sockets = loops.sockets(loop);
        try {
            long deadline = sockets.now() + limit.toNanos();
            EpollConnection.dialled(sockets, Dial.to(address, deadline, outcome));
        } catch (IOException e) {
            // Never within the call that asks: its state is not yet one that waits.
            sockets.loop().execute(() -> outcome.failed(e));
        }
    }

    private void resolve(InetSocketAddress named, Duration limit, Outcome outcome) {
        IoEventLoop owner = loops.sockets(loop).loop();
        Thread.ofVirtual()
                .start(
                        () -> {
                            InetSocketAddress known =
                                    new InetSocketAddress(named.getHostString(), named.getPort());
                            owner.execute(() -> resolved(known, limit, outcome));
                        });
    }

    private void resolved(InetSocketAddress address, Duration limit, Outcome outcome) {
        if (address.isUnresolved()) {
            outcome.failed(new UnknownHostException(address.getHostString()));
        } else {
            dial(address, limit, outcome);
        }
    }

    private void connectChannel(
            InetSocketAddress address,
            ClientTls.@Nullable Peer tls,
            Duration limit,
            Outcome outcome) {
        Attempt tried = new Attempt(tls, limit, outcome, loops.loop(loop).ticker().nanoTime());
        Bootstrap bootstrap =
                new Bootstrap()
                        .group(loops.loop(loop))
                        .channelFactory(() -> loops.clientChannel().get())
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.ALLOCATOR, Acceptor.ALLOCATOR)
                        // A backend that answers early and closes: its answer is to be read.
                        .option(ChannelOption.AUTO_CLOSE, false)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis(limit))
                        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, ChannelAcceptor.WATER)
                        .option(ChannelOption.RECVBUF_ALLOCATOR, loops.readBuffer(loop))
                        .handler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        channel.pipeline()
                                                .addLast(new ChannelConnection(channel, loops));
                                    }
                                });
        ChannelFuture attempt = bootstrap.connect(address);
        attempt.addListener(
                _ -> {
                    if (loops.loop(loop).inEventLoop()) {
                        tell(attempt, tried);
                    } else {
                        // Without a free descriptor there is no channel, and Netty tells so on a
                        // thread of its own.
                        loops.loop(loop).execute(() -> tell(attempt, tried));
                    }
                });
    }

    /// One call of [#connect].
    private record Attempt(
            ClientTls.@Nullable Peer tls, Duration limit, Outcome outcome, long startedNanos) {}

    private void tell(ChannelFuture attempt, Attempt tried) {
        if (!attempt.isSuccess()) {
            tried.outcome.failed(attempt.cause());
            return;
        }
        Channel channel = attempt.channel();
        if (tried.tls == null) {
            tried.outcome.connected(channel.pipeline().get(ChannelConnection.class));
        } else {
            secure(channel, tried.tls, tried);
        }
    }

    /// Netty takes none for no limit at all, and a negative one not at all.
    private static int millis(Duration limit) {
        return Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
    }

    private static Duration rest(Duration limit, long waitedNanos) {
        return Duration.ofMillis(millis(limit.minusNanos(waitedNanos)));
    }

    private void secure(Channel channel, ClientTls.Peer tls, Attempt tried) {
        tried.outcome.accepted();
        long waited = loops.loop(loop).ticker().nanoTime() - tried.startedNanos;
        SslHandler handler = tls.handler(channel.alloc(), rest(tried.limit, waited));
        channel.pipeline().addFirst(handler);
        handler.handshakeFuture()
                .addListener(
                        shaken -> {
                            HandshakeFailure failure =
                                    shaken.isSuccess()
                                            ? tls.refusal(handler.applicationProtocol())
                                            : tls.failure(shaken.cause());
                            if (failure == null) {
                                tried.outcome.connected(
                                        channel.pipeline().get(ChannelConnection.class));
                            } else {
                                var _ = channel.close();
                                tried.outcome.failed(failure);
                            }
                        });
    }
}
