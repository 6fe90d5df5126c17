package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.get;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.ping;
import static org.yaomote.fixtures.Http2Frame.request;
import static org.yaomote.fixtures.Http2Frame.reset;
import static org.yaomote.fixtures.Http2Frame.settings;
import static org.yaomote.fixtures.Http2Frame.windowUpdate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Http2Frame;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Http2Line.Received;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// Clients that speak HTTP/2 (RFC 9113), before backends that speak HTTP/1.
@ParameterizedClass
@EnumSource(Transport.class)
class Http2ClientIT extends ProxyScenario {
    private static final int CALM = 11;
    private static final int REFUSED = 7;

    private RawClient socket;

    Http2ClientIT(Transport transport) {
        super(transport);
    }

    private static ProxyConfig open(ProxyConfig config) {
        Listener web = config.listeners().getFirst();
        return new ProxyConfig(
                List.of(web.withOptions(web.options().withHttp2PriorKnowledge(true))),
                config.services(),
                config.timeouts());
    }

    private Http2Line serving(ScriptedBackend backend) {
        return serving(backend, Setup.patient());
    }

    private Http2Line serving(ScriptedBackend backend, Timeouts timeouts) {
        serve(open(Setup.with(Setup.web(with(backend)), timeouts)));
        return line();
    }

    private Http2Line line() {
        socket = client();
        return Http2Line.client(socket);
    }

    // ---- requests and answers
    // --------------------------------------------------------------------

    @Test
    void aRequestIsAnswered() {
        ScriptedBackend backend = ScriptedBackend.saying("hello");
        Http2Line line = serving(backend);

        Received answer = line.send(get(1, "/a?b=c")).message(1);

        assertThat(answer.head()).containsExactly(":status: 200", "content-length: 5");
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.isEnded()).isTrue();
        assertThat(backend.request().startLine()).isEqualTo("GET /a?b=c HTTP/1.1");
        assertThat(backend.request().value("Host")).isEqualTo("a.example");
        assertThat(backend.request().value("X-Forwarded-Proto")).isEqualTo("http");
    }

    /// On the same listener, and the same port.
    @Test
    void aClientOfHttp1IsAnsweredBesideIt() {
        serving(ScriptedBackend.saying("hello"));
        assertThat(client().get("/").body()).isEqualTo("hello");
        assertThat(client().send("P").send("OST / HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
                .isEqualTo(200);
    }

    /// RFC 9113 §3.3: only where the user wants it.
    @Test
    void priorKnowledgeIsAnOption() {
        serve(Setup.web(with(ScriptedBackend.saying("hello"))));
        RawClient client = client().send(Http2Frame.PREFACE);
        assertThat(client.answer().status()).isEqualTo(505);
    }

    @Test
    void manyStreamsShareAConnection() {
        ScriptedBackend backend = ScriptedBackend.saying("hello");
        Http2Line line = serving(backend);
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 50; i++) {
                line.send(get(100 * round + 2 * i + 1, "/" + i));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(line.message(100 * round + 2 * i + 1).body()).isEqualTo("hello");
            }
        }
        assertThat(backend.requests()).hasSize(250);
        assertThat(listener().connections()).isEqualTo(1);
        assertThat(listener().requests()).isEqualTo(250);
    }

    @Test
    void aBodyOfKnownLengthIsPassedOn() {
        ScriptedBackend backend = ScriptedBackend.saying("got it");
        Http2Line line = serving(backend);
        line.send(headers(1, 0, request("POST", "/", "content-length: 10")));
        line.send(data(1, 0, "01234"), data(1, END_STREAM, "56789"));
        assertThat(line.message(1).body()).isEqualTo("got it");
        assertThat(backend.request().body()).isEqualTo("0123456789");
        assertThat(backend.request().has("Transfer-Encoding")).isFalse();
    }

    @Test
    void aBodyOfUnknownLengthIsPassedOnInChunks() {
        ScriptedBackend backend = ScriptedBackend.saying("got it");
        Http2Line line = serving(backend);
        line.send(headers(1, 0, request("POST", "/")));
        line.send(data(1, 0, "01234"), data(1, 0, "56789"));
        line.send(headers(1, END_STREAM, "x-sum: 7", "content-length: 3", "x-forwarded-for: y"));
        assertThat(line.message(1).body()).isEqualTo("got it");
        assertThat(backend.request().body()).isEqualTo("0123456789");
        assertThat(backend.request().value("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(backend.request().framed()).endsWith("0\r\nx-sum: 7\r\n\r\n");
    }

    @Test
    void aLargeBodyIsPassedOnWithItsWindows() {
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.head();
                            visit.ok("" + visit.skip(3_000_000));
                        });
        Http2Line line = serving(backend);
        line.send(headers(1, 0, request("POST", "/", "content-length: 3000000")));
        CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> upload(line, 3_000_000));
        upload.join();
        assertThat(line.message(1).body()).isEqualTo("3000000");
    }

    /// Sends a body as the windows allow.
    private static void upload(Http2Line line, int octets) {
        int stream = 65_536;
        int connection = 1 << 20;
        int left = octets;
        while (left > 0) {
            int size = Math.min(Math.min(left, 16_384), Math.min(stream, connection));
            if (size > 0) {
                left -= size;
                stream -= size;
                connection -= size;
                line.send(data(1, left == 0 ? END_STREAM : 0, "x".repeat(size)));
            } else {
                Http2Frame more = line.next(Http2Frame.WINDOW_UPDATE);
                stream += more.stream() == 1 ? more.intAt(0) : 0;
                connection += more.stream() == 0 ? more.intAt(0) : 0;
            }
        }
    }

    @Test
    void aChunkedAnswerComesInFrames() {
        Http2Line line =
                serving(
                        ScriptedBackend.answering(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                                        + "Connection: X\r\nX: hop\r\n\r\n"
                                        + "3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 7\r\n\r\n"));
        Received answer = line.send(get(1, "/")).message(1);
        assertThat(answer.heads()).containsExactly(List.of(":status: 200"), List.of("x-sum: 7"));
        assertThat(answer.body()).isEqualTo("abcde");
    }

    @Test
    void anAnswerThatEndsWithItsConnectionEnds() {
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            visit.send("HTTP/1.1 200 OK\r\n\r\nall of it");
                        });
        Received answer = serving(backend).send(get(1, "/")).message(1);
        assertThat(answer.body()).isEqualTo("all of it");
        assertThat(answer.isEnded()).isTrue();
    }

    @Test
    void interimAnswersAreRelayed() {
        Http2Line line =
                serving(
                        ScriptedBackend.answering(
                                "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                                        + "HTTP/1.1 204 No Content\r\n\r\n"));
        Received answer = line.send(get(1, "/")).message(1);
        assertThat(answer.heads())
                .containsExactly(List.of(":status: 103", "link: x"), List.of(":status: 204"));
    }

    @Test
    void headHasALengthAndNoBody() {
        Http2Line line =
                serving(ScriptedBackend.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"));
        line.send(headers(1, END_STREAM, request("HEAD", "/")));
        Received answer = line.message(1);
        assertThat(answer.head()).contains("content-length: 5");
        assertThat(answer.body()).isEmpty();
    }

    // ---- what is refused
    // -------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    405 | :method: CONNECT,:authority: a:1
                    405 | :method: TRACE,:scheme: http,:path: /,:authority: a
                    400 | :method: GET,:scheme: http,:path: /
                    400 | :method: GET,:scheme: http,:path: /,:authority: u@a
                    400 | :method: GET,:scheme: http,:path: /#f,:authority: a
                    400 | :method: POST,:scheme: http,:path: /,:authority: a,content-length: 0,content-length: 0
                    """)
    void whatHttp1RefusesIsRefused(String status, String fields) {
        ScriptedBackend backend = ScriptedBackend.saying("hello");
        Http2Line line = serving(backend);
        line.send(headers(1, END_STREAM, fields.split(",")));
        assertThat(line.message(1).head()).contains(":status: " + status);
        assertThat(line.send(get(3, "/")).message(3).body()).isEqualTo("hello");
        assertThat(backend.requests()).hasSize(1);
    }

    @Test
    void aHeadTooLargeIs431() {
        Http2Line line = serving(ScriptedBackend.saying("hello"));
        String large = "x: " + "v".repeat(16_000);
        Http2Frame head = headers(1, END_STREAM, request("GET", "/", large));
        line.send(new Http2Frame(Http2Frame.HEADERS, END_STREAM, 1, head.payload()));
        line.send(new Http2Frame(Http2Frame.CONTINUATION, 0, 1, Http2Frame.block(large)));
        line.send(new Http2Frame(Http2Frame.CONTINUATION, 4, 1, Http2Frame.block(large)));
        assertThat(line.message(1).head()).contains(":status: 431");
        assertThat(line.send(get(3, "/")).message(3).body()).isEqualTo("hello");
    }

    /// RFC 9113 §8.1.1: nothing of it reaches the backend as a whole request.
    @Test
    void aBodyShorterThanItsLengthIsNeverCompleted() {
        ScriptedBackend backend = ScriptedBackend.saying("hello");
        Http2Line line = serving(backend);
        line.send(get(1, "/")).message(1);
        line.send(headers(3, 0, request("POST", "/", "content-length: 10")));
        line.send(data(3, END_STREAM, "01234"));
        assertThat(line.message(3).reset()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(backend.openConnections()).isZero());
        assertThat(line.send(get(5, "/")).message(5).body()).isEqualTo("hello");
        assertThat(backend.requests()).hasSize(2).allMatch(r -> r.startLine().startsWith("GET "));
    }

    @Test
    void aBodyLongerThanItsLengthSmugglesNothing() {
        ScriptedBackend backend = ScriptedBackend.saying("hello");
        Http2Line line = serving(backend);
        line.send(headers(1, 0, request("POST", "/", "content-length: 0")));
        line.send(data(1, END_STREAM, "GET /admin HTTP/1.1\r\nHost: a\r\n\r\n"));
        line.message(1);
        assertThat(line.send(get(3, "/")).message(3).body()).isEqualTo("hello");
        assertThat(backend.requests()).allMatch(r -> !r.target().contains("/admin"));
    }

    // ---- ends
    // --------------------------------------------------------------------------------------

    /// A cut answer must look cut: RST_STREAM, never END_STREAM.
    @Test
    void aCutAnswerIsReset() {
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            visit.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
                        });
        Http2Line line = serving(backend);
        Received answer = line.send(get(1, "/")).message(1);
        assertThat(answer.isEnded()).isFalse();
        assertThat(answer.reset()).isEqualTo(2);
        assertThat(line.send(ping(0, "are you?")).next(Http2Frame.PING).text())
                .isEqualTo("are you?");
    }

    /// RFC 9113 §8.1: the answer, then NO_ERROR.
    @Test
    void anEarlyAnswerReachesTheClient() {
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.head();
                            visit.send("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
                            visit.awaitEnd();
                        });
        Http2Line line = serving(backend);
        line.send(headers(1, 0, request("POST", "/", "content-length: 100000")));
        line.send(data(1, 0, "begun"));
        assertThat(line.message(1).head()).contains(":status: 413");
        assertThat(line.message(1).body()).isEqualTo("no");
        assertThat(line.next(Http2Frame.RST_STREAM)).hasToString("RST_STREAM 1 0");
    }

    @Test
    void aResetOfTheClientEndsTheBackendsRequest() {
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            visit.awaitEnd();
                        });
        Http2Line line = serving(backend);
        line.send(get(1, "/"));
        await().untilAsserted(() -> assertThat(backend.requests()).hasSize(1));
        line.send(reset(1, 8));
        await().untilAsserted(() -> assertThat(backend.openConnections()).isZero());
        assertThat(backend(backend).inFlight()).isZero();
    }

    @Test
    void anUnreachableBackendIs503() {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        serve(open(Setup.web(backend)));
        backend.close();
        Http2Line line = line();
        line.send(headers(1, 0, request("POST", "/")), data(1, 0, "x"));
        assertThat(line.message(1).head()).contains(":status: 503");
    }

    @Test
    void aSilentBackendIs504() {
        Timeouts patient = Setup.patient();
        Timeouts timeouts =
                new Timeouts(
                        patient.requestHead(),
                        patient.requestBody(),
                        patient.clientIdle(),
                        patient.clientWrite(),
                        patient.connect(),
                        Duration.ofMillis(300),
                        patient.responseBody(),
                        patient.upstreamIdle(),
                        patient.drain());
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            if (visit.request().target().equals("/silent")) {
                                visit.awaitEnd();
                            }
                            visit.ok("hello");
                        });
        Http2Line line = serving(backend, timeouts);
        line.send(get(1, "/silent"), get(3, "/"));
        assertThat(line.message(3).body()).isEqualTo("hello");
        assertThat(line.message(1).head()).contains(":status: 504");
    }

    /// RFC 9113 §6.8: what is under way when the proxy stops is answered.
    @Test
    void stoppingAnswersWhatIsUnderWay() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            go.await();
                            visit.ok("done");
                        });
        Http2Line line = serving(backend);
        line.send(get(1, "/"));
        await().untilAsserted(() -> assertThat(backend.requests()).hasSize(1));
        var stopping = engine().stop();
        assertThat(line.next(Http2Frame.GOAWAY)).hasToString("GOAWAY 2147483647 0");
        line.send(ping(Http2Frame.ACK, line.next(Http2Frame.PING).text()));
        assertThat(line.next(Http2Frame.GOAWAY)).hasToString("GOAWAY 1 0");
        go.countDown();
        assertThat(line.message(1).body()).isEqualTo("done");
        assertThat(socket.end()).isEqualTo(End.CLOSED);
        assertThat(done(stopping)).isZero();
    }

    // ---- slow clients
    // ------------------------------------------------------------------------------

    /// One stream whose window is shut stops no other, and costs a bounded amount.
    @Test
    void aStreamThatIsNotReadStopsNoOther() {
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            String piece = "x".repeat(1 << 16);
                            while (visit.request() instanceof org.yaomote.fixtures.Message m) {
                                if (!m.target().equals("/large")) {
                                    visit.ok("hello");
                                    continue;
                                }
                                visit.send("HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n");
                                for (int i = 0; i < 1024; i++) {
                                    visit.send(piece);
                                }
                            }
                        });
        Http2Line line = serving(backend);
        line.send(settings(4, 1000), windowUpdate(0, 1 << 20));
        line.send(get(1, "/large"), get(3, "/large"));
        line.head(1);
        for (int i = 0; i < 20; i++) {
            assertThat(line.send(get(2 * i + 5, "/")).message(2 * i + 5).body()).isEqualTo("hello");
        }
        assertThat(line.stream(1).body().length()).isLessThanOrEqualTo(1000);
        await().untilAsserted(() -> assertThat(backend(backend).bytesOut()).isPositive());
        assertThat(backend(backend).bytesOut()).isLessThan(4 << 20);
        line.send(reset(1, 8), reset(3, 8));
    }

    @Test
    void aClientThatTakesNothingIsCut() {
        Timeouts patient = Setup.patient();
        Timeouts timeouts =
                new Timeouts(
                        patient.requestHead(),
                        patient.requestBody(),
                        patient.clientIdle(),
                        Duration.ofMillis(300),
                        patient.connect(),
                        patient.response(),
                        patient.responseBody(),
                        patient.upstreamIdle(),
                        patient.drain());
        Http2Line line = serving(ScriptedBackend.saying("x".repeat(100_000)), timeouts);
        line.send(settings(4, 0)).send(get(1, "/"));
        assertThat(line.message(1).reset()).isEqualTo(8);
        assertThat(line.send(ping(0, "are you?")).next(Http2Frame.PING).text())
                .isEqualTo("are you?");
    }

    // ---- floods
    // ------------------------------------------------------------------------------------

    /// The connection ends with ENHANCE_YOUR_CALM, and others are served.
    private void isCalmed(Http2Line line) {
        assertThat(line.next(Http2Frame.GOAWAY).intAt(4)).isEqualTo(CALM);
        assertThat(line().send(get(1, "/")).message(1).body()).isEqualTo("hello");
    }

    /// CVE-2023-44487.
    @Test
    void rapidReset() {
        ScriptedBackend backend = ScriptedBackend.saying("hello");
        Http2Line line = serving(backend);
        for (int i = 0; i < 101; i++) {
            line.send(get(2 * i + 1, "/"), reset(2 * i + 1, 8));
        }
        isCalmed(line);
        await().untilAsserted(() -> assertThat(backend(backend).inFlight()).isZero());
    }

    /// CVE-2025-8671.
    @Test
    void madeToReset() {
        Http2Line line = serving(ScriptedBackend.saying("hello"));
        for (int i = 0; i < 101; i++) {
            line.send(get(2 * i + 1, "/"), windowUpdate(2 * i + 1, 0));
        }
        isCalmed(line);
    }

    /// CVE-2024-27316.
    @Test
    void endlessContinuation() {
        Http2Line line = serving(ScriptedBackend.saying("hello"));
        line.send(new Http2Frame(Http2Frame.HEADERS, 0, 1, Http2Frame.block(request("GET", "/"))));
        for (int i = 0; i < 11; i++) {
            line.send(new Http2Frame(Http2Frame.CONTINUATION, 0, 1, Http2Frame.block("x: y")));
        }
        isCalmed(line);
    }

    @Test
    void pingsThatAreNotReadAreBounded() {
        Http2Line line = serving(ScriptedBackend.saying("hello"));
        Http2Frame[] pings = new Http2Frame[1100];
        java.util.Arrays.fill(pings, ping(0, "12345678"));
        line.send(pings);
        isCalmed(line);
    }

    @Test
    void moreStreamsThanAllowedAreRefused() {
        CountDownLatch go = new CountDownLatch(1);
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            go.await();
                            visit.ok("hello");
                        });
        Http2Line line = serving(backend);
        for (int i = 0; i < 101; i++) {
            line.send(get(2 * i + 1, "/"));
        }
        assertThat(line.message(201).reset()).isEqualTo(REFUSED);
        go.countDown();
        assertThat(line.message(199).body()).isEqualTo("hello");
    }

    // ---- time
    // ------------------------------------------------------------------------------------

    @Test
    void anIdleConnectionIsToldThatItEnds() throws IOException {
        Duration far = Duration.ofSeconds(60);
        Timeouts timeouts =
                new Timeouts(
                        far,
                        far,
                        far,
                        far,
                        Duration.ofSeconds(3),
                        far,
                        far,
                        far,
                        far,
                        far,
                        Duration.ofMillis(300),
                        far,
                        far);
        Http2Line line = serving(ScriptedBackend.saying("hello"), timeouts);
        line.send(get(1, "/")).message(1);
        assertThat(line.next(Http2Frame.GOAWAY)).hasToString("GOAWAY 1 0");
        assertThat(socket.end()).isEqualTo(End.CLOSED);
    }

    @Test
    void aHeadThatIsNeverCompleteEndsTheConnection() {
        Duration far = Duration.ofSeconds(60);
        Timeouts timeouts =
                new Timeouts(
                        Duration.ofMillis(300),
                        far,
                        far,
                        far,
                        Duration.ofSeconds(3),
                        far,
                        far,
                        far,
                        far);
        Http2Line line = serving(ScriptedBackend.saying("hello"), timeouts);
        line.next(Http2Frame.SETTINGS);
        line.send(new Http2Frame(Http2Frame.HEADERS, 0, 1, Http2Frame.block(":method: GET")));
        assertThat(line.next(Http2Frame.GOAWAY)).hasToString("GOAWAY 0 0");
        assertThat(socket.end()).isEqualTo(End.CLOSED);
    }
}
