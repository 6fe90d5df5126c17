package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.util.stream.Stream;

/// Backends that break the rules: their answers are refused, and never get to another client.
class HostileBackendIT extends ProxyScenario {
    private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood";

    HostileBackendIT() {
        super(Transport.BEST);
    }

    static Stream<String> malformed() {
        return Stream.of(
                "garbage\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\n\r\n",
                "HTTP/1.1 99 Low\r\n\r\n",
                "HTTP/1.1 600 High\r\n\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "ICY 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nBad Name: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: b\u0000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: b\nC: d\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(201) + "\r\n",
                "HTTP/1.1 200 OK\r\nA: " + "a".repeat(70_000) + "\r\n\r\n");
    }

    /// RFC 9112 §4 to §6; the client's connection is none the worse for it.
    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedAnswerIs502(String octets) {
        ScriptedBackend backend = with(firstThenGood(octets));
        serve(Setup.web(backend));

        RawClient client = client();
        assertThat(client.get("/").status()).isEqualTo(502);
        assertThat(client.get("/").body()).isEqualTo("good");

        assertThat(backend.connections()).isEqualTo(2);
        assertThat(listener().outcomes().serverError()).isEqualTo(1);
        assertThat(backend(backend).outcomes().failed()).isEqualTo(1);
    }

    /// RFC 9110 §15.2.2: nobody asked to switch; what follows is nobody's answer.
    @Test
    void anUnaskedSwitchIs502AndWhatFollowsIsDropped() {
        String smuggled = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nsmuggled";
        ScriptedBackend backend =
                with(
                        firstThenGood(
                                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                        + "Connection: Upgrade\r\n\r\n"
                                        + smuggled));
        serve(Setup.web(backend));

        RawClient client = client();
        client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
        Message first = client.answer();
        Message second = client.answer();

        assertThat(first.status()).isEqualTo(502);
        assertThat(second.body()).isEqualTo("good");
    }

    /// RFC 9112 §9.2: octets behind an answer belong to no request.
    @Test
    void octetsBehindAnAnswerAreNobodys() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.answering(
                                GOOD + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"));
        serve(Setup.web(backend));

        RawClient client = client();
        for (int i = 0; i < 3; i++) {
            assertThat(client.get("/").body()).isEqualTo("good");
        }

        assertThat(backend.connections()).isEqualTo(3);
    }

    /// The same octets, but late: the connection lies in the pool by then.
    @Test
    void octetsOnAnIdleConnectionEndIt() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    while (visit.request() != null) {
                                        visit.send(GOOD);
                                        if (visit.number() == 1) {
                                            visit.send("HTTP/1.1 200 OK\r\n");
                                            visit.awaitEnd();
                                        }
                                    }
                                }));
        serve(Setup.web(backend));

        RawClient client = client();
        assertThat(client.get("/").body()).isEqualTo("good");
        await().atMost(SOON).until(() -> backend.openConnections() == 0);
        assertThat(client.get("/").body()).isEqualTo("good");
    }

    /// An answer that begins before its request is complete in one piece, and ends in crumbs.
    @Test
    void anAnswerInCrumbsIsTheSameAnswer() {
        serve(
                Setup.web(
                        with(
                                ScriptedBackend.running(
                                        visit -> {
                                            while (visit.request() != null) {
                                                for (String octet : GOOD.split("")) {
                                                    visit.send(octet);
                                                }
                                            }
                                        }))));

        RawClient client = client();
        assertThat(client.get("/").body()).isEqualTo("good");
        assertThat(client.get("/").body()).isEqualTo("good");
    }

    @Test
    void aMalformedAnswerToHeadIs502() {
        serve(Setup.web(with(firstThenGood("HTTP/1.1 2OO\r\n\r\n"))));

        RawClient client = client();
        assertThat(client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").answerToHead().status())
                .isEqualTo(502);
        assertThat(client.get("/").body()).isEqualTo("good");
    }

    private static ScriptedBackend firstThenGood(String octets) {
        return ScriptedBackend.running(
                visit -> {
                    while (visit.request() != null) {
                        visit.send(visit.number() == 1 ? octets : GOOD);
                    }
                });
    }
}
