package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.util.concurrent.CountDownLatch;

/// Where bodies end (RFC 9112 §6 and §7), whole ones and cut ones.
@ParameterizedClass
@EnumSource(Transport.class)
class FramingIT extends ProxyScenario {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    FramingIT(Transport transport) {
        super(transport);
    }

    /// RFC 9112 §7.1: chunk extensions go no further, nor do trailers that belong into the head.
    @Test
    void aChunkedRequestReachesTheBackendChunked() {
        ScriptedBackend backend = with(ScriptedBackend.saying("ok"));
        serve(Setup.web(backend));

        RawClient client = client();
        client.send(
                "POST / HTTP/1.1\r\n"
                        + "Host: x\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                        + "5;a=b\r\n"
                        + "hello\r\n"
                        + "00A\r\n"
                        + ", chunked!\r\n"
                        + "0\r\n"
                        + "X-Trailer: t\r\n"
                        + "Host: y\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(200);

        Message got = backend.request();
        assertThat(got.value("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(got.framed())
                .isEqualTo("5\r\nhello\r\n00A\r\n, chunked!\r\n0\r\nX-Trailer: t\r\n\r\n");
        assertThat(client.get("/next").status()).isEqualTo(200);
    }

    @Test
    void aChunkedAnswerReachesTheClientChunked() {
        serve(Setup.web(with(answer(CHUNKED + "3;ext\r\nabc\r\n2\r\nde\r\n0\r\nVia: v\r\n\r\n"))));

        RawClient client = client();
        for (int i = 0; i < 2; i++) {
            Message answer = client.get("/");
            assertThat(answer.framed()).isEqualTo("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
            assertThat(answer.has("Content-Length")).isFalse();
        }
    }

    /// RFC 9112 §7.1: HTTP/1.0 knows no chunks, so the connection's end is the body's.
    @Test
    void aClientOfTenGetsAChunkedAnswerWithoutItsChunks() {
        serve(Setup.web(with(answer(CHUNKED + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))));

        RawClient client = client();
        Message answer = client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").answer();

        assertThat(answer.body()).isEqualTo("abcde");
        assertThat(answer.has("Transfer-Encoding")).isFalse();
        assertThat(answer.value("Connection")).isEqualTo("close");
        assertThat(client.end()).isEqualTo(End.CLOSED);
    }

    /// RFC 9112 §6.3: such answers have no body, whatever their fields say.
    @ParameterizedTest
    @CsvSource({"GET, 204 No Content", "GET, 304 Not Modified", "HEAD, 200 OK"})
    void anAnswerWithoutABodyEndsWithItsHead(String method, String status) {
        String length = status.startsWith("204") ? "" : "Content-Length: 1000\r\n";
        ScriptedBackend backend = with(answer("HTTP/1.1 " + status + "\r\n" + length + "\r\n"));
        serve(Setup.web(backend));

        RawClient client = client();
        for (int i = 0; i < 3; i++) {
            Message answer = client.send(method + " / HTTP/1.1\r\nHost: x\r\n\r\n").answerToHead();
            assertThat(answer.startLine()).isEqualTo("HTTP/1.1 " + status);
            assertThat(answer.values("Content-Length"))
                    .isEqualTo(length.isEmpty() ? java.util.List.of() : java.util.List.of("1000"));
        }

        assertThat(backend.connections()).isEqualTo(1);
    }

    /// RFC 9110 §9.3.2: our own answer to HEAD has no body either.
    @Test
    void anErrorAnswerToHeadHasNoBody() {
        serve(Setup.web(Setup.service("app", new org.yaomote.config.Backend[0])));

        RawClient client = client();
        assertThat(client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").answerToHead().status())
                .isEqualTo(503);
        assertThat(client.get("/").status()).isEqualTo(503);
    }

    /// RFC 9112 §6.3, rule 8.
    @Test
    void anAnswerThatEndsWithItsConnectionDoesSoForTheClient() {
        serve(Setup.web(with(answerAndClose("HTTP/1.1 200 OK\r\n\r\nuntil the end"))));

        RawClient client = client();
        Message answer = client.get("/");

        assertThat(answer.body()).isEqualTo("until the end");
        assertThat(answer.value("Connection")).isEqualTo("close");
        assertThat(client.end()).isEqualTo(End.CLOSED);
        assertThat(listener().outcomes().success()).isEqualTo(1);
    }

    /// RFC 9112 §8: what was cut must not look whole.
    @Test
    void aResetInAnAnswerThatEndsWithItsConnectionIsAResetForTheClient() {
        CountDownLatch read = new CountDownLatch(1);
        serve(
                Setup.web(
                        with(
                                ScriptedBackend.running(
                                        visit -> {
                                            visit.request();
                                            visit.send("HTTP/1.1 200 OK\r\n\r\nhalf of i");
                                            read.await();
                                            visit.reset();
                                        }))));

        RawClient client = client();
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(client.head().status()).isEqualTo(200);
        assertThat(client.exactly(9)).isEqualTo("half of i");
        read.countDown();

        assertThat(client.end()).isEqualTo(End.RESET);
        await().atMost(SOON).until(() -> listener().outcomes().failed() == 1);
    }

    /// RFC 9112 §8.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
                CHUNKED + "a\r\nhalf",
                CHUNKED + "4\r\nhalf\r\n",
                CHUNKED + "4\r\nhalf\r\n0\r\n",
            })
    void aCutAnswerLooksCut(String half) {
        serve(Setup.web(with(answerAndClose(half))));

        RawClient client = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThatThrownBy(client::answer).hasRootCauseInstanceOf(java.io.EOFException.class);
        assertThat(listener().outcomes().failed()).isEqualTo(1);
    }

    /// An HTTP/1.0 client sees no chunks, so only a reset tells it that the last one is missing.
    @Test
    void aCutChunkedAnswerIsAResetForAClientOfTen() {
        serve(Setup.web(with(answerAndClose(CHUNKED + "4\r\nhalf\r\n"))));

        RawClient client = client().send("GET / HTTP/1.0\r\n\r\n");

        assertThat(client.end()).isEqualTo(End.RESET);
    }

    /// RFC 9112 §7.1: a broken chunk ends the answer as visibly as a lost connection.
    @Test
    void anAnswerWithABrokenChunkLooksCut() {
        serve(Setup.web(with(answer(CHUNKED + "4\r\nhalf\r\nzz\r\n0\r\n\r\n"))));

        RawClient client = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThatThrownBy(client::answer).hasRootCauseInstanceOf(java.io.EOFException.class);
        assertThat(listener().outcomes().failed()).isEqualTo(1);
    }

    /// RFC 9110 §15.2, RFC 8297: interim answers reach those who know them.
    @Test
    void interimAnswersAreRelayed() {
        serve(Setup.web(with(answer(early() + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))));

        RawClient client = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        Message first = client.answer();

        assertThat(first.startLine()).isEqualTo("HTTP/1.1 103 Early Hints");
        assertThat(first.value("Link")).isEqualTo("</a.css>; rel=preload");
        assertThat(client.answer().status()).isEqualTo(102);
        assertThat(client.answer().body()).isEqualTo("ok");
        assertThat(listener().outcomes().informational()).isZero();
    }

    /// RFC 9110 §15.2: a server must not send them to HTTP/1.0.
    @Test
    void interimAnswersAreKeptFromAClientOfTen() {
        serve(Setup.web(with(answer(early() + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))));

        assertThat(client().send("GET / HTTP/1.0\r\n\r\n").answer().body()).isEqualTo("ok");
    }

    private static String early() {
        return "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"
                + "HTTP/1.1 102 Processing\r\n\r\n";
    }

    /// RFC 9110 §10.1.1: the expectation is the backend's to meet.
    @Test
    void expectContinueIsRelayedBothWays() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.head();
                                    visit.send("HTTP/1.1 100 Continue\r\n\r\n");
                                    visit.ok(visit.exactly(5));
                                    visit.awaitEnd();
                                }));
        serve(Setup.web(backend));

        RawClient client = client();
        client.send(
                "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(100);
        client.send("hello");

        assertThat(client.answer().body()).isEqualTo("hello");
        assertThat(backend.request().value("Expect")).isEqualTo("100-continue");
    }

    /// RFC 9110 §10.1.1: a final answer instead of 100 spares the client its body.
    @Test
    void aRefusedExpectationReachesTheClient() {
        serve(
                Setup.web(
                        with(
                                ScriptedBackend.running(
                                        visit -> {
                                            visit.head();
                                            visit.send(
                                                    "HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n");
                                            visit.awaitEnd();
                                        }))));

        RawClient client = client();
        client.send(
                "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
        Message answer = client.answer();

        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.value("Connection")).isEqualTo("close");
        assertThat(client.end()).isEqualTo(End.CLOSED);
    }

    /// RFC 9112 §9.5: a server may answer, and close, before it has read everything.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEarlyAnswerReachesTheUploadingClient(boolean reset) throws InterruptedException {
        String answer = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 5\r\n\r\nlarge";
        serve(
                Setup.web(
                        with(
                                ScriptedBackend.running(
                                        visit -> {
                                            visit.head();
                                            visit.skip(1000);
                                            visit.send(answer);
                                            if (!reset) {
                                                visit.awaitEnd();
                                            }
                                            // Closing with octets unread is a reset.
                                        }))));

        RawClient client = client();
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n");
        Thread upload = Thread.ofVirtual().start(() -> Uploads.asMuchAsPossible(client));
        Message got = client.answer();

        assertThat(got.status()).isEqualTo(413);
        assertThat(got.body()).isEqualTo("large");
        assertThat(got.value("Connection")).isEqualTo("close");
        client.close();
        upload.join();
    }

    private static ScriptedBackend answer(String octets) {
        return ScriptedBackend.answering(octets);
    }

    private static ScriptedBackend answerAndClose(String octets) {
        return ScriptedBackend.running(
                visit -> {
                    visit.request();
                    visit.send(octets);
                });
    }
}
