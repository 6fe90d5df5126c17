package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.TlsSettings;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.Http2Frame;
import org.yaomote.fixtures.Http2Line;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// No octet of one client's gets into another's message: a loop's connections read into the same
/// memory, while what they read may still have to be sent.
class CrossingBodiesIT extends ProxyScenario {
    private static final Identity ROOT = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
    private static final Identity SERVER =
            TestCertificates.issuedBy(ROOT, KeyKind.EC, "localhost", "127.0.0.1");
    private static final Identity CLIENT =
            TestCertificates.issuedBy(ROOT, KeyKind.EC, "client.test");
    private static final int CLIENTS = 6;

    /// Three whole frames: what is as long is passed on without being copied.
    private static final int BODY = 3 * 16 * 1024;

    private final Path folder;

    CrossingBodiesIT(@TempDir Path folder) {
        super(Transport.BEST);
        this.folder = folder;
        SERVER.writeBundle(folder, "server");
        TestCertificates.write(folder, "root.pem", ROOT.chainPem());
    }

    /// Sends every body back as it came.
    private static void echo(ScriptedBackend.Visit visit) throws IOException {
        Http2Line line = Http2Line.backend(visit, 4, 1 << 30);
        line.send(Http2Frame.windowUpdate(0, 1 << 30));
        while (true) {
            Http2Frame frame = line.next();
            if (frame.type() <= Http2Frame.HEADERS && frame.has(END_STREAM)) {
                String body = line.stream(frame.stream()).body();
                line.send(Http2Frame.headers(frame.stream(), 0, ":status: 200"));
                for (int at = 0; at < body.length(); at += 16 * 1024) {
                    int end = Math.min(at + 16 * 1024, body.length());
                    int flags = end == body.length() ? END_STREAM : 0;
                    line.send(Http2Frame.data(frame.stream(), flags, body.substring(at, end)));
                }
            }
        }
    }

    /// Several backends, for what comes from one may get into what came from another.
    private Service service(boolean secure) {
        ScriptedBackend[] backends = new ScriptedBackend[3];
        for (int i = 0; i < backends.length; i++) {
            backends[i] =
                    with(secure ? secured() : ScriptedBackend.running(CrossingBodiesIT::echo));
        }
        Service service = Setup.service("app", backends);
        UpstreamTls tls =
                secure ? new UpstreamTls.Tls(true, "", "root.pem", "") : new UpstreamTls.Plain();
        return service.withOptions(service.options().withHttp(UpstreamHttp.HTTP_2).withTls(tls));
    }

    private static ScriptedBackend secured() {
        SSLParameters parameters = new SSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        SSLContext context = TestCertificates.showing(SERVER);
        return ScriptedBackend.secure(context, parameters, CrossingBodiesIT::echo);
    }

    private void serve(boolean asksForCertificates, boolean secureBackend) {
        ClientCertificates clients =
                asksForCertificates
                        ? new ClientCertificates.Required("root.pem")
                        : new ClientCertificates.NotAsked();
        var tls = new TlsSettings(List.of("server.pem"), clients);
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(service(secureBackend))
                        .withListener(
                                Setup.https("web", "app").withProtocol(new Protocol.Https(tls)));
        noteStarted(engine(1, folder).start(Setup.with(config, Setup.patient())));
    }

    /// What asks for certificates, and what speaks TLS to backends, sends later than it is given.
    /// Where both do, neither reads into memory of the loop.
    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void everyClientsBodiesReachTheBackendAndComeBackAsTheyWere(
            boolean asksForCertificates, boolean secureBackend) throws Exception {
        serve(asksForCertificates, secureBackend);
        List<Future<Integer>> wrong = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                byte fill = (byte) ('A' + i);
                wrong.add(threads.submit(() -> wrongAnswers(fill)));
            }
        }

        for (Future<Integer> one : wrong) {
            assertThat(one.get()).isZero();
        }
        assertThat(listener().outcomes().success()).isEqualTo(listener().requests());
    }

    /// Sends bodies of one octet again and again.
    ///
    /// @return how many came back otherwise
    private int wrongAnswers(byte fill) throws Exception {
        byte[] body = new byte[BODY];
        Arrays.fill(body, fill);
        int wrong = 0;
        SSLContext context = TestCertificates.showing(CLIENT, ROOT);
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port() + "/"))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build();
            for (int i = 0; i < Effort.of(6, 3000); i++) {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                wrong += Arrays.equals(answer.body(), body) ? 0 : 1;
            }
        }
        return wrong;
    }
}
