package org.yaomote.transport;

import io.netty.channel.epoll.LinuxSocket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// An [Acceptor] on Linux: one listening socket per loop, between which the kernel shares out the
/// connections.
final class EpollAcceptor implements Acceptor {
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_DEFER_ACCEPT = 9;

    private final InetSocketAddress address;
    private final List<EpollListener> listeners;
    private volatile boolean open = true;

    private EpollAcceptor(InetSocketAddress address, List<EpollListener> listeners) {
        this.address = address;
        this.listeners = List.copyOf(listeners);
    }

    static CompletableFuture<EpollAcceptor> open(
            EventLoops loops, InetSocketAddress address, Clients clients) {
        List<LinuxSocket> sockets = new ArrayList<>();
        try {
            InetSocketAddress bound = bind(sockets, address, loops.count());
            List<EpollListener> listeners = new ArrayList<>();
            for (int i = 0; i < sockets.size(); i++) {
                listeners.add(new EpollListener(loops, i, sockets.get(i), clients));
            }
            EpollAcceptor made = new EpollAcceptor(bound, listeners);
            return made.onEach(EpollListener::start).thenApply(_ -> made);
        } catch (IOException e) {
            sockets.forEach(EpollListener::closeSocket);
            return CompletableFuture.failedFuture(e);
        }
    }

    /// Binds as many sockets to one address. Only the first asks for it for itself alone, so that a
    /// second program that wants the same address is refused; then it lets the others join it.
    private static InetSocketAddress bind(
            List<LinuxSocket> sockets, InetSocketAddress address, int count) throws IOException {
        InetSocketAddress bound = address;
        for (int i = 0; i < count; i++) {
            LinuxSocket socket = Dial.open(address);
            sockets.add(socket);
            socket.setReuseAddress(true);
            // What is accepted inherits this.
            socket.setTcpNoDelay(true);
            // A client speaks first in HTTP and TLS: whoever is silent for a second comes then.
            socket.setIntOpt(IPPROTO_TCP, TCP_DEFER_ACCEPT, 1);
            if (i > 0) {
                socket.setReusePort(true);
            }
            socket.bind(bound);
            if (i == 0) {
                bound = socket.localAddress();
                socket.setReusePort(count > 1);
            }
            socket.listen(BACKLOG);
        }
        return bound;
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void accepting(boolean on) {
        for (EpollListener listener : listeners) {
            if (listener.loop().inEventLoop(Thread.currentThread())) {
                // At once, so that none of those that wait is fetched.
                listener.accepting(on);
            } else {
                listener.loop().execute(() -> listener.accepting(on));
            }
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public CompletableFuture<Void> close() {
        open = false;
        return onEach(EpollListener::close);
    }

    /// Does something with each on its loop.
    private CompletableFuture<Void> onEach(java.util.function.Consumer<EpollListener> step) {
        return CompletableFuture.allOf(
                listeners.stream()
                        .map(l -> CompletableFuture.runAsync(() -> step.accept(l), l.loop()))
                        .toArray(CompletableFuture[]::new));
    }
}
