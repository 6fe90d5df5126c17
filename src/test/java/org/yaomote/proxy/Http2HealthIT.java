package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.headers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.Http2Frame;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Http2Line.Received;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BackendHealth;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLParameters;

/// Backends that speak HTTP/2 are asked in HTTP/2 whether they work, on a connection of its own.
class Http2HealthIT extends ProxyScenario {
    private static final HealthCheck.Timing QUICK =
            new HealthCheck.Timing(Duration.ofMillis(200), Duration.ofMillis(200), 2, 2);
    private static final String SERVING = "\0\0\0\0\2\10\1";

    /// What was asked.
    private final List<Received> asked = new CopyOnWriteArrayList<>();

    private volatile String status = "200";
    private volatile String body = "";

    @TempDir private Path folder;

    Http2HealthIT() {
        super(Transport.BEST);
    }

    private void answer(ScriptedBackend.Visit visit) throws IOException {
        Http2Line line = Http2Line.backend(visit);
        while (true) {
            Http2Frame frame = line.next();
            if (frame.type() <= Http2Frame.HEADERS && frame.has(END_STREAM)) {
                asked.add(line.stream(frame.stream()));
                line.send(headers(frame.stream(), 0, ":status: " + status));
                line.send(data(frame.stream(), END_STREAM, body));
            }
        }
    }

    private void serve(ScriptedBackend backend, String path, UpstreamTls tls) {
        Service service = Setup.service("app", backend);
        HealthCheck check = new HealthCheck.Http(path, "app.test", 200, 299, QUICK);
        noteStarted(
                engine(1, folder)
                        .start(
                                Setup.web(
                                        service.withOptions(
                                                service.options()
                                                        .withHttp(UpstreamHttp.HTTP_2)
                                                        .withTls(tls)
                                                        .withHealthCheck(check)))));
    }

    private BackendHealth health(ScriptedBackend backend) {
        var known = counts().service("app").backends().get(backend.config().address());
        return Objects.requireNonNull(known).health();
    }

    private void awaitHealth(ScriptedBackend backend, Availability expected) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> health(backend).availability() == expected);
    }

    @Test
    void theStatusOfAPathTells() {
        ScriptedBackend backend = with(ScriptedBackend.running(this::answer));
        serve(backend, "/healthz", new UpstreamTls.Plain());
        awaitHealth(backend, Availability.UP);
        assertThat(asked.getFirst().head())
                .contains(
                        ":method: GET",
                        ":path: /healthz",
                        ":authority: app.test",
                        ":scheme: http",
                        "user-agent: Yaomote")
                .noneMatch(field -> field.startsWith("connection"));

        status = "503";
        awaitHealth(backend, Availability.DOWN);
        assertThat(health(backend).reason()).isEqualTo("upstream.status");
        status = "204";
        awaitHealth(backend, Availability.UP);
        await().atMost(SOON).until(() -> backend.openConnections() <= 1);
    }

    @Test
    void alsoInTls() {
        Identity root = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
        Identity known = TestCertificates.issuedBy(root, KeyKind.EC, "127.0.0.1");
        TestCertificates.write(folder, "root.pem", root.chainPem());
        SSLParameters h2 = new SSLParameters();
        h2.setApplicationProtocols(new String[] {"h2"});
        ScriptedBackend backend =
                with(ScriptedBackend.secure(TestCertificates.showing(known), h2, this::answer));
        serve(backend, "/healthz", new UpstreamTls.Tls(true, "", "root.pem", ""));

        awaitHealth(backend, Availability.UP);
        assertThat(asked.getFirst().head()).contains(":scheme: https");
        status = "500";
        awaitHealth(backend, Availability.DOWN);
    }

    /// The health checking protocol of gRPC, `grpc.health.v1`.
    @Test
    void aGrpcServerIsAskedInItsOwnWay() {
        body = SERVING;
        ScriptedBackend backend = with(ScriptedBackend.running(this::answer));
        serve(backend, "/grpc.health.v1.Health/Check", new UpstreamTls.Plain());
        awaitHealth(backend, Availability.UP);
        assertThat(asked.getFirst().head())
                .contains(":method: POST", "content-type: application/grpc", "te: trailers");
        assertThat(asked.getFirst().body()).isEqualTo("\0\0\0\0\0");

        // NOT_SERVING.
        body = "\0\0\0\0\2\10\2";
        awaitHealth(backend, Availability.DOWN);
        body = SERVING;
        awaitHealth(backend, Availability.UP);
        // Only the trailers of an error.
        body = "";
        awaitHealth(backend, Availability.DOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK|Content-Length: 0||, upstream.malformed",
        "'', upstream.timeout",
        "close, upstream.broke"
    })
    void whoDoesNotSpeakHttp2IsNotWell(String said, String reason) {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.exactly(Http2Frame.PREFACE.length);
                                    if (!said.equals("close")) {
                                        visit.send(said.replace("|", "\r\n"));
                                        visit.awaitEnd();
                                    }
                                }));
        serve(backend, "/healthz", new UpstreamTls.Plain());

        awaitHealth(backend, Availability.DOWN);
        assertThat(health(backend).reason()).isEqualTo(reason);
    }
}
