package org.yaomote.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
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

import org.yaomote.tls.TlsProvider;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The threads that move bytes, on the best transport this system has: on Linux sockets and epoll
/// as they are, elsewhere Netty's channels on NIO.
///
/// Thread: any.
public final class EventLoops {
    private final MultiThreadIoEventLoopGroup group;
    private final List<EventLoop> loops = new ArrayList<>();
    private final List<SharedReadBuffer> readBuffers = new ArrayList<>();
    private final List<SocketLoop> sockets = new ArrayList<>();
    private final boolean epoll;
    private final TlsProvider tls;
    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

    private EventLoops(int count, boolean epoll, TlsProvider tls) {
        this.epoll = epoll;
        this.tls = tls;
        IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group =
                new MultiThreadIoEventLoopGroup(
                        count, new DefaultThreadFactory("yaomote-loop", true), handlers);
        for (EventExecutor executor : group) {
            loops.add((EventLoop) executor);
            readBuffers.add(new SharedReadBuffer());
            if (epoll) {
                sockets.add(new SocketLoop((IoEventLoop) executor, System::nanoTime, this::fatal));
            }
        }
    }

    /// Starts loops on the best transport.
    ///
    /// @param count at least 1
    public static EventLoops best(int count) {
        return new EventLoops(count, Epoll.isAvailable(), TlsProvider.best());
    }

    /// Loads what the best loops are made of, above all native libraries, so that making them takes
    /// no time: a few tenths of a second, once. Any thread.
    public static void prepare() {
        Epoll.isAvailable();
        TlsProvider.best();
    }

    /// Starts loops on NIO, with the JDK's TLS: as on systems for which there is no native library.
    public static EventLoops portable(int count) {
        return new EventLoops(count, false, TlsProvider.JDK);
    }

    /// How many there are.
    public int count() {
        return loops.size();
    }

    /// A loop by its number, from 0.
    public EventLoop loop(int number) {
        return loops.get(number);
    }

    /// A loop's monotonic clock, in nanoseconds: it may stand still while one socket is served.
    /// Thread: the loop.
    public LongSupplier clock(int number) {
        return epoll ? sockets.get(number).clock() : System::nanoTime;
    }

    /// What carries the bytes, for people: `epoll` or `nio`.
    public String transport() {
        return epoll ? "epoll" : "nio";
    }

    /// Who does the work of TLS.
    public TlsProvider tls() {
        return tls;
    }

    /// Completes if a loop met with what the process does not survive, such as no heap left; a
    /// connection whose buffers found no memory is merely ended.
    public CompletableFuture<Throwable> fatal() {
        return fatal;
    }

    /// Something happened that the process does not survive.
    void fatal(Throwable cause) {
        fatal.complete(cause);
    }

    /// Ends the threads; connections still open are closed.
    public CompletableFuture<Void> shutdown() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        sockets.stream()
                .filter(socket -> !socket.loop().isShuttingDown())
                .forEach(socket -> socket.loop().execute(socket::closeWatched));
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS)
                .addListener(
                        _ -> {
                            readBuffers.forEach(SharedReadBuffer::release);
                            sockets.forEach(SocketLoop::release);
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

    /// Whether sockets are used without channels; channels work all the same.
    boolean isNative() {
        return epoll;
    }

    /// What the sockets of a loop share; only if [#isNative].
    SocketLoop sockets(int loop) {
        return sockets.get(loop);
    }

    Class<? extends ServerSocketChannel> serverChannel() {
        return epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    Supplier<? extends SocketChannel> clientChannel() {
        return epoll ? EpollSocketChannel::new : NioSocketChannel::new;
    }
}
