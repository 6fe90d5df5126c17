package org.yaomote.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// With a server whose certificate names another host and was signed by nobody.
class HandshakeIT {
    private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
    private final Identity stranger = TestCertificates.selfSigned(KeyKind.EC, "elsewhere.lan");

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    /// What a server was told.
    private record Told(List<String> names, String protocol) {}

    @FunctionalInterface
    private interface Way {
        SSLSocket over(Handshake handshake, Socket plain) throws IOException;
    }

    private Told meet(Way way) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket server =
                        (SSLServerSocket)
                                TestCertificates.showing(stranger)
                                        .getServerSocketFactory()
                                        .createServerSocket(0, 1, loopback);
                Socket plain = new Socket(loopback, server.getLocalPort());
                SSLSocket client = way.over(new Handshake(), plain)) {
            CompletableFuture<Told> told =
                    CompletableFuture.supplyAsync(() -> answered(server), pool);
            client.startHandshake();
            assertThat(client.getInputStream().read()).isEqualTo('!');
            assertThat(Handshake.shownBy(client)).containsExactly(stranger.leaf());
            return told.join();
        }
    }

    private static Told answered(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"smtp", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getOutputStream().write('!');
            var session = (ExtendedSSLSession) socket.getSession();
            return new Told(
                    session.getRequestedServerNames().stream()
                            .map(name -> new String(name.getEncoded(), US_ASCII))
                            .toList(),
                    socket.getApplicationProtocol());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoeverAnswersShowsACertificateAndIsNotJudged() throws IOException {
        Told told = meet((handshake, plain) -> handshake.over(plain, AskedName.of("asked.lan")));

        assertThat(told).isEqualTo(new Told(List.of("asked.lan"), ""));
    }

    @Test
    void httpIsOfferedWhereItIsSpoken() throws IOException {
        Told told = meet((handshake, plain) -> handshake.forHttp(plain, Optional.empty()));

        assertThat(told).isEqualTo(new Told(List.of(), "http/1.1"));
    }
}
