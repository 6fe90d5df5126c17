package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// WebSocket through the proxy (RFC 9110 §7.8, RFC 6455 §4).
@ParameterizedClass
@EnumSource(Transport.class)
class TunnelIT extends ProxyScenario {
    private static final String ASK =
            "GET /chat HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, Upgrade\r\n"
                    + "Upgrade: WebSocket\r\nSec-WebSocket-Key: k\r\n\r\n";
    private static final String YES =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: a\r\n\r\n";

    TunnelIT(Transport transport) {
        super(transport);
    }

    @Test
    void bytesPassUnseenBothWaysAfterTheSwitch() {
        ScriptedBackend backend = with(echo());
        serve(Setup.web(backend));

        RawClient client = client().send(ASK);
        Message answer = client.head();

        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.value("Upgrade")).isEqualTo("websocket");
        assertThat(answer.value("Connection")).isEqualTo("Upgrade");
        assertThat(answer.value("Sec-WebSocket-Accept")).isEqualTo("a");
        assertThat(backend.request().value("Upgrade")).isEqualTo("websocket");
        assertThat(backend.request().value("Connection")).isEqualTo("Upgrade");

        String odd = "GET / HTTP/1.1\r\n\r\n\u0000\u00ff";
        for (int i = 0; i < 10; i++) {
            client.send(odd);
            assertThat(client.exactly(odd.length())).isEqualTo(odd);
        }
        assertThat(listener().inFlight()).isEqualTo(1);
        client.close();
        await().atMost(SOON).until(() -> listener().outcomes().informational() == 1);
        await().atMost(SOON).until(() -> backend.openConnections() == 0);
        assertThat(listener().bytesIn()).isEqualTo(ASK.length() + 10L * odd.length());
        assertThat(listener().bytesOut()).isGreaterThan(10L * odd.length());
    }

    /// RFC 9110 §7.8: Docker's attach and others switch to protocols of their own.
    @Test
    void anotherProtocolThanWebSocketPassesToo() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    visit.send(
                                            "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\n"
                                                    + "Upgrade: tcp\r\n\r\n");
                                    visit.send(visit.exactly(3));
                                    visit.awaitEnd();
                                }));
        serve(Setup.web(backend));

        RawClient client =
                client().send(
                                "POST /attach HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                                        + "Upgrade: tcp\r\n\r\n");

        assertThat(client.head().value("Upgrade")).isEqualTo("tcp");
        client.send("abc");
        assertThat(client.exactly(3)).isEqualTo("abc");
    }

    /// RFC 9110 §7.8: a backend may agree to what was asked for, to nothing else.
    @Test
    void aSwitchToAnotherProtocolThanTheOneAskedForIs502() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.answering(
                                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n"
                                        + "Upgrade: tcp\r\n\r\n"));
        serve(Setup.web(backend));

        assertThat(client().send(ASK).answer().status()).isEqualTo(502);
    }

    /// Octets for after the switch must not be relayed before it (CVE-2026-2833 of another proxy).
    @Test
    void earlyBytesWaitForTheBackendsYes() {
        CountDownLatch go = new CountDownLatch(1);
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    go.await();
                                    visit.send(YES);
                                    visit.send(visit.exactly(5));
                                    visit.awaitEnd();
                                }));
        serve(Setup.web(backend));

        RawClient client = client().send(ASK + "early");
        await().atMost(SOON).until(() -> backend.requests().size() == 1);
        assertThat(counts().service("app").traffic().bytesIn())
                .isEqualTo(backend(backend).bytesIn())
                .isEqualTo(headLength(backend.request()));
        go.countDown();

        assertThat(client.head().status()).isEqualTo(101);
        assertThat(client.exactly(5)).isEqualTo("early");
    }

    private static long headLength(Message request) {
        long fields = request.fields().stream().mapToLong(line -> line.length() + 2L).sum();
        return request.startLine().length() + 2 + fields + 2;
    }

    /// What was sent early is the next request if the backend says no, parsed as strictly as any.
    @Test
    void aRefusedSwitchLeavesHttpInForce() {
        ScriptedBackend backend = with(ScriptedBackend.saying("no"));
        serve(Setup.web(backend));

        RawClient client = client().send(ASK + "GET /next HTTP/1.1\r\nHost: x\r\n\r\n\u0000\r\n");

        assertThat(client.answer().body()).isEqualTo("no");
        assertThat(client.answer().body()).isEqualTo("no");
        assertThat(client.send("\r\n\r\n").answer().status()).isEqualTo(400);
        assertThat(backend.requests()).hasSize(2);
    }

    /// Only WebSocket, and only without a body.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Content-Length: 2\r\n\r\nhi",
                "GET / HTTP/1.0\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
            })
    void nothingElseIsASwitch(String request) {
        ScriptedBackend backend = with(echo());
        serve(Setup.web(backend));

        assertThat(client().send(request).answer().status()).isEqualTo(502);
        assertThat(backend.request().has("Upgrade")).isFalse();
    }

    @Test
    void theBackendsEndIsTheClients() {
        serve(
                Setup.web(
                        with(
                                ScriptedBackend.running(
                                        visit -> {
                                            visit.request();
                                            visit.send(YES + "last words");
                                        }))));

        RawClient client = client().send(ASK);

        assertThat(client.head().status()).isEqualTo(101);
        assertThat(client.exactly(10)).isEqualTo("last words");
        assertThat(client.end()).isEqualTo(End.CLOSED);
    }

    /// The limits of requests and answers are not those of a tunnel.
    @Test
    void aQuietTunnelStaysOpen() {
        Duration brief = Duration.ofMillis(300);
        var short1 = Limits.requestBody(Setup.patient(), brief);
        var short2 = Limits.response(Limits.responseBody(short1, brief), brief);
        var short3 = Limits.clientIdle(Limits.requestHead(short2, brief), brief);
        serve(Setup.with(Setup.web(with(echo())), Limits.clientWrite(short3, brief)));

        RawClient client = client().send(ASK + "early");
        assertThat(client.head().status()).isEqualTo(101);
        assertThat(client.exactly(5)).isEqualTo("early");
        await().during(Duration.ofMillis(1000)).until(() -> listener().openConnections() == 1);

        client.send("still here");
        assertThat(client.exactly(10)).isEqualTo("still here");
    }

    /// A fast side waits for a slow one here too.
    @Test
    void aTunnelHasBackPressureBothWays() {
        int size = 8 << 20;
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    visit.send(YES);
                                    visit.send(new byte[size]);
                                    visit.send("" + visit.skip(size));
                                    visit.awaitEnd();
                                }));
        serve(Setup.web(backend));

        RawClient client = client().send(ASK);
        client.head();
        Thread up = Thread.ofVirtual().start(() -> client.send(new byte[size]));

        assertThat(client.skip(size)).isEqualTo(size);
        assertThat(client.exactly(7)).isEqualTo("" + size);
        await().atMost(SOON).until(() -> !up.isAlive());
    }

    private static ScriptedBackend echo() {
        return ScriptedBackend.running(
                visit -> {
                    visit.request();
                    visit.send(YES);
                    while (true) {
                        visit.send(visit.exactly(1));
                    }
                });
    }
}
