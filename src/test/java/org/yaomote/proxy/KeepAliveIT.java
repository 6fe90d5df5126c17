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

/// Connections that live on (RFC 9112 §9.3).
@ParameterizedClass
@EnumSource(Transport.class)
class KeepAliveIT extends ProxyScenario {
    KeepAliveIT(Transport transport) {
        super(transport);
    }

    @Test
    void oneConnectionOnEachSideServesManyRequests() {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        serve(Setup.web(backend));

        RawClient client = client();
        for (int i = 0; i < 20; i++) {
            assertThat(client.get("/" + i).body()).isEqualTo("hello");
        }

        assertThat(backend.connections()).isEqualTo(1);
        assertThat(listener().connections()).isEqualTo(1);
    }

    @Test
    void clientsAfterEachOtherShareABackendsConnection() {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        serve(Setup.web(backend));

        for (int i = 0; i < 5; i++) {
            try (RawClient client = client()) {
                assertThat(client.get("/").status()).isEqualTo(200);
            }
        }

        assertThat(backend.connections()).isEqualTo(1);
    }

    /// RFC 9112 §9.6.
    @Test
    void aClientThatSaysCloseIsToldSoAndClosed() {
        ScriptedBackend backend = with(ScriptedBackend.saying("bye"));
        serve(Setup.web(backend));

        RawClient client = client();
        Message answer =
                client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n").answer();

        assertThat(answer.value("Connection")).isEqualTo("close");
        assertThat(client.end()).isEqualTo(End.CLOSED);
        // That was between the client and us: the backend's connection lives on.
        assertThat(client().get("/").status()).isEqualTo(200);
        assertThat(backend.connections()).isEqualTo(1);
    }

    /// RFC 9112 §9.6: the backend's close is between it and us.
    @Test
    void aBackendThatSaysCloseIsNotUsedAgain() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.answering(
                                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                                        + "Connection: close\r\n\r\nok"));
        serve(Setup.web(backend));

        RawClient client = client();
        for (int i = 0; i < 3; i++) {
            Message answer = client.get("/");
            assertThat(answer.body()).isEqualTo("ok");
            assertThat(answer.has("Connection")).isFalse();
        }

        assertThat(backend.connections()).isEqualTo(3);
        await().atMost(SOON).until(() -> backend.openConnections() == 0);
    }

    /// RFC 9112 §9.3.2.
    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() {
        ScriptedBackend backend = with(echo());
        serve(Setup.web(backend));

        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            many.append("GET /").append(i).append(" HTTP/1.1\r\nHost: x\r\n\r\n");
            many.append("POST /p").append(i);
            many.append(" HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");
        }
        RawClient client = client().send(many.toString());

        for (int i = 0; i < 50; i++) {
            assertThat(client.answer().body()).isEqualTo("/" + i);
            assertThat(client.answer().body()).isEqualTo("/p" + i + "body");
        }
    }

    @Test
    void requestsCutAnywhereAreTheSameRequests() {
        ScriptedBackend backend = with(echo());
        serve(Setup.web(backend));

        RawClient client = client();
        for (String octet : "GET /a HTTP/1.1\r\nHost: x\r\n\r\n".split("")) {
            client.send(octet);
        }
        assertThat(client.answer().body()).isEqualTo("/a");
        String post =
                "POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n";
        for (String octet : post.split("")) {
            client.send(octet);
        }

        assertThat(client.answer().body()).isEqualTo("/babc");
    }

    /// Far more than any buffer holds: what is kept aside must not grow with the connection's age.
    @Test
    void pipeliningOnAndOnKeepsLittleAside() throws InterruptedException {
        ScriptedBackend backend = with(ScriptedBackend.saying("ok"));
        serve(Setup.web(backend));
        String padding = "X-Pad: " + "p".repeat(8000) + "\r\n\r\n";
        RawClient client = client();
        int count = 2000;
        Thread sender =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int i = 0; i < count; i++) {
                                        client.send("GET / HTTP/1.1\r\nHost: x\r\n" + padding);
                                    }
                                });
        long before = Direct.used();
        long most = 0;

        for (int i = 0; i < count; i++) {
            assertThat(client.answer().body()).isEqualTo("ok");
            most = Math.max(most, Direct.used() - before);
        }

        sender.join();
        assertThat(most).isLessThan(4L << 20);
    }

    /// RFC 9112 §2.2.
    @Test
    void anEmptyLineBeforeTheFirstRequestIsForgiven() {
        ScriptedBackend backend = with(echo());
        serve(Setup.web(backend));

        assertThat(client().send("\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n").answer().body())
                .isEqualTo("/a");
    }

    /// RFC 9112 §9.3, appendix C.2.2.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientOfTenIsKeptOnlyIfItAsks(boolean asks) {
        ScriptedBackend backend = with(ScriptedBackend.saying("old"));
        serve(Setup.web(backend));

        RawClient client = client();
        String wish = asks ? "Connection: keep-alive\r\n" : "";
        Message answer = client.send("GET / HTTP/1.0\r\n" + wish + "\r\n").answer();

        assertThat(answer.body()).isEqualTo("old");
        assertThat(answer.value("Connection")).isEqualTo(asks ? "keep-alive" : "close");
        // RFC 9112 §3.2: towards the backend it is HTTP/1.1, which needs a Host.
        assertThat(backend.request().value("Host")).isEqualTo("127.0.0.1:" + port());
        if (asks) {
            assertThat(client.send("GET / HTTP/1.0\r\n\r\n").answer().body()).isEqualTo("old");
        }
        assertThat(client.end()).isEqualTo(End.CLOSED);
    }

    /// RFC 9112 §9.3: a backend of HTTP/1.0 closes unless it says otherwise.
    @Test
    void aBackendOfTenIsKeptOnlyIfItSaysSo() {
        ScriptedBackend backend =
                with(ScriptedBackend.answering("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        serve(Setup.web(backend));

        RawClient client = client();
        assertThat(client.get("/").startLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(client.get("/").body()).isEqualTo("ok");

        assertThat(backend.connections()).isEqualTo(2);
    }

    private static ScriptedBackend echo() {
        return ScriptedBackend.running(
                visit -> {
                    Message request = visit.request();
                    while (request != null) {
                        visit.ok(request.target() + request.body());
                        request = visit.request();
                    }
                });
    }
}
