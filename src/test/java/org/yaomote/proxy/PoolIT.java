package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

/// A backend's connection serves another request only if the one before and its answer both ended
/// as they should (RFC 9112 §9.3): else what is left of them would be taken for the next.
@ParameterizedClass
@EnumSource(Transport.class)
class PoolIT extends ProxyScenario {
    PoolIT(Transport transport) {
        super(transport);
    }

    private static ScriptedBackend answeringAtTheHead() {
        return ScriptedBackend.running(
                visit -> {
                    visit.head();
                    visit.ok("early");
                    visit.awaitEnd();
                });
    }

    @Test
    void aConnectionWhoseRequestDidNotEndIsNotUsedAgain() {
        ScriptedBackend backend = with(answeringAtTheHead());
        serve(Setup.web(backend));

        RawClient client =
                client().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
        assertThat(client.answer().body()).isEqualTo("early");

        await().atMost(SOON).until(() -> backend.openConnections() == 0);
        assertThat(client().get("/next").body()).isEqualTo("early");
        assertThat(backend.connections()).isEqualTo(2);
    }

    @Test
    void aConnectionWhoseAnswerCameBeforeItsRequestEndedIsUsedOnceBothAreWhole() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.head();
                                    visit.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
                                    visit.send(visit.exactly(4));
                                    while (visit.request() != null) {
                                        visit.ok("again");
                                    }
                                }));
        serve(Setup.web(backend));

        RawClient client = client().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n");
        assertThat(client.head().status()).isEqualTo(200);
        assertThat(client.send("echo").exactly(4)).isEqualTo("echo");

        assertThat(client().get("/next").body()).isEqualTo("again");
        assertThat(backend.connections()).isLessThanOrEqualTo(2);
    }

    /// The answer to somebody who left is nobody's.
    @Test
    void nobodyGetsTheAnswerOfAClientThatLeft() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    Message request = visit.request();
                                    while (request != null) {
                                        visit.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
                                        visit.send(request.target());
                                        request = visit.request();
                                    }
                                }));
        serve(Setup.web(backend), 2);

        for (int i = 100; i < 400; i++) {
            RawClient leaves = client().send("GET /" + i + " HTTP/1.1\r\nHost: x\r\n\r\n");
            if (i % 2 == 0) {
                leaves.reset();
            } else {
                leaves.close();
            }
            assertThat(client().get("/" + (i + 300)).body()).isEqualTo("/" + (i + 300));
        }
    }

    /// One client's broken bodies and odd requests are no reason to leave a backend to itself.
    @Test
    void aClientCannotTurnABackendAwayFromTheOthers() {
        ScriptedBackend backend = with(ScriptedBackend.saying("ok"));
        serve(Setup.web(backend));

        for (int i = 0; i < 20; i++) {
            RawClient evil =
                    client().send(
                                    "POST / HTTP/1.1\r\nHost: x\r\n"
                                            + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
            assertThat(evil.answer().status()).isEqualTo(400);
            RawClient leaves =
                    client().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf");
            leaves.reset();
        }

        for (int i = 0; i < 5; i++) {
            assertThat(client().get("/").body()).isEqualTo("ok");
        }
        var known = counts().service("app").backends().get(backend.config().address());
        assertThat(known).isNotNull();
        assertThat(known.health().reason()).isEmpty();
    }

    /// Nor are malformed answers to one address of the backend's, however many.
    @Test
    void anAddressThatAlwaysBreaksDoesNotTurnItsBackendAway() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    Message request = visit.request();
                                    while (request != null) {
                                        if (request.target().equals("/broken")) {
                                            visit.send("HTTP/1.1 2x0 Broken\r\n\r\n");
                                        } else {
                                            visit.ok("ok");
                                        }
                                        request = visit.request();
                                    }
                                }));
        serve(Setup.web(backend));

        RawClient client = client();
        for (int i = 0; i < 20; i++) {
            assertThat(client.get("/broken").status()).isEqualTo(502);
        }

        assertThat(client.get("/").body()).isEqualTo("ok");
    }
}
