package org.yaomote.transport;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.tls.ServerTls;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Both ends of connections, on loops of their own.
final class Ends implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(3);

    private final EventLoops loops;

    Ends(EventLoops loops) {
        this.loops = loops;
    }

    EventLoops loops() {
        return loops;
    }

    /// Listens on a free port and does this with each client, on its loop.
    Acceptor listen(String address, Consumer<Connection> client) throws Exception {
        return done(
                Acceptor.open(
                        loops,
                        new InetSocketAddress(InetAddress.getByName(address), 0),
                        clients(client)));
    }

    /// Plain clients.
    static Acceptor.Clients clients(Consumer<Connection> client) {
        return new Acceptor.Clients() {
            @Override
            public void accepted(Connection connection, int loop) {
                client.accept(connection);
            }

            @Override
            public @Nullable ServerTls tls() {
                return null;
            }
        };
    }

    /// Connects and does this with the connection, on its loop.
    ///
    /// @return fails with the cause that was told
    CompletableFuture<Connection> connect(InetSocketAddress to, Consumer<Connection> made) {
        CompletableFuture<Connection> result = new CompletableFuture<>();
        Connector.Outcome outcome =
                new Connector.Outcome() {
                    @Override
                    public void connected(Connection connection) {
                        made.accept(connection);
                        result.complete(connection);
                    }

                    @Override
                    public void failed(Throwable cause) {
                        result.completeExceptionally(cause);
                    }
                };
        loops.loop(0).execute(() -> new Connector(loops, 0).connect(to, LIMIT, outcome));
        return result;
    }

    static <T> T done(Future<T> future) throws Exception {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        done(loops.shutdown());
    }

    /// Does nothing with what it hears but remember that it ended.
    static class Listening implements Receiver {
        final CompletableFuture<Void> closed = new CompletableFuture<>();

        @Override
        public void onBytes(ByteBuf buffer, int from, int to) {}

        @Override
        public void onWritable() {}

        @Override
        public void onClosed() {
            closed.complete(null);
        }
    }
}
