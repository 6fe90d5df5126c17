package org.yaomote.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// An open listening socket.
public final class Acceptor {
    /// Above this many unsent bytes a connection is not writable, below the lower one it is again.
    /// Far apart, because every change of mind costs system calls.
    static final WriteBufferWaterMark WATER = new WriteBufferWaterMark(128 * 1024, 512 * 1024);

    /// Netty's older pool: its buffers reach memory without making a view of it for every copy,
    /// which the newer adaptive one does.
    static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;

    private static final int BACKLOG = 4096;

    /// Who gets the connections.
    public interface Clients {
        /// A client connected; its loop is the calling thread.
        ///
        /// @param loop number of the loop
        void accepted(Connection connection, int loop);

        /// The handler that speaks TLS for a new connection; null for a plain one. Asked for each
        /// connection, so it may change while the socket stays open.
        @Nullable ChannelHandler tls(SocketChannel channel);
    }

    private final Channel channel;

    private Acceptor(Channel channel) {
        this.channel = channel;
    }

    /// Opens a listening socket.
    ///
    /// @return fails with the system's exception if the address cannot be bound
    public static CompletableFuture<Acceptor> open(
            EventLoops loops, InetSocketAddress address, Clients clients) {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops.group())
                        .channel(loops.serverChannel())
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.ALLOCATOR, ALLOCATOR)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        prepare(channel, loops, clients);
                                    }
                                });
        return future(bootstrap.bind(address), Acceptor::new);
    }

    /// The address really bound, with the port the system chose if it was asked to.
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /// Whether it still accepts.
    public boolean isOpen() {
        return channel.isActive();
    }

    /// Stops accepting; connections that exist live on.
    ///
    /// @return completes when the address is free
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

    private static void prepare(SocketChannel channel, EventLoops loops, Clients clients) {
        int loop = loops.numberOf(channel.eventLoop());
        channel.config().setRecvByteBufAllocator(loops.readBuffer(loop));
        ChannelHandler tls = clients.tls(channel);
        if (tls != null) {
            channel.pipeline().addLast(tls);
        }
        ChannelConnection connection = new ChannelConnection(channel);
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
