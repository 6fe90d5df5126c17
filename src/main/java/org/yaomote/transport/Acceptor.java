package org.yaomote.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;

import org.jspecify.annotations.Nullable;
import org.yaomote.tls.ServerTls;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/// An open listening socket.
public interface Acceptor {
    /// Netty's older pool: its buffers reach memory without making a view of it for every copy,
    /// which the newer adaptive one does.
    ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;

    /// Connections that may wait for us to accept them.
    int BACKLOG = 4096;

    /// Who gets the connections.
    interface Clients {
        /// A client connected; its loop is the calling thread.
        ///
        /// @param loop number of the loop
        void accepted(Connection connection, int loop);

        /// The TLS of a new connection; null for a plain one. Asked for each connection, so it may
        /// change while the socket stays open.
        @Nullable ServerTls tls();

        /// Whether connections are accepted as soon as the socket is open; if not, the kernel keeps
        /// them until [Acceptor#accepting].
        default boolean areWelcome() {
            return true;
        }
    }

    /// Opens a listening socket.
    ///
    /// @return fails with the system's exception if the address cannot be bound
    static CompletableFuture<? extends Acceptor> open(
            EventLoops loops, InetSocketAddress address, Clients clients) {
        return loops.isNative()
                ? EpollAcceptor.open(loops, address, clients)
                : ChannelAcceptor.open(loops, address, clients);
    }

    /// The address really bound, with the port the system chose if it was asked to.
    InetSocketAddress address();

    /// Accepts connections, or lets the kernel keep them waiting. Those it has fetched already
    /// still arrive. Thread: any.
    void accepting(boolean on);

    /// Whether it still accepts.
    boolean isOpen();

    /// Stops accepting; connections that exist live on.
    ///
    /// @return completes when the address is free
    CompletableFuture<Void> close();
}
