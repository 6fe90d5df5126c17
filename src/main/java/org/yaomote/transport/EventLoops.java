package org.yaomote.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The threads that move bytes, on the best transport this system has: epoll on Linux, NIO
/// elsewhere.
///
/// Thread: any.
public final class EventLoops {
    private final MultiThreadIoEventLoopGroup group;
    private final List<EventLoop> loops = new ArrayList<>();
    private final List<SharedReadBuffer> readBuffers = new ArrayList<>();
    private final boolean epoll;

    private EventLoops(int count, boolean epoll) {
        this.epoll = epoll;
        IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group =
                new MultiThreadIoEventLoopGroup(
                        count, new DefaultThreadFactory("yaomote-loop", true), handlers);
        for (EventExecutor executor : group) {
            loops.add((EventLoop) executor);
            readBuffers.add(new SharedReadBuffer());
        }
    }

    /// Starts loops on the best transport.
    ///
    /// @param count at least 1
    public static EventLoops best(int count) {
        return new EventLoops(count, Epoll.isAvailable());
    }

    /// Starts loops on NIO, as on systems without a transport of their own.
    public static EventLoops portable(int count) {
        return new EventLoops(count, false);
    }

    /// How many there are.
    public int count() {
        return loops.size();
    }

    /// A loop by its number, from 0.
    public EventLoop loop(int number) {
        return loops.get(number);
    }

    /// What carries the bytes, for people: `epoll` or `nio`.
    public String transport() {
        return epoll ? "epoll" : "nio";
    }

    /// Ends the threads; connections still open are closed.
    public CompletableFuture<Void> shutdown() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS)
                .addListener(
                        _ -> {
                            readBuffers.forEach(SharedReadBuffer::release);
                            done.complete(null);
                        });
        return done;
    }

    MultiThreadIoEventLoopGroup group() {
        return group;
    }

    SharedReadBuffer readBuffer(int loop) {
        return readBuffers.get(loop);
    }

    int numberOf(EventExecutor executor) {
        return loops.indexOf(executor);
    }

    Class<? extends ServerSocketChannel> serverChannel() {
        return epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    Supplier<? extends SocketChannel> clientChannel() {
        return epoll ? EpollSocketChannel::new : NioSocketChannel::new;
    }
}
