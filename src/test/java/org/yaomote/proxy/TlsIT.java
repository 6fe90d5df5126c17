package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// HTTPS listeners, asked by the JDK's TLS.
@ParameterizedClass
@EnumSource(Transport.class)
class TlsIT extends ProxyScenario {
    private static final Identity ROOT = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
    private static final Identity LOCAL =
            TestCertificates.issuedBy(ROOT, KeyKind.EC, "localhost", "127.0.0.1");
    private static final Identity OTHER =
            TestCertificates.issuedBy(ROOT, KeyKind.RSA, "other.test", "*.wild.test");
    private static final SSLContext TRUST = TestCertificates.trusting(ROOT);

    private final Path folder;

    TlsIT(Transport transport, @TempDir Path folder) {
        super(transport);
        this.folder = folder;
        LOCAL.writeBundle(folder, "local");
        OTHER.writeBundle(folder, "other");
    }

    private void serveTls(ScriptedBackend backend, Timeouts timeouts, String... certificates) {
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", with(backend)))
                        .withListener(Setup.https("web", "app", certificates));
        noteStarted(engine(1, folder).start(Setup.with(config, timeouts)));
    }

    private RawClient secure(String name) {
        return with(RawClient.secure(port(), TRUST, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aClientIsServedOverTls(String version) throws IOException {
        ScriptedBackend backend = ScriptedBackend.saying("secret");
        serveTls(backend, Setup.patient(), "local.pem");

        RawClient client = secure("localhost");
        for (int i = 0; i < 3; i++) {
            assertThat(client.get("/").body()).isEqualTo("secret");
        }
        assertThat(backend.requests().getFirst().value("X-Forwarded-Proto")).isEqualTo("https");

        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    /// RFC 9113 §3.2: by agreement (ALPN).
    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void javasOwnClientIsServed(HttpClient.Version version) throws Exception {
        serveTls(ScriptedBackend.saying("secret"), Setup.patient(), "local.pem");

        try (HttpClient client =
                HttpClient.newBuilder().sslContext(TRUST).version(version).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port() + "/")).build();
            for (int i = 0; i < 3; i++) {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("secret");
                assertThat(answer.version()).isEqualTo(version);
            }
        }
    }

    /// RFC 6066 §3.
    @Test
    void theNameAskedForChoosesTheCertificate() throws Exception {
        serveTls(ScriptedBackend.saying("x"), Setup.patient(), "local.pem", "other.pem");

        for (String name : new String[] {"localhost", "other.test", "a.wild.test"}) {
            assertThat(secure(name).get("/").status()).as(name).isEqualTo(200);
        }
        // No name, or one that none has: the first.
        try (SSLSocket socket = socket()) {
            socket.startHandshake();
            assertThat(socket.getSession().getPeerCertificates()[0]).isEqualTo(LOCAL.leaf());
        }
    }

    /// As after a renewal, without anybody asking for it.
    @Test
    void aChangedCertificateFileIsServedAndConnectionsStay() throws Exception {
        serveTls(ScriptedBackend.saying("x"), Setup.patient(), "local.pem");
        RawClient kept = secure("localhost");
        assertThat(kept.get("/").status()).isEqualTo(200);
        Identity next = TestCertificates.issuedBy(ROOT, KeyKind.EC, "localhost", "127.0.0.1");

        TestCertificates.write(folder, "local.pem", "half of");
        next.writeBundle(folder, "next");
        Files.move(
                folder.resolve("next.pem"),
                folder.resolve("local.pem"),
                StandardCopyOption.REPLACE_EXISTING);

        await().atMost(Duration.ofSeconds(30)).until(() -> next.leaf().equals(shown()));
        assertThat(kept.get("/").status()).isEqualTo(200);
    }

    /// Who writes a file in place is not interrupted, and what makes no sense is not put in force.
    @Test
    void aBrokenCertificateFileChangesNothing() throws Exception {
        serveTls(ScriptedBackend.saying("x"), Setup.patient(), "local.pem", "other.pem");
        Queue<FileNews> told = new ConcurrentLinkedQueue<>();
        engine().insight().followFiles(told::add);
        TestCertificates.write(folder, "local.pem", "broken");
        Identity next = TestCertificates.issuedBy(ROOT, KeyKind.EC, "localhost");

        assertThat(shown()).isEqualTo(LOCAL.leaf());
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> LOCAL.leaf().equals(shown()));
        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        FileNews.Kept.class, kept -> assertThat(kept.reasons()).isNotEmpty());
        next.writeBundle(folder, "local");
        await().atMost(Duration.ofSeconds(30)).until(() -> next.leaf().equals(shown()));
        assertThat(told).hasSize(2).last().isInstanceOf(FileNews.TakenUp.class);
    }

    private Certificate shown() throws IOException {
        try (SSLSocket socket = socket()) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /// RFC 8996; old suites without forward secrecy go with it.
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void oldVersionsAreRefused(String version) throws IOException {
        serveTls(ScriptedBackend.saying("x"), Setup.patient(), "local.pem");

        byte[] hello = OldHello.of(version);
        RawClient client = client().send(hello);

        // An alert (content type 21) of the level fatal, and the end.
        assertThat((int) client.exactly(1).charAt(0)).isEqualTo(21);
        assertThat(client.end()).isIn(End.CLOSED, End.RESET);
        assertThat(listener().requests()).isZero();
    }

    @Test
    void plainHttpOnATlsPortEndsSoon() {
        serveTls(ScriptedBackend.saying("x"), Setup.patient(), "local.pem");

        RawClient client = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(client.end()).isIn(End.CLOSED, End.RESET);
        assertThat(secure("localhost").get("/").status()).isEqualTo(200);
        assertThat(listener().requests()).isEqualTo(1);
    }

    @Test
    void aClientThatTrustsNobodyDisturbsNobody() {
        serveTls(ScriptedBackend.saying("x"), Setup.patient(), "local.pem");

        SSLContext stranger = TestCertificates.trusting(OTHER);
        Identity unknown = TestCertificates.selfSigned(KeyKind.EC, "unknown");
        assertThatThrownBy(
                        () ->
                                RawClient.secure(
                                        port(), TestCertificates.trusting(unknown), "localhost"))
                .hasCauseInstanceOf(SSLException.class);

        assertThat(stranger).isNotNull();
        assertThat(secure("localhost").get("/").status()).isEqualTo(200);
    }

    @Test
    void largeBodiesPassBothWays() {
        int size = 4 << 20;
        serveTls(
                ScriptedBackend.running(
                        visit -> {
                            Message request = visit.request();
                            visit.ok(Objects.requireNonNull(request).body());
                            visit.awaitEnd();
                        }),
                Setup.patient(),
                "local.pem");
        String body = "0123456789abcdef".repeat(size / 16);

        RawClient client = secure("localhost");
        Thread.ofVirtual()
                .start(
                        () ->
                                client.send(
                                        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                                + size
                                                + "\r\n\r\n"
                                                + body));

        assertThat(client.answer().body()).isEqualTo(body);
    }

    /// RFC 9112 §9.8, RFC 8446 §6.1: whole, so the end is announced.
    @Test
    void anAnswerThatEndsWithItsConnectionEndsInOrder() {
        serveTls(
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            visit.send("HTTP/1.1 200 OK\r\n\r\nwhole");
                        }),
                Setup.patient(),
                "local.pem");

        RawClient client = secure("localhost");

        assertThat(client.get("/").body()).isEqualTo("whole");
        assertThat(client.end()).isEqualTo(End.CLOSED);
    }

    /// RFC 9112 §9.8: cut, so no notification may say that this was all.
    @Test
    void aCutAnswerThatEndsWithItsConnectionHasNoOrderlyEnd() {
        CountDownLatch read = new CountDownLatch(1);
        serveTls(
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            visit.send("HTTP/1.1 200 OK\r\n\r\nhalf");
                            read.await();
                            visit.reset();
                        }),
                Setup.patient(),
                "local.pem");

        RawClient client = secure("localhost").send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(client.head().status()).isEqualTo(200);
        assertThat(client.exactly(4)).isEqualTo("half");
        read.countDown();

        assertThat(client.end()).isEqualTo(End.RESET);
    }

    @Test
    void aRefusalIsReadableToItsLastOctet() {
        serveTls(ScriptedBackend.saying("x"), Setup.patient(), "local.pem");

        RawClient client = secure("localhost").send("BAD\r\n\r\n");

        assertThat(client.answer().status()).isEqualTo(400);
        assertThat(client.end()).isEqualTo(End.CLOSED);
    }

    @Test
    void anEarlyAnswerReachesTheUploadingClient() throws InterruptedException {
        serveTls(
                ScriptedBackend.running(
                        visit -> {
                            visit.head();
                            visit.send("HTTP/1.1 413 Large\r\nContent-Length: 2\r\n\r\nno");
                            visit.awaitEnd();
                        }),
                Setup.patient(),
                "local.pem");

        RawClient client = secure("localhost");
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n");
        Thread upload = Thread.ofVirtual().start(() -> Uploads.asMuchAsPossible(client));

        assertThat(client.answer().status()).isEqualTo(413);
        client.close();
        upload.join();
    }

    @Test
    void aHandshakeThatIsNeverFinishedIsClosed() {
        serveTls(
                ScriptedBackend.saying("x"),
                Limits.clientWrite(
                        Limits.requestHead(Setup.patient(), Duration.ofMillis(300)),
                        Duration.ofMillis(300)),
                "local.pem");

        RawClient client = client().send(new byte[] {22, 3, 1, 0, 100, 1});

        assertThat(client.end()).isIn(End.CLOSED, End.RESET);
        await().atMost(SOON).until(() -> listener().openConnections() == 0);
        assertThat(listener().requests()).isZero();
    }

    private SSLSocket socket() throws IOException {
        return (SSLSocket) TRUST.getSocketFactory().createSocket("127.0.0.1", port());
    }

    /// A stop loses no client that was at its handshake when it began.
    @Test
    void aHandshakeUnderWayIsNotCutByAStop() throws IOException {
        serveTls(ScriptedBackend.saying("secret"), Setup.patient(), "local.pem");
        RawClient idle = secure("localhost");
        idle.get("/");
        RawClient late = client();
        await().atMost(SOON).until(() -> listener().openConnections() == 2);

        var stopping = engine().stop();
        assertThat(idle.end()).isEqualTo(End.CLOSED);
        var sockets = TRUST.getSocketFactory();
        SSLSocket shaking =
                (SSLSocket) sockets.createSocket(late.socket(), "localhost", port(), true);
        shaking.startHandshake();
        shaking.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));

        String answer = new String(shaking.getInputStream().readAllBytes(), US_ASCII);
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("Connection: close")
                .contains("secret");
        assertThat(done(stopping)).isZero();
    }
}
