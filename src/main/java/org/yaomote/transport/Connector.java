package org.yaomote.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;

import java.net.InetSocketAddress;
import java.time.Duration;

/// Opens connections on one event loop.
///
/// Thread: that loop.
public final class Connector {
    /// Is told how an attempt went.
    public interface Outcome {
        /// The peer accepted.
        void connected(Connection connection);

        /// It did not: refused, timed out, no route, no such host.
        void failed(Throwable cause);
    }

    private final EventLoops loops;
    private final int loop;

    /// @param loop number of the loop that the connections will live on
    public Connector(EventLoops loops, int loop) {
        this.loops = loops;
        this.loop = loop;
    }

    /// Connects; the outcome is told exactly once, on the loop.
    ///
    /// @param address an unresolved one is resolved first, off the loop
    /// @param limit how long to wait for the peer to accept
    public void connect(InetSocketAddress address, Duration limit, Outcome outcome) {
        Bootstrap bootstrap =
                new Bootstrap()
                        .group(loops.loop(loop))
                        .channelFactory(() -> loops.clientChannel().get())
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.ALLOCATOR, Acceptor.ALLOCATOR)
                        // A backend that answers early and closes: its answer is to be read.
                        .option(ChannelOption.AUTO_CLOSE, false)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limit.toMillis())
                        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, Acceptor.WATER)
                        .option(ChannelOption.RECVBUF_ALLOCATOR, loops.readBuffer(loop))
                        .handler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        channel.pipeline().addLast(new ChannelConnection(channel));
                                    }
                                });
        ChannelFuture attempt = bootstrap.connect(address);
        attempt.addListener(
                _ -> {
                    if (loops.loop(loop).inEventLoop()) {
                        tell(attempt, outcome);
                    } else {
                        // Without a free descriptor there is no channel, and Netty tells so on a
                        // thread of its own.
                        loops.loop(loop).execute(() -> tell(attempt, outcome));
                    }
                });
    }

    private static void tell(ChannelFuture attempt, Outcome outcome) {
        if (attempt.isSuccess()) {
            outcome.connected(attempt.channel().pipeline().get(ChannelConnection.class));
        } else {
            outcome.failed(attempt.cause());
        }
    }
}
