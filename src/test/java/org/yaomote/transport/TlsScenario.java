package org.yaomote.transport;

import io.netty.buffer.ByteBuf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaomote.fixtures.LeakWatch;
import org.yaomote.tls.ServerTls;
import org.yaomote.tls.TlsLoader;
import org.yaomote.tls.TlsResult;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Loops, and a listener in TLS that tells every client that says anything what it knows of it.
@ExtendWith(LeakWatch.class)
abstract class TlsScenario {
    /// What carries the bytes and speaks TLS: the rules are the same on both.
    enum Ground {
        /// The best of this system: epoll and BoringSSL on Linux.
        BEST,
        /// NIO and the JDK.
        PORTABLE;

        EventLoops loops() {
            return switch (this) {
                case BEST -> EventLoops.best(1);
                case PORTABLE -> EventLoops.portable(1);
            };
        }
    }

    private final EventLoops loops;
    private final List<Acceptor> acceptors = new ArrayList<>();

    TlsScenario(Ground ground) {
        this.loops = ground.loops();
    }

    EventLoops loops() {
        return loops;
    }

    TlsLoader loader(Path base) {
        return new TlsLoader(base, loops.tls(), InstantSource.system());
    }

    static <T> T loaded(TlsResult<T> result) {
        return switch (result) {
            case TlsResult.Loaded<T>(var tls, _) -> tls;
            case TlsResult.Unusable<T>(var problems) -> throw new AssertionError(problems);
        };
    }

    /// Opens a listener.
    ///
    /// @return its port
    int serve(ServerTls tls) {
        Acceptor.Clients clients =
                new Acceptor.Clients() {
                    @Override
                    public void accepted(Connection connection, int loop) {
                        connection.receiver(new Teller(connection));
                    }

                    @Override
                    public ServerTls tls() {
                        return tls;
                    }
                };
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Acceptor acceptor = done(Acceptor.open(loops, any, clients));
        acceptors.add(acceptor);
        return acceptor.address().getPort();
    }

    static <T> T done(Future<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void closeAll() {
        acceptors.forEach(acceptor -> done(acceptor.close()));
        done(loops.shutdown());
    }

    /// Says what it knows, one line, and closes.
    private record Teller(Connection connection) implements Receiver {
        @Override
        public void onBytes(ByteBuf buffer, int from, int to) {
            TlsSession tls = connection.tls();
            if (tls == null) {
                throw new AssertionError("plain");
            }
            String known =
                    "protocol=%s version=%s name=%s client=%s%n"
                            .formatted(
                                    connection.applicationProtocol(),
                                    tls.version(),
                                    tls.serverName(),
                                    tls.clientChain().stream()
                                            .findFirst()
                                            .map(c -> c.getSubjectX500Principal().getName())
                                            .orElse(""));
            byte[] line = known.getBytes(StandardCharsets.UTF_8);
            connection.send(line, 0, line.length);
            connection.closeAfterSending();
        }

        @Override
        public void onWritable() {}

        @Override
        public void onClosed() {}
    }
}
