package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.util.stream.Stream;

/// Clients that break the rules: refused before anything reaches a backend (RFC 9112 §11.2).
class HostileClientIT extends ProxyScenario {
    private static final String HOST = "Host: x\r\n";

    HostileClientIT() {
        super(Transport.BEST);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(400, "GET\r\n\r\n"),
                Arguments.of(400, "GET / \r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET  / HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "G@T / HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET /\u0001 HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET relative HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET / http/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(505, "GET / HTTP/2.0\r\n" + HOST + "\r\n"),
                Arguments.of(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: user@a\r\n\r\n"),
                Arguments.of(400, "GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + HOST + "A : b\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + HOST + "A: b\r\n c\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + HOST + "A: b\u0000c\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + HOST + "A: b\nC: d\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + HOST + "A: b\rC: d\r\n\r\n"),
                Arguments.of(400, post("Content-Length: 1\r\nContent-Length: 2\r\n")),
                Arguments.of(400, post("Content-Length: 1\r\nContent-Length: 1\r\n")),
                Arguments.of(400, post("Content-Length: 1, 1\r\n")),
                Arguments.of(400, post("Content-Length: +1\r\n")),
                Arguments.of(400, post("Content-Length: 0x1\r\n")),
                Arguments.of(400, post("Content-Length: 9223372036854775808\r\n")),
                Arguments.of(400, post("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n")),
                Arguments.of(400, post("Transfer-Encoding: chunked\r\nContent-Length: 1\r\n")),
                Arguments.of(501, post("Transfer-Encoding: gzip, chunked\r\n")),
                Arguments.of(501, post("Transfer-Encoding: xchunked\r\n")),
                Arguments.of(
                        400, post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")),
                Arguments.of(
                        400, "POST / HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n"),
                Arguments.of(414, "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(414, "GET /" + "a".repeat(40_000)),
                Arguments.of(
                        431, "GET / HTTP/1.1\r\n" + HOST + "A: " + "a".repeat(33_000) + "\r\n\r\n"),
                Arguments.of(431, "GET / HTTP/1.1\r\n" + HOST + "A: b\r\n".repeat(101) + "\r\n"));
    }

    private static String post(String fields) {
        return "POST / HTTP/1.1\r\n" + HOST + fields + "\r\n";
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedRequestIsRefusedAndReachesNobody(int status, String octets) {
        ScriptedBackend backend = with(ScriptedBackend.saying("never"));
        serve(Setup.web(backend));

        RawClient client = client();
        Message answer = client.send(octets).answer();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.value("Connection")).isEqualTo("close");
        assertThat(client.end()).isEqualTo(End.CLOSED);
        assertThat(backend.connections()).isZero();
        assertThat(listener().requests()).isEqualTo(1);
        assertThat(listener().outcomes().total()).isEqualTo(1);
        assertThat(listener().bytesOut()).isPositive();
    }

    /// A second request in the same octets must not be taken for one.
    @Test
    void whatFollowsAMalformedRequestIsDropped() {
        ScriptedBackend backend = with(ScriptedBackend.saying("never"));
        serve(Setup.web(backend));

        RawClient client = client();
        client.send("BAD\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(client.answer().status()).isEqualTo(400);
        assertThat(client.end()).isEqualTo(End.CLOSED);
        assertThat(backend.connections()).isZero();
    }

    @Test
    void goodRequestsBeforeAMalformedOneAreAnswered() {
        ScriptedBackend backend = with(ScriptedBackend.saying("good"));
        serve(Setup.web(backend));

        RawClient client = client();
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n\r\n");

        assertThat(client.answer().body()).isEqualTo("good");
        assertThat(client.answer().status()).isEqualTo(400);
        assertThat(client.end()).isEqualTo(End.CLOSED);
    }

    /// RFC 9112 §7.1: the backend's half request is never completed.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n",
                "5\nhello\r\n",
                "5\r\nhelloXX0\r\n",
                "-1\r\n",
                "11111111111111111\r\n",
                "5 \r\nhello\r\n",
                "0\r\nbad trailer\r\n\r\n",
                "0\r\nA: b\n\r\n\r\n",
            })
    void aBrokenChunkIs400AndTheBackendsRequestIsNeverCompleted(String chunks) {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.head();
                                    visit.awaitEnd();
                                }));
        serve(Setup.web(backend));

        RawClient client = client();
        client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n");
        await().atMost(SOON).until(() -> backend.requests().size() == 1);
        client.send(chunks);

        assertThat(client.answer().status()).isEqualTo(400);
        assertThat(client.end()).isEqualTo(End.CLOSED);
        await().atMost(SOON).until(() -> backend.openConnections() == 0);
    }

    /// The backend must not take half a body for a whole one.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientThatGoesAwayMidBodyCutsTheBackendsRequest(boolean reset) {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.head();
                                    visit.awaitEnd();
                                }));
        serve(Setup.web(backend));

        RawClient client = client();
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
        await().atMost(SOON).until(() -> backend.requests().size() == 1);
        if (reset) {
            client.reset();
        } else {
            client.close();
        }

        await().atMost(SOON).until(() -> backend.openConnections() == 0);
        await().atMost(SOON).until(() -> listener().outcomes().failed() == 1);
        assertThat(backend(backend).outcomes().failed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep-alive", "close"})
    void aClientThatGoesAwayBeforeItsAnswerClosesTheBackendsConnection(String connection) {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    visit.awaitEnd();
                                }));
        serve(Setup.web(backend));

        RawClient client = client();
        client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: " + connection + "\r\n\r\n");
        await().atMost(SOON).until(() -> backend.requests().size() == 1);
        client.close();

        await().atMost(SOON).until(() -> backend.openConnections() == 0);
        await().atMost(SOON).until(() -> backend(backend).inFlight() == 0);
    }

    @Test
    void aClientThatGoesAwayInAnAnswerClosesTheBackendsConnection() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    visit.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                                    visit.awaitEnd();
                                }));
        serve(Setup.web(backend));

        RawClient client = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(client.head().status()).isEqualTo(200);
        client.close();

        await().atMost(SOON).until(() -> backend.openConnections() == 0);
        await().atMost(SOON).until(() -> listener().outcomes().failed() == 1);
    }

    @Test
    void aConnectionWithoutARequestIsNoRequest() {
        serve(Setup.web(with(ScriptedBackend.saying("x"))));

        client().close();
        client().send("GET / HT").close();

        await().atMost(SOON).until(() -> listener().connections() == 2);
        await().atMost(SOON).until(() -> listener().openConnections() == 0);
        assertThat(listener().requests()).isZero();
    }
}
