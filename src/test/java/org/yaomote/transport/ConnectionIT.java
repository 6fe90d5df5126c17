package org.yaomote.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.LeakWatch;
import org.yaomote.fixtures.ScriptedBackend;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// What a connection promises, on every transport.
@ParameterizedClass
@ValueSource(booleans = {true, false})
@ExtendWith(LeakWatch.class)
class ConnectionIT {
    private final Ends ends;

    private final boolean best;

    ConnectionIT(boolean best) {
        this.best = best;
        ends = new Ends(best ? EventLoops.best(1) : EventLoops.portable(1));
    }

    @AfterEach
    void end() throws Exception {
        ends.close();
    }

    private Socket client(Acceptor to) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(10_000);
        socket.connect(to.address());
        return socket;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Edge-triggered readiness that is missed once is a connection that stands still for ever.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyOctetArrivesWhoeverPauses(long seed) throws Exception {
        long length = 24L << 20;
        CompletableFuture<Stream> accepted = new CompletableFuture<>();
        Acceptor acceptor =
                ends.listen(
                        "127.0.0.1",
                        c -> {
                            Stream stream = new Stream(c, ends.loops().loop(0), length, seed);
                            accepted.complete(stream);
                            stream.begin();
                        });
        CompletableFuture<Stream> made = new CompletableFuture<>();
        Connection connection =
                Ends.done(
                        ends.connect(
                                acceptor.address(),
                                c -> {
                                    Stream stream =
                                            new Stream(c, ends.loops().loop(0), length, -seed);
                                    made.complete(stream);
                                    stream.begin();
                                }));

        Ends.done(Ends.done(made).received());
        Ends.done(Ends.done(accepted).received());

        ends.loops().loop(0).execute(connection::close);
        Ends.done(Ends.done(made).closed);
        Ends.done(Ends.done(accepted).closed);
    }

    @Test
    void whatWasSentLeavesBeforeTheClose() throws Exception {
        int length = 8 << 20;
        Acceptor acceptor =
                ends.listen(
                        "127.0.0.1",
                        c ->
                                c.receiver(
                                        new Ends.Listening() {
                                            @Override
                                            public void onBytes(ByteBuf buffer, int from, int to) {
                                                c.send(new byte[length], 0, length);
                                                c.closeAfterSending();
                                            }
                                        }));

        try (Socket client = client(acceptor)) {
            client.getOutputStream().write('x');
            assertThat(client.getInputStream().readAllBytes()).hasSize(length);
        }
    }

    @Test
    void thePeerMaySpeakOnAfterOurEnd() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        Acceptor acceptor =
                ends.listen(
                        "127.0.0.1",
                        c -> {
                            c.receiver(
                                    new Ends.Listening() {
                                        @Override
                                        public void onBytes(ByteBuf buffer, int from, int to) {
                                            String text =
                                                    buffer.toString(
                                                            from,
                                                            to - from,
                                                            StandardCharsets.US_ASCII);
                                            if (text.equals("first")) {
                                                c.send(ascii("bye"), 0, 3);
                                                c.finishSending();
                                            } else {
                                                heard.complete(text);
                                            }
                                        }
                                    });
                        });

        try (Socket client = client(acceptor)) {
            client.getOutputStream().write(ascii("first"));
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(ascii("bye"));
            client.getOutputStream().write(ascii("later"));
            assertThat(Ends.done(heard)).isEqualTo("later");
        }
    }

    @Test
    void aResetIsNoOrderlyEnd() throws Exception {
        Acceptor acceptor =
                ends.listen(
                        "127.0.0.1",
                        c ->
                                c.receiver(
                                        new Ends.Listening() {
                                            @Override
                                            public void onBytes(ByteBuf buffer, int from, int to) {
                                                c.reset();
                                            }
                                        }));

        try (Socket client = client(acceptor)) {
            client.getOutputStream().write('x');
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    /// Orderly or not, also while we do not read: a client that is gone needs nothing done.
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true"})
    void aPeersEndIsTold(boolean reset, boolean reading) throws Exception {
        assumeTrue(best || reading, "NIO tells no error but to those who read");
        CompletableFuture<Boolean> broken = new CompletableFuture<>();
        CountDownLatch arrived = new CountDownLatch(1);
        Acceptor acceptor =
                ends.listen(
                        "127.0.0.1",
                        c ->
                                c.receiver(
                                        new Ends.Listening() {
                                            @Override
                                            public void onBytes(ByteBuf buffer, int from, int to) {
                                                c.reading(reading);
                                                arrived.countDown();
                                            }

                                            @Override
                                            public void onClosed() {
                                                broken.complete(c.isBroken());
                                            }
                                        }));

        try (Socket client = client(acceptor)) {
            client.getOutputStream().write('x');
            arrived.await();
            client.setSoLinger(reset, 0);
        }
        assertThat(Ends.done(broken)).isEqualTo(reset);
    }

    /// RFC 9112 §9.5: who refuses a body early has said so before it closes.
    @Test
    void whatAPeerSaidBeforeItBrokeIsHeard() throws Exception {
        ScriptedBackend peer =
                ScriptedBackend.running(
                        visit -> {
                            visit.exactly(1);
                            visit.send("no");
                            visit.reset();
                        });
        CompletableFuture<String> heard = new CompletableFuture<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        byte[] much = new byte[1 << 20];
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), peer.port());

        Connection connection =
                Ends.done(
                        ends.connect(
                                address,
                                c -> {
                                    c.receiver(
                                            new Ends.Listening() {
                                                @Override
                                                public void onBytes(
                                                        ByteBuf buffer, int from, int to) {
                                                    heard.complete(
                                                            buffer.toString(
                                                                    from,
                                                                    to - from,
                                                                    StandardCharsets.US_ASCII));
                                                }

                                                @Override
                                                public void onWritable() {
                                                    c.send(much, 0, much.length);
                                                    c.flush();
                                                }

                                                @Override
                                                public void onClosed() {
                                                    ended.complete(null);
                                                }
                                            });
                                    c.send(much, 0, much.length);
                                    c.flush();
                                }));

        assertThat(Ends.done(heard)).isEqualTo("no");
        Ends.done(ended);
        assertThat(connection.isBroken()).isTrue();
        peer.close();
    }

    @Test
    void aRefusalIsToldAsSuch() {
        InetSocketAddress nobody =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), ScriptedBackend.refusingPort());

        assertThatThrownBy(() -> Ends.done(ends.connect(nobody, c -> {})))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aNameIsLookedUp() throws Exception {
        Acceptor acceptor = ends.listen("127.0.0.1", c -> {});
        int port = acceptor.address().getPort();

        Connection connection =
                Ends.done(
                        ends.connect(
                                InetSocketAddress.createUnresolved("127.0.0.1", port), c -> {}));

        assertThat(connection.remote().getPort()).isEqualTo(port);
        assertThatThrownBy(
                        () ->
                                Ends.done(
                                        ends.connect(
                                                InetSocketAddress.createUnresolved(
                                                        "no-such-host.invalid", port),
                                                c -> {})))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "0.0.0.0, 127.0.0.1",
        "::1, ::1",
        "::, ::1",
        "::, 127.0.0.1",
    })
    void bothEndsKnowTheirAddresses(String listening, String called) throws Exception {
        CompletableFuture<Connection> accepted = new CompletableFuture<>();
        Acceptor acceptor = ends.listen(listening, accepted::complete);
        InetAddress host = InetAddress.getByName(called);
        int port = acceptor.address().getPort();

        try (Socket client = new Socket(host, port)) {
            client.getOutputStream().write('x');
            Connection connection = Ends.done(accepted);

            assertThat(connection.local()).isEqualTo(new InetSocketAddress(host, port));
            assertThat(connection.remote())
                    .isEqualTo(new InetSocketAddress(host, client.getLocalPort()));
        }
    }
}
