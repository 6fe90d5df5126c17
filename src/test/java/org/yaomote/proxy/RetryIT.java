package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.Backend;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

/// The law of trying again: any request after a refused connection, only GET, HEAD and OPTIONS
/// without a touched body after that, nothing after an answer's first octet.
@ParameterizedClass
@EnumSource(Transport.class)
class RetryIT extends ProxyScenario {
    private static final String POST =
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody";

    RetryIT(Transport transport) {
        super(transport);
    }

    private static Backend refusing() {
        return new Backend("", "127.0.0.1", ScriptedBackend.refusingPort(), 1, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", POST})
    void aRefusedConnectionGoesToTheNextBackend(String request) {
        ScriptedBackend good = with(ScriptedBackend.saying("good"));
        serve(Setup.web(Setup.service("app", refusing(), good.config(), refusing())));

        RawClient client = client();
        for (int i = 0; i < 6; i++) {
            assertThat(client.send(request).answer().body()).isEqualTo("good");
        }

        assertThat(listener().outcomes().success()).isEqualTo(6);
        assertThat(listener().retries()).isPositive();
        assertThat(counts().service("app").traffic().retries()).isEqualTo(listener().retries());
    }

    @Test
    void whereAllBackendsRefuseTheAnswerIs503() {
        serve(Setup.web(Setup.service("app", refusing(), refusing())));

        RawClient client = client();
        assertThat(client.get("/").status()).isEqualTo(503);
        assertThat(client.get("/").status()).isEqualTo(503);
        assertThat(client.send(POST).answer().status()).isEqualTo(503);
    }

    /// A request gets three tries and no more.
    @Test
    void theFourthBackendIsNotTried() {
        ScriptedBackend good = with(ScriptedBackend.saying("good"));
        Backend[] bad = {refusing(), refusing(), refusing(), refusing(), good.config()};
        serve(Setup.web(Setup.service("app", bad)));

        int refused = 0;
        RawClient client = client();
        for (int i = 0; i < 5; i++) {
            refused += client.get("/").status() == 503 ? 1 : 0;
        }

        assertThat(refused).isPositive();
        assertThat(listener().outcomes().total()).isEqualTo(5);
    }

    /// A backend closes idle connections when it likes; that is no failure of the next request.
    @Test
    void aGetOnAStaleConnectionIsSentOnceMore() {
        ScriptedBackend backend = with(closingOnTheSecond());
        serve(Setup.web(backend));

        RawClient client = client();
        assertThat(client.get("/1").body()).isEqualTo("answer");
        assertThat(client.get("/2").body()).isEqualTo("answer");

        assertThat(backend.requests()).hasSize(3);
        assertThat(backend.connections()).isEqualTo(2);
        assertThat(listener().retries()).isEqualTo(1);
        assertThat(listener().outcomes().success()).isEqualTo(2);
    }

    /// It may have been done: whether it may be done twice only the client knows.
    @Test
    void aPostOnAStaleConnectionIsNeverSentTwice() {
        ScriptedBackend backend = with(closingOnTheSecond());
        serve(Setup.web(backend, with(closingOnTheSecond())));

        RawClient client = client();
        client.get("/1");
        client.get("/1");
        assertThat(client.send(POST).answer().status()).isEqualTo(502);

        assertThat(backend.requests()).hasSize(2);
        assertThat(listener().retries()).isZero();
    }

    /// Once more, not again and again.
    @Test
    void aBackendThatAlwaysBreaksIs502() {
        ScriptedBackend backend = with(ScriptedBackend.running(visit -> visit.request()));
        serve(Setup.web(backend));

        assertThat(client().get("/").status()).isEqualTo(502);
        assertThat(backend.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGetThatBrokeBeforeItsAnswerGoesToAnotherBackend(boolean reset) {
        ScriptedBackend bad = with(breaking(reset));
        ScriptedBackend good = with(ScriptedBackend.saying("good"));
        serve(Setup.web(bad, good));

        RawClient client = client();
        for (int i = 0; i < 4; i++) {
            assertThat(client.get("/").body()).isEqualTo("good");
        }

        assertThat(bad.requests()).isNotEmpty();
        assertThat(backend(bad).outcomes().failed()).isEqualTo(bad.requests().size());
    }

    @Test
    void aPostThatBrokeBeforeItsAnswerIs502() {
        ScriptedBackend one = with(breaking(false));
        ScriptedBackend two = with(breaking(false));
        serve(Setup.web(one, two));

        assertThat(client().send(POST).answer().status()).isEqualTo(502);
        assertThat(one.requests().size() + two.requests().size()).isEqualTo(1);
    }

    /// A GET with a body is as good as gone once an octet of it was passed on.
    @Test
    void aGetWhoseBodyWasTouchedIsNotSentAgain() {
        ScriptedBackend one = with(breaking(false));
        ScriptedBackend two = with(breaking(false));
        serve(Setup.web(one, two));

        String get = "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody";
        assertThat(client().send(get).answer().status()).isEqualTo(502);
        assertThat(one.requests().size() + two.requests().size()).isEqualTo(1);
    }

    @Test
    void nothingIsRepeatedAfterAnAnswersFirstOctet() {
        ScriptedBackend bad =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    visit.send("H");
                                }));
        serve(Setup.web(bad));

        assertThat(client().get("/").status()).isEqualTo(502);
        assertThat(bad.requests()).hasSize(1);
    }

    /// An interim answer was relayed: whoever got it would get another one from the next backend.
    @Test
    void nothingIsRepeatedAfterAnInterimAnswer() {
        ScriptedBackend bad =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    visit.send("HTTP/1.1 103 Early Hints\r\n\r\n");
                                }));
        serve(Setup.web(bad, with(ScriptedBackend.saying("good"))));

        RawClient client = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(client.head().status()).isEqualTo(103);
        assertThat(client.answer().status()).isEqualTo(502);
        assertThat(listener().retries()).isZero();
    }

    /// Five refusals in a row, and a backend is left alone for a while.
    @Test
    void aBackendThatKeepsRefusingIsPassedOver() {
        ScriptedBackend good = with(ScriptedBackend.saying("good"));
        Backend dead = refusing();
        serve(Setup.web(Setup.service("app", dead, good.config())));

        RawClient client = client();
        for (int i = 0; i < 40; i++) {
            assertThat(client.get("/").status()).isEqualTo(200);
        }

        var known = counts().service("app").backends().get(dead.address());
        assertThat(known).isNotNull();
        assertThat(known.traffic().requests()).isEqualTo(5);
        assertThat(known.health().reason()).isEqualTo("upstream.refused");
    }

    @Test
    void aConnectionThatClosedWhileIdleIsNotUsed() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    visit.ok("once");
                                }));
        serve(Setup.web(backend));

        RawClient client = client();
        for (int i = 1; i <= 3; i++) {
            assertThat(client.send(POST).answer().body()).isEqualTo("once");
            await().atMost(SOON).until(() -> backend.openConnections() == 0);
            await().atMost(SOON).until(() -> backend(backend).openConnections() == 0);
        }

        assertThat(listener().retries()).isZero();
    }

    /// Answers a connection's first request and closes on its second without a word.
    private static ScriptedBackend closingOnTheSecond() {
        return ScriptedBackend.running(
                visit -> {
                    visit.request();
                    visit.ok("answer");
                    visit.request();
                });
    }

    private static ScriptedBackend breaking(boolean reset) {
        return ScriptedBackend.running(
                visit -> {
                    visit.request();
                    if (reset) {
                        visit.reset();
                    }
                });
    }
}
