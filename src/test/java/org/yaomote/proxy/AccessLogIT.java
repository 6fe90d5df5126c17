package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.accesslog.LogCounts;
import org.yaomote.config.AccessLog;
import org.yaomote.config.AccessLog.Format;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Crowd;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
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
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLParameters;

/// Specification of the proxy, §3.10: one line for every request.
class AccessLogIT extends ProxyScenario {
    @TempDir private Path folder;

    AccessLogIT() {
        super(Transport.BEST);
    }

    private void serveLogged(ProxyConfig config, Format format) {
        noteStarted(engine(2, folder).start(logged(config, format)));
    }

    private static ProxyConfig logged(ProxyConfig config, Format format) {
        return config.withAccessLog(new AccessLog.ToFile("", format, 1 << 30, 3, false));
    }

    /// What was written, once the proxy has stopped.
    private List<String> lines() throws IOException {
        done(engine().stop());
        return Files.readAllLines(folder.resolve("access.log"));
    }

    private static void ask(RawClient client, String line, String fields) {
        client.send(line + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n");
    }

    @Test
    void everyRequestOfEveryKindIsOneExactLine() throws IOException {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        serveLogged(Setup.web(backend), Format.POUND_1);
        RawClient client = client();
        client.get("/a?token=secret&x=1");
        ask(client, "HEAD /b", "");
        client.answerToHead();
        ask(client, "POST /c", "Content-Length: 3\r\n");
        client.send("abc").answer();
        client.send("GET /d HTTP/1.0\r\n\r\n").answer();
        client().send("GET /e HTTP/9.9\r\nHost: x\r\nAuthorization: Basic c2VjcmV0\r\n\r\n")
                .answer();
        client().send("\u0016\u0003\u0001 \"\\\r\n\r\n").answer();
        client().send("GET /f HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n").answer();

        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "127.0.0.1 GET /a?token=...&x=... HTTP/1.1 - HTTP/1.1 200 OK",
                        "127.0.0.1 HEAD /b HTTP/1.1 - HTTP/1.1 200 OK",
                        "127.0.0.1 POST /c HTTP/1.1 - HTTP/1.1 200 OK",
                        "127.0.0.1 GET /d HTTP/1.0 - HTTP/1.1 200 OK",
                        "127.0.0.1 GET /e HTTP/9.9 - HTTP/1.1 505",
                        "127.0.0.1 \\x16\\x03\\x01 \\x22\\x5C - HTTP/1.1 400",
                        "127.0.0.1 GET /f HTTP/1.1 - HTTP/1.1 400");
    }

    @Test
    void aLineHoldsWhatThePageShows() throws IOException {
        serveLogged(Setup.web(Setup.service("app", new ScriptedBackend[0])), Format.FULL);
        RawClient client = client();
        ask(client, "GET /p", "Referer: http://r/?q=1\r\nUser-Agent: me\r\nCookie: s=1\r\n");
        Message page = client.answer();

        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("x:" + port() + " 127.0.0.1 - - [")
                .contains("] \"GET /p HTTP/1.1\" 503 " + page.body().length() + " ")
                .contains(" \"http://r/?q=...\" \"me\" \"app\" - 0.")
                .endsWith(" 0 - " + page.value("X-Request-Id"))
                .doesNotContain("s=1");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, HTTP_1_1", "TLSv1.3, HTTP_1_1", "TLSv1.2, HTTP_2", "TLSv1.3, HTTP_2"})
    void theVersionOfTlsIsSaid(String tls, HttpClient.Version http) throws Exception {
        Identity root = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
        TestCertificates.issuedBy(root, KeyKind.EC, "localhost").writeBundle(folder, "local");
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        serveLogged(
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend))
                        .withListener(Setup.https("web", "app", "local.pem")),
                Format.FULL);
        SSLParameters only = new SSLParameters();
        only.setProtocols(new String[] {tls});
        try (HttpClient client =
                HttpClient.newBuilder()
                        .sslContext(TestCertificates.trusting(root))
                        .sslParameters(only)
                        .version(http)
                        .build()) {
            URI here = URI.create("https://localhost:" + port() + "/");
            var answer =
                    client.send(
                            HttpRequest.newBuilder(here).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(http);
        }

        assertThat(lines())
                .singleElement()
                .asString()
                .contains(http == HttpClient.Version.HTTP_2 ? "GET / HTTP/2" : "GET / HTTP/1.1")
                .matches(".* 0 " + tls + " [0-9a-f]{16}");
    }

    @Test
    void theBackendAndTheTriesAreSaid() throws IOException {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        var refusing =
                new org.yaomote.config.Backend(
                        "", "127.0.0.1", ScriptedBackend.refusingPort(), 1, true);
        serveLogged(Setup.web(Setup.service("app", refusing, backend.config())), Format.FULL);
        RawClient client = client();
        client.get("/");
        client.get("/");

        assertThat(lines())
                .hasSize(2)
                .allMatch(
                        l ->
                                l.contains(" 200 5 ")
                                        && l.contains(
                                                "\"app\" 127.0.0.1:" + backend.port() + " 0."))
                .anyMatch(l -> l.matches(".* 0\\.\\d{6} 1 - [0-9a-f]{16}"));
    }

    @Test
    void aClientThatLeavesAndAnAnswerThatIsCutAreWrittenDownToo() throws IOException {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    Message request = visit.request();
                                    if (request != null && request.target().equals("/cut")) {
                                        visit.send(
                                                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
                                    } else {
                                        visit.awaitEnd();
                                    }
                                }));
        serveLogged(Setup.web(backend), Format.COMBINED);
        RawClient cut = client();
        ask(cut, "GET /cut", "");
        cut.end();
        RawClient leaving = client();
        ask(leaving, "GET /left", "");
        await().until(() -> backend.requests().size() == 2);
        leaving.close();
        await().until(() -> listener().inFlight() == 0);

        List<String> lines = lines();
        assertThat(lines).hasSize(2);
        assertThat(lines).anyMatch(l -> l.contains("\"GET /cut HTTP/1.1\" 200 3 "));
        assertThat(lines).anyMatch(l -> l.contains("\"GET /left HTTP/1.1\" 499 - "));
    }

    @Test
    void theClientIsTheOneATrustedProxySpeaksFor() throws IOException {
        ProxyConfig config = Setup.web(with(ScriptedBackend.saying("ok")));
        ListenerOptions trusting =
                ListenerOptions.DEFAULTS.withTrustedProxies(List.of("127.0.0.1"));
        serveLogged(
                config.withListener(config.listeners().getFirst().withOptions(trusting)),
                Format.POUND_1);
        RawClient client = client();
        ask(client, "GET /a", "X-Forwarded-For: 192.0.2.7\r\n");
        client.answer();
        client.get("/b");

        assertThat(lines())
                .containsExactly(
                        "192.0.2.7 GET /a HTTP/1.1 - HTTP/1.1 200 OK",
                        "127.0.0.1 GET /b HTTP/1.1 - HTTP/1.1 200 OK");
    }

    @Test
    void manyRequestsAreAsManyLines() throws Exception {
        serveLogged(Setup.web(with(ScriptedBackend.saying("ok"))), Format.POUND_1);
        List<RawClient> clients = List.of(client(), client(), client(), client());
        Crowd.work(
                clients.size(),
                number -> {
                    for (int i = 0; i < 500; i++) {
                        clients.get(number).get("/" + number + "/" + i);
                    }
                });
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            expected.add(
                    "127.0.0.1 GET /%d/%d HTTP/1.1 - HTTP/1.1 200 OK".formatted(i / 500, i % 500));
        }
        assertThat(lines()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(engine().insight().logCounts()).isEqualTo(new LogCounts(2000, 0));
    }

    @Test
    void itIsSwitchedLive() throws IOException {
        ProxyConfig config = Setup.web(with(ScriptedBackend.saying("ok")));
        noteStarted(engine(1, folder).start(config));
        RawClient client = client();
        client.get("/1");
        apply(logged(config, Format.POUND_1));
        client.get("/2");
        apply(config);
        client.get("/3");

        assertThat(lines()).containsExactly("127.0.0.1 GET /2 HTTP/1.1 - HTTP/1.1 200 OK");
    }

    @Test
    void itGoesOnAfterAStopAndAStart() throws IOException {
        ProxyConfig config = Setup.web(with(ScriptedBackend.saying("ok")));
        serveLogged(config, Format.POUND_1);
        client().get("/1");
        done(engine().stop());
        noteStarted(engine().start(logged(config, Format.POUND_1)));
        client().get("/2");

        assertThat(lines()).hasSize(2);
    }

    @Test
    void whereNothingCanBeWrittenIsAWarningAndNoReasonNotToServe() {
        ProxyConfig config = Setup.web(with(ScriptedBackend.saying("ok")));
        AccessLog none = new AccessLog.ToFile("no/where.log", Format.FULL, 1 << 30, 3, false);
        StartResult result = done(engine(1, folder).start(config.withAccessLog(none)));

        assertThat(result).isInstanceOf(StartResult.Started.class);
        if (result instanceof StartResult.Started(_, var warnings)) {
            assertThat(warnings.stream().map(ProxyScenario::said))
                    .containsExactly("accessLog.path accessLog.noFolder");
        }
    }
}
