package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.get;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.request;
import static org.yaomote.fixtures.Http2Frame.reset;
import static org.yaomote.fixtures.Http2Frame.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Affinity;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.fixtures.EnginePolicies;
import org.yaomote.fixtures.Http2Frame;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Http2Line.Received;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Backends that speak HTTP/2, for clients of either version.
@ParameterizedClass
@EnumSource(Transport.class)
class Http2BackendIT extends ProxyScenario {
    /// What the backend was sent, in the order in which it was complete.
    private final List<Received> requests = new CopyOnWriteArrayList<>();

    Http2BackendIT(Transport transport) {
        super(transport);
    }

    /// What a backend does about a request that is complete.
    private interface Answer {
        void to(Http2Line line, int stream) throws IOException, InterruptedException;
    }

    /// A backend that answers every request when it is complete.
    private ScriptedBackend backend(Answer answer, int... settings) {
        return with(
                ScriptedBackend.running(
                        visit -> {
                            Http2Line line = Http2Line.backend(visit, settings);
                            while (true) {
                                Http2Frame frame = line.next();
                                boolean message = frame.type() <= Http2Frame.HEADERS;
                                if (message && frame.has(END_STREAM)) {
                                    requests.add(line.stream(frame.stream()));
                                    answer.to(line, frame.stream());
                                }
                            }
                        }));
    }

    private static void hello(Http2Line line, int stream) {
        line.send(headers(stream, 0, ":status: 200", "x-a: b"), data(stream, END_STREAM, "hello"));
    }

    private void serve(ScriptedBackend... backends) {
        serve(new Affinity.None(), backends);
    }

    private void serve(Affinity affinity, ScriptedBackend... backends) {
        Service service = Setup.service("app", backends).withAffinity(affinity);
        serve(
                ProxyConfig.EMPTY
                        .withService(
                                service.withOptions(
                                        service.options().withHttp(UpstreamHttp.HTTP_2)))
                        .withListener(listener(Setup.http("web", "app"))));
    }

    private static Listener listener(Listener plain) {
        return plain.withOptions(plain.options().withHttp2PriorKnowledge(true));
    }

    private Http2Line line() {
        return Http2Line.client(client());
    }

    // ---- the matrix
    // ------------------------------------------------------------------------------

    @Test
    void aClientOfHttp1IsAnswered() {
        ScriptedBackend backend = backend(Http2BackendIT::hello);
        serve(backend);
        RawClient client = client();
        for (int i = 0; i < 5; i++) {
            Message answer = client.get("/a?b");
            assertThat(answer.body()).isEqualTo("hello");
            assertThat(answer.value("x-a")).isEqualTo("b");
            assertThat(answer.value("transfer-encoding")).isEqualTo("chunked");
        }
        assertThat(requests.getFirst().head())
                .startsWith(":method: GET", ":scheme: http", ":path: /a?b", ":authority: x")
                .contains("x-forwarded-proto: http");
        assertThat(backend.connections()).isEqualTo(1);
    }

    @Test
    void anAddressThatRefusesIsPassedOver() {
        ScriptedBackend backend = backend(Http2BackendIT::hello);
        Service service = Setup.service("app", EnginePolicies.twofold(backend.config()));
        serve(
                ProxyConfig.EMPTY
                        .withService(
                                service.withOptions(
                                        service.options().withHttp(UpstreamHttp.HTTP_2)))
                        .withListener(Setup.http("web", "app")));

        assertThat(client().get("/").body()).isEqualTo("hello");
        assertThat(listener().retries()).isZero();
    }

    @Test
    void theProxysOwnCookieStaysHere() {
        ScriptedBackend backend = backend(Http2BackendIT::hello);
        serve(new Affinity.ByInsertedCookie("LB", Duration.ofMinutes(1)), backend);
        client().send("GET / HTTP/1.1\r\nHost: x\r\nCookie: a=1; LB=x.1; b=2\r\n\r\n").answer();
        String[] crumbs = request("GET", "/", "cookie: LB=x.1", "cookie: c=3");
        line().send(headers(1, END_STREAM, crumbs)).message(1);

        assertThat(requests.stream().flatMap(each -> each.head().stream()))
                .filteredOn(field -> field.startsWith("cookie:"))
                .containsExactly("cookie: a=1; b=2", "cookie: c=3");
    }

    @Test
    void aClientOfHttp2IsAnswered() {
        serve(backend(Http2BackendIT::hello));
        Received answer = line().send(get(1, "/")).message(1);
        assertThat(answer.head()).containsExactly(":status: 200", "x-a: b");
        assertThat(answer.body()).isEqualTo("hello");
    }

    @Test
    void aClientOfHttp10IsAnsweredUntilTheEnd() {
        serve(backend(Http2BackendIT::hello));
        Message answer = client().send("GET / HTTP/1.0\r\n\r\n").answer();
        assertThat(answer.has("transfer-encoding")).isFalse();
        assertThat(answer.body()).isEqualTo("hello");
    }

    @Test
    void chunksBecomeFrames() {
        serve(backend(Http2BackendIT::hello));
        client().send(
                        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "3\r\nabc\r\n2;e\r\nde\r\n0\r\nX-Sum: 7\r\n\r\n")
                .answer();
        Received request = requests.getFirst();
        assertThat(request.body()).isEqualTo("abcde");
        assertThat(request.heads().get(1)).containsExactly("x-sum: 7");
        assertThat(request.head()).noneMatch(line -> line.startsWith("transfer-encoding"));
    }

    @Test
    void aBodyOfKnownLengthKeepsIt() {
        serve(backend(Http2BackendIT::hello));
        client().send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc").answer();
        assertThat(requests.getFirst().body()).isEqualTo("abc");
        assertThat(requests.getFirst().head()).contains("content-length: 3");
    }

    @Test
    void trailersOfAnAnswerBecomeThoseOfChunks() {
        serve(
                backend(
                        (line, stream) ->
                                line.send(
                                        headers(stream, 0, ":status: 200"),
                                        data(stream, 0, "hello"),
                                        headers(stream, END_STREAM, "x-sum: 7"))));
        Message answer = client().get("/");
        assertThat(answer.framed()).endsWith("0\r\nx-sum: 7\r\n\r\n");
    }

    @Test
    void anAnswerWithoutABody() {
        serve(backend((line, stream) -> line.send(headers(stream, END_STREAM, ":status: 200"))));
        RawClient client = client();
        assertThat(client.get("/").value("content-length")).isEqualTo("0");
        assertThat(client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").answerToHead().status())
                .isEqualTo(200);
        Received answer = line().send(get(1, "/")).message(1);
        assertThat(answer.isEnded()).isTrue();
    }

    @Test
    void interimAnswersAreRelayed() {
        serve(
                backend(
                        (line, stream) -> {
                            line.send(headers(stream, 0, ":status: 103", "link: x"));
                            hello(line, stream);
                        }));
        RawClient client = client();
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(103);
        assertThat(client.answer().body()).isEqualTo("hello");
    }

    /// Both ways at once, and an end that says how it went.
    @Test
    void grpcPasses() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    Http2Line line = Http2Line.backend(visit);
                                    line.head(1);
                                    requests.add(line.stream(1));
                                    line.send(
                                            headers(
                                                    1,
                                                    0,
                                                    ":status: 200",
                                                    "content-type: application/grpc"));
                                    while (!line.stream(1).isEnded()) {
                                        Http2Frame frame = line.next(Http2Frame.DATA);
                                        line.send(data(1, 0, "echo " + frame.text()));
                                    }
                                    line.send(
                                            headers(
                                                    1,
                                                    END_STREAM,
                                                    "grpc-status: 0",
                                                    "grpc-message: fine"));
                                    visit.awaitEnd();
                                }));
        serve(backend);
        Http2Line line = line();
        line.send(headers(1, 0, request("POST", "/a.B/C", "te: trailers")));
        line.send(data(1, 0, "one"));
        assertThat(line.next(Http2Frame.DATA).text()).isEqualTo("echo one");
        line.send(data(1, 0, "two"));
        assertThat(line.next(Http2Frame.DATA).text()).isEqualTo("echo two");
        line.send(data(1, END_STREAM, "three"));
        Received answer = line.message(1);
        assertThat(answer.heads().get(1)).containsExactly("grpc-status: 0", "grpc-message: fine");
        assertThat(requests.getFirst().head()).contains("te: trailers");
    }

    // ---- connections
    // -----------------------------------------------------------------------------

    @Test
    void requestsShareAConnection() {
        ScriptedBackend backend = backend(Http2BackendIT::hello);
        serve(backend);
        Http2Line line = line();
        for (int i = 0; i < 90; i++) {
            line.send(get(2 * i + 1, "/"));
        }
        for (int i = 0; i < 90; i++) {
            assertThat(line.message(2 * i + 1).body()).isEqualTo("hello");
        }
        assertThat(client().get("/").body()).isEqualTo("hello");
        assertThat(backend.connections()).isEqualTo(1);
    }

    /// RFC 9113 §5.1.2.
    @Test
    void asManyStreamsAsTheBackendAllows() {
        CountDownLatch go = new CountDownLatch(3);
        ScriptedBackend backend =
                backend(
                        (line, stream) -> {
                            go.countDown();
                            go.await();
                            hello(line, stream);
                        },
                        3,
                        1);
        serve(backend);
        // The first makes the limit known.
        Http2Line line = line();
        line.send(get(1, "/"));
        await().until(() -> requests.size() == 1);
        line.send(get(3, "/"));
        await().until(() -> requests.size() == 2);
        line.send(get(5, "/"));
        for (int stream = 1; stream <= 5; stream += 2) {
            assertThat(line.message(stream).body()).isEqualTo("hello");
        }
        assertThat(backend.connections()).isEqualTo(3);
    }

    /// RFC 9113 §8.7: not processed, so also a POST goes again.
    @Test
    void aRefusedStreamIsSentAgain() {
        AtomicInteger count = new AtomicInteger();
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    Http2Line line = Http2Line.backend(visit);
                                    line.head(1);
                                    if (count.incrementAndGet() == 1) {
                                        line.send(reset(1, 7));
                                        line.head(3);
                                        hello(line, 3);
                                    }
                                    visit.awaitEnd();
                                }));
        serve(backend);
        RawClient client = client();
        client.send("POST / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(client.answer().body()).isEqualTo("hello");
        assertThat(listener().retries()).isEqualTo(1);
    }

    /// RFC 9113 §6.8: what is above the number goes to another connection.
    @Test
    void goAwaySendsTheRestElsewhere() {
        AtomicInteger count = new AtomicInteger();
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    Http2Line line = Http2Line.backend(visit);
                                    line.head(1);
                                    if (count.incrementAndGet() == 1) {
                                        line.head(3);
                                        byte[] one = {0, 0, 0, 1, 0, 0, 0, 0};
                                        line.send(new Http2Frame(Http2Frame.GOAWAY, 0, 0, one));
                                    }
                                    hello(line, 1);
                                    visit.awaitEnd();
                                }));
        serve(backend);
        Http2Line line = line();
        line.send(get(1, "/"), headers(3, END_STREAM, request("POST", "/")));
        assertThat(line.message(1).body()).isEqualTo("hello");
        assertThat(line.message(3).body()).isEqualTo("hello");
        assertThat(backend.connections()).isEqualTo(2);
    }

    /// RFC 9110 §9.2.2: it may have been carried out.
    @Test
    void aPostOnAConnectionThatBreaksIsNotSentAgain() {
        ScriptedBackend backend =
                with(ScriptedBackend.running(visit -> Http2Line.backend(visit).head(1)));
        serve(backend);
        assertThat(client().send("POST / HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
                .isEqualTo(502);
        assertThat(backend.connections()).isEqualTo(1);
    }

    @Test
    void aBackendThatSpeaksHttp1Is502() {
        serve(with(ScriptedBackend.answering("HTTP/1.1 400 Bad Request\r\n\r\n")));
        assertThat(client().send("POST / HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
                .isEqualTo(502);
    }

    @Test
    void aCutAnswerLooksCut() {
        serve(
                backend(
                        (line, stream) ->
                                line.send(
                                        headers(stream, 0, ":status: 200"),
                                        data(stream, 0, "hel"),
                                        reset(stream, 2))));
        RawClient client = client();
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(client.head().status()).isEqualTo(200);
        assertThat(client.exactly(8)).isEqualTo("3\r\nhel\r\n");
        assertThat(client.skip(5)).isZero();
        Http2Line line = line();
        assertThat(line.send(get(1, "/")).message(1).isEnded()).isFalse();
    }

    @Test
    void aMalformedAnswerIs502() {
        serve(
                backend(
                        (line, stream) ->
                                line.send(
                                        headers(
                                                stream,
                                                END_STREAM,
                                                ":status: 200",
                                                "connection: close"))));
        assertThat(client().get("/").status()).isEqualTo(502);
        assertThat(requests).hasSize(1);
    }

    /// A client that left is none of the other's business.
    @Test
    void aClientThatLeavesEndsItsStreamOnly() {
        ScriptedBackend backend =
                backend(
                        (line, stream) -> {
                            if (stream != 1) {
                                hello(line, stream);
                            }
                        });
        serve(backend);
        RawClient leaving = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        await().until(() -> requests.size() == 1);
        leaving.close();
        await().until(() -> requests.getFirst().reset() >= 0 || backend(backend).inFlight() == 0);
        assertThat(client().get("/").body()).isEqualTo("hello");
        assertThat(backend.connections()).isEqualTo(1);
        assertThat(requests.getFirst().reset()).isEqualTo(8);
    }

    /// One client that takes nothing holds up no other on the same connection.
    @Test
    void aSlowClientHoldsUpNoOther() {
        String piece = "x".repeat(16_384);
        ScriptedBackend backend =
                backend(
                        (line, stream) -> {
                            boolean large = line.stream(stream).head().contains(":path: /large");
                            if (!large) {
                                hello(line, stream);
                                return;
                            }
                            // As much as the stream's window takes at first.
                            line.send(headers(stream, 0, ":status: 200"));
                            for (int i = 0; i < 4; i++) {
                                line.send(data(stream, 0, piece));
                            }
                        });
        serve(backend);
        Http2Line slow = line();
        slow.send(settings(4, 0));
        for (int i = 0; i < 20; i++) {
            slow.send(get(2 * i + 1, "/large"));
        }
        slow.head(39);
        RawClient client = client();
        for (int i = 0; i < 20; i++) {
            assertThat(client.get("/").body()).isEqualTo("hello");
        }
        assertThat(backend.connections()).isEqualTo(1);
    }

    /// A large answer flows through the windows of both sides.
    @Test
    void aLargeAnswerPasses() {
        ScriptedBackend backend =
                backend(
                        (line, stream) -> {
                            line.send(headers(stream, 0, ":status: 200"));
                            int window = 65_536;
                            int left = 2_000_000;
                            while (left > 0) {
                                int size = Math.min(Math.min(left, window), 16_384);
                                if (size == 0) {
                                    Http2Frame more = line.next(Http2Frame.WINDOW_UPDATE);
                                    window += more.stream() == stream ? more.intAt(0) : 0;
                                    continue;
                                }
                                left -= size;
                                window -= size;
                                int flags = left == 0 ? END_STREAM : 0;
                                line.send(data(stream, flags, "x".repeat(size)));
                            }
                        });
        serve(backend);
        assertThat(client().get("/").body()).hasSize(2_000_000);
    }
}
