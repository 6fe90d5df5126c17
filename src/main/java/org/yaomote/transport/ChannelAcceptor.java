package org.yaomote.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;

import org.yaomote.tls.ServerTls;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// An [Acceptor] on a Netty channel.
final class ChannelAcceptor implements Acceptor {
    /// Above this many unsent bytes a connection is not writable, below the lower one it is again.
    /// Far apart, because every change of mind costs system calls.
    static final WriteBufferWaterMark WATER = new WriteBufferWaterMark(128 * 1024, 512 * 1024);

    private final Channel channel;

    private ChannelAcceptor(Channel channel) {
        this.channel = channel;
    }

    static CompletableFuture<ChannelAcceptor> open(
            EventLoops loops, InetSocketAddress address, Clients clients) {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops.group())
                        .channel(loops.serverChannel())
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.AUTO_READ, clients.areWelcome())
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(preparing(loops, clients));
        return future(bootstrap.bind(address), ChannelAcceptor::new);
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void accepting(boolean on) {
        channel.config().setAutoRead(on);
    }

    @Override
    public boolean isOpen() {
        return channel.isActive();
    }

    @Override
    public CompletableFuture<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        // NIO frees a closed socket when its selector selects next, and what is scheduled now runs
        // after that.
        channel.close()
                .addListener(
                        _ -> {
                            var _ =
                                    channel.eventLoop()
                                            .schedule(
                                                    () -> done.complete(null),
                                                    1,
                                                    TimeUnit.MILLISECONDS);
                        });
        return done;
    }

    /// Sets up the channel of a client.
    static ChannelHandler preparing(EventLoops loops, Clients clients) {
        return new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                prepare(channel, loops, clients);
            }
        };
    }

    private static void prepare(SocketChannel channel, EventLoops loops, Clients clients) {
        int loop = loops.numberOf(channel.eventLoop());
        channel.config()
                .setAllocator(ALLOCATOR)
                .setWriteBufferWaterMark(WATER)
                .setRecvByteBufAllocator(loops.readBuffer(loop));
        ServerTls tls = clients.tls();
        if (tls != null) {
            channel.pipeline().addLast(tls.handler());
        }
        ChannelConnection connection = new ChannelConnection(channel, loops);
        channel.pipeline().addLast(connection);
        clients.accepted(connection, loop);
    }

    static <T> CompletableFuture<T> future(ChannelFuture bound, Function<Channel, T> made) {
        CompletableFuture<T> result = new CompletableFuture<>();
        bound.addListener(
                _ -> {
                    if (bound.isSuccess()) {
                        result.complete(made.apply(bound.channel()));
                    } else {
                        result.completeExceptionally(bound.cause());
                    }
                });
        return result;
    }
}
