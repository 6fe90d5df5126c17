package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Backend;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

import javax.net.ssl.SSLContext;

/// A hundred changes under two hundred clients, a download that outlasts them all and a WebSocket:
/// nothing is cut and nothing fails, whether the changes are good or bad.
class LiveApplyIT extends ProxyScenario {
    private static final int CHANGES = 100;
    private static final int PLAIN_CLIENTS = 150;
    private static final int TLS_CLIENTS = 50;

    /// So that the machine is busy with changes, and not with clients alone.
    private static final Duration THINKING = Duration.ofMillis(50);

    private static final int PIECE = 64 * 1024;
    private static final String HOST = " HTTP/1.1\r\nHost: x\r\n";

    private final Semaphore pieces = new Semaphore(0);
    private final ScriptedBackend a = with(ScriptedBackend.saying("a"));
    private final ScriptedBackend b = with(ScriptedBackend.saying("b"));
    private final ScriptedBackend c = with(ScriptedBackend.running(this::serve));

    @TempDir private Path folder = Path.of("");

    private Identity[] identities = {};
    private SSLContext trust = TestCertificates.trusting();

    LiveApplyIT() {
        super(Transport.BEST);
    }

    /// A download that goes on as the test allows, an echo, and short answers for the rest.
    private void serve(ScriptedBackend.Visit visit) throws IOException, InterruptedException {
        Message request = visit.request();
        while (request != null) {
            if (request.target().equals("/download")) {
                visit.send("HTTP/1.1 200 OK\r\nContent-Length: " + CHANGES * PIECE + "\r\n\r\n");
                for (int i = 0; i < CHANGES; i++) {
                    pieces.acquire();
                    visit.send(new byte[PIECE]);
                }
            } else if (request.has("Upgrade")) {
                visit.send(
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\n\r\n");
                while (true) {
                    visit.send(visit.exactly(4));
                }
            } else {
                visit.ok("c");
            }
            request = visit.request();
        }
    }

    @BeforeEach
    void startOverTheBackendOfTheLongOnes() {
        identities =
                new Identity[] {
                    TestCertificates.selfSigned(KeyKind.EC, "localhost"),
                    TestCertificates.selfSigned(KeyKind.EC, "localhost"),
                };
        trust = TestCertificates.trusting(identities);
        identities[0].writeBundle(folder, "cert");
        ProxyConfig config = Setup.web(c).withListener(Setup.https("tls", "app", "cert.pem"));
        noteStarted(engine(2, folder).start(config));
    }

    @Test
    void aHundredChangesCutNothingAndFailNothing() throws InterruptedException {
        RawClient download = client().send("GET /download" + HOST + "\r\n");
        assertThat(download.head().status()).isEqualTo(200);
        RawClient socket = webSocket();
        int port = port();
        int tls = port("tls");
        try (Load plain = new Load(PLAIN_CLIENTS, THINKING, () -> RawClient.to(port));
                Load secure =
                        new Load(
                                TLS_CLIENTS,
                                THINKING,
                                () -> RawClient.secure(tls, trust, "localhost"))) {
            secure.awaitMore(TLS_CLIENTS);
            for (int i = 0; i < CHANGES; i++) {
                change(i);
                pieces.release();
                assertThat(download.skip(PIECE)).isEqualTo(PIECE);
                String ping = "%04d".formatted(i);
                assertThat(socket.send(ping).exactly(4)).isEqualTo(ping);
                plain.awaitMore(20);
            }
            long answered = plain.end();
            long securely = secure.end();

            assertThat(plain.failures()).isEmpty();
            assertThat(secure.failures()).isEmpty();
            assertThat(download.get("/").status()).isEqualTo(200);
            // The download, what followed it, and the WebSocket that is not over.
            assertThat(listener().outcomes().success()).isEqualTo(answered + 2);
            assertThat(listener().requests()).isEqualTo(answered + 3);
            assertThat(counts().listener("tls").requests()).isEqualTo(securely);
            assertThat(counts().listener("tls").outcomes().success()).isEqualTo(securely);
            long served = a.requests().size() + b.requests().size() + c.requests().size();
            assertThat(served).isGreaterThanOrEqualTo(answered + securely + 3);
        }
    }

    private void change(int i) {
        ProxyConfig now = current();
        switch (i % 5) {
            case 0 -> backends(a.config(1 + i % 7), b.config(3), c.config());
            case 1 -> backends(a.config(), b.config().withEnabled(false));
            case 2 -> {
                apply(now.withListener(Setup.http("second", "app")));
                assertThat(client(port("second")).get("/").status()).isEqualTo(200);
            }
            case 3 -> apply(now.withoutListener(new ListenerId("second")));
            default -> {
                Identity next = identities[i / 5 % 2];
                next.writeBundle(folder, "cert");
                apply(now);
                SSLContext onlyNext = TestCertificates.trusting(next);
                RawClient young = with(RawClient.secure(port("tls"), onlyNext, "localhost"));
                assertThat(young.socket().isConnected()).isTrue();
            }
        }
    }

    @Test
    void aHundredBadChangesLeaveTheRunningTableAlone() throws Exception {
        RawClient socket = webSocket();
        RoutingTable before = engine().table();
        ProxyConfig now = current();
        int port = port();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                Load load = new Load(PLAIN_CLIENTS, THINKING, () -> RawClient.to(port))) {
            List<ProxyConfig> bad =
                    List.of(
                            now.withListener(Setup.http("web", "missing")),
                            now.withListeners(List.of()),
                            now.withService(Setup.service("app", c.config(0))),
                            now.withListener(Setup.https("tls", "app", "none.pem")),
                            now.withListener(
                                    Setup.http("2", "app").withPort(other.getLocalPort())));
            for (int i = 0; i < CHANGES; i++) {
                assertThat(refusals(done(engine().apply(bad.get(i % 5))))).hasSize(1);
                assertThat(engine().table()).isSameAs(before);
                assertThat(socket.send("ping").exactly(4)).isEqualTo("ping");
                load.awaitMore(5);
            }
            long answered = load.end();

            assertThat(load.failures()).isEmpty();
            assertThat(listener().outcomes().success()).isEqualTo(answered);
        }
    }

    private RawClient webSocket() {
        RawClient socket =
                client().send(
                                "GET /chat"
                                        + HOST
                                        + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        assertThat(socket.head().status()).isEqualTo(101);
        return socket;
    }

    private void backends(Backend... backends) {
        apply(current().withService(Setup.service("app", backends)));
    }

    private ProxyConfig current() {
        RoutingTable table = engine().table();
        assertThat(table).isNotNull();
        return table.config();
    }
}
