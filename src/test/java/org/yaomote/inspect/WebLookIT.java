package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.inspect.WebLook.Limits;
import org.yaomote.inspect.WebLook.Place;
import org.yaomote.inspect.WebLook.Scheme;
import org.yaomote.inspect.WebLook.Seen;
import org.yaomote.inspect.WebLook.Shown;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

class WebLookIT {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(5), Duration.ofMillis(1500), Duration.ofMillis(1500), 4);

    private static final String PAGE =
            "HTTP/1.1 200 OK\r\nServer: Box\r\nContent-Length: 22\r\n\r\n<title>Welcome</title>";

    private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
    private final WebLook look = new WebLook(pool, LIMITS);
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        look.close();
        pool.shutdownNow();
    }

    private static Place place(int port) {
        return new Place(InetAddress.getLoopbackAddress(), "", port);
    }

    private Seen seenAt(int port) {
        look.look(place(port), seen::add);
        await().until(() -> !seen.isEmpty());
        return seen.getFirst();
    }

    @Test
    void aPlainServerIsHttpWithTitleAndName() {
        try (ScriptedBackend server = ScriptedBackend.answering(PAGE)) {
            assertThat(seenAt(server.port()))
                    .isEqualTo(new Seen(Scheme.HTTP, 200, "Welcome", "Box", "", Optional.empty()));
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.request().toString()).doesNotContainIgnoringCase("cookie");
        }
    }

    @Test
    void aServerForTlsIsHttpsWithItsCertificateWhoeverSignedIt() {
        Identity identity = TestCertificates.selfSigned(KeyKind.EC, "box.lan", "127.0.0.1");
        SSLContext context = TestCertificates.showing(identity);
        try (ScriptedBackend server =
                ScriptedBackend.secure(
                        context,
                        new SSLParameters(),
                        visit -> {
                            while (visit.request() != null) {
                                visit.send(PAGE);
                            }
                        })) {
            assertThat(seenAt(server.port()))
                    .isEqualTo(
                            new Seen(
                                    Scheme.HTTPS,
                                    200,
                                    "Welcome",
                                    "Box",
                                    "",
                                    Optional.of(
                                            new Shown(
                                                    "box.lan",
                                                    identity.leaf().getNotAfter().toInstant()))));
        }
    }

    /// As nginx and others do who are spoken to plainly on a port for TLS.
    @Test
    void aPlain400OnAPortForTlsIsHttps() throws IOException {
        SSLContext context =
                TestCertificates.showing(TestCertificates.selfSigned(KeyKind.EC, "box.lan"));
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serveBoth(server, context));

            assertThat(seenAt(server.getLocalPort()).scheme()).isEqualTo(Scheme.HTTPS);
            assertThat(seen.getFirst().status()).isEqualTo(200);
        }
    }

    private static void serveBoth(ServerSocket server, SSLContext context) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                InputStream in = new BufferedInputStream(client.getInputStream());
                in.mark(1);
                boolean isTls = in.read() == 0x16;
                in.reset();
                if (isTls) {
                    say(secured(client, in, context), PAGE);
                } else {
                    say(client, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                }
            } catch (IOException _) {
                // Closed.
                continue;
            }
        }
    }

    private static Socket secured(Socket client, InputStream in, SSLContext context)
            throws IOException {
        byte[] begun = new byte[in.available()];
        int length = in.readNBytes(begun, 0, begun.length);
        InputStream consumed = new ByteArrayInputStream(begun, 0, length);
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(client, consumed, true);
        tls.setUseClientMode(false);
        var _ = tls.getInputStream().read();
        return tls;
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    /// A plain server that dislikes us.
    @Test
    void aPlain400StaysHttpIfTlsFails() {
        try (ScriptedBackend server =
                ScriptedBackend.answering("HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(seenAt(server.port()).scheme()).isEqualTo(Scheme.HTTP);
            assertThat(seen.getFirst().status()).isEqualTo(400);
        }
    }

    @Test
    void aRedirectIsNotedAndNotFollowed() {
        try (ScriptedBackend server =
                ScriptedBackend.answering(
                        "HTTP/1.1 301 Moved\r\nLocation: https://box.lan/\r\n\r\n")) {
            assertThat(seenAt(server.port()).location()).isEqualTo("https://box.lan/");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anotherProtocolIsUnknownAndNotBotheredTwice() {
        try (ScriptedBackend server =
                ScriptedBackend.running(visit -> visit.send("220 mail ESMTP\r\n"))) {
            assertThat(seenAt(server.port())).isEqualTo(Seen.NOTHING);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aSilentServerIsGivenUp() {
        try (ScriptedBackend server =
                ScriptedBackend.running(visit -> Thread.sleep(Duration.ofMinutes(1)))) {
            assertThat(seenAt(server.port())).isEqualTo(Seen.NOTHING);
        }
    }

    /// The limit of one read would start anew with each octet.
    @Test
    void aServerThatDripsIsGivenUpAndWhatCameIsKept() {
        try (ScriptedBackend server =
                ScriptedBackend.running(
                        visit -> {
                            visit.send("HTTP/1.1 203 x\r\nServer: Drip\r\n\r\n<title>");
                            while (true) {
                                Thread.sleep(50);
                                visit.send("x");
                            }
                        })) {
            assertThat(seenAt(server.port()).server()).isEqualTo("Drip");
            assertThat(seen.getFirst().status()).isEqualTo(203);
        }
    }

    @Test
    void aRefusedPortIsUnknown() {
        assertThat(seenAt(ScriptedBackend.refusingPort())).isEqualTo(Seen.NOTHING);
    }

    @Test
    void noMorePlacesAreLookedAtAtOnceThanAllowed() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ScriptedBackend server =
                ScriptedBackend.running(
                        visit -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            Thread.sleep(20);
                            now.decrementAndGet();
                            visit.request();
                            visit.send(PAGE);
                        })) {
            for (int i = 0; i < 24; i++) {
                look.look(place(server.port()), seen::add);
            }
            await().until(() -> seen.size() == 24);
        }

        assertThat(most.get()).isLessThanOrEqualTo(4);
        assertThat(seen).allMatch(one -> one.title().equals("Welcome"));
    }

    @Test
    void closingEndsWhatIsUnderWay() {
        try (ScriptedBackend server =
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            visit.request();
                        })) {
            look.look(place(server.port()), seen::add);
            await().until(() -> server.requests().size() == 1);
            look.close();

            await().atMost(Duration.ofSeconds(1)).until(() -> server.openConnections() == 0);
            look.look(place(server.port()), seen::add);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(seen).isEmpty();
        }
    }
}
