package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.Traffic;
import org.yaomote.policy.Condition;

/// Counts are exact when nothing is under way. That every request has exactly one end is checked
/// behind every test of this room.
class CountsIT extends ProxyScenario {
    CountsIT() {
        super(Transport.BEST);
    }

    private static ScriptedBackend statuses() {
        return ScriptedBackend.running(
                visit -> {
                    Message request = visit.request();
                    while (request != null) {
                        String status = request.target().substring(1);
                        visit.send("HTTP/1.1 " + status + " X\r\nContent-Length: 2\r\n\r\nok");
                        request = visit.request();
                    }
                });
    }

    @Test
    void outcomesAreCountedByClassEverywhere() {
        ScriptedBackend backend = with(statuses());
        serve(Setup.web(backend), 2);

        try (RawClient client = client()) {
            for (int status : new int[] {200, 200, 201, 301, 404, 404, 500, 503, 503, 503}) {
                assertThat(client.get("/" + status).status()).isEqualTo(status);
            }
        }

        Traffic.Outcomes expected = new Traffic.Outcomes(0, 3, 1, 2, 4, 0);
        assertThat(listener().outcomes()).isEqualTo(expected);
        assertThat(counts().service("app").traffic().outcomes()).isEqualTo(expected);
        assertThat(backend(backend).outcomes()).isEqualTo(expected);
        assertThat(listener().latency().count()).isEqualTo(10);
        await().atMost(SOON).until(() -> listener().openConnections() == 0);
        assertThat(backend(backend).openConnections()).isEqualTo(1);
    }

    /// Bytes are those of the wire: of the client's for the listener, of the backend's for it.
    @Test
    void bytesAreThoseOfTheWire() {
        ScriptedBackend backend = with(ScriptedBackend.saying("0123456789"));
        serve(Setup.web(backend));
        String request = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789";

        RawClient client = client();
        for (int i = 0; i < 3; i++) {
            client.send(request);
            assertThat(client.exactly(answer.length())).isEqualTo(answer);
        }

        long forwarded = wire(backend.requests().getFirst());
        assertThat(listener().bytesIn()).isEqualTo(3L * request.length());
        assertThat(listener().bytesOut()).isEqualTo(3L * answer.length());
        assertThat(backend(backend).bytesIn()).isEqualTo(3 * forwarded);
        assertThat(backend(backend).bytesOut()).isEqualTo(3L * answer.length());
        assertThat(counts().service("app").traffic().bytesIn()).isEqualTo(3 * forwarded);
    }

    private static long wire(Message message) {
        long fields = message.fields().stream().mapToLong(line -> line.length() + 2L).sum();
        return message.startLine().length() + 2 + fields + 2 + message.framed().length();
    }

    @Test
    void ownAnswersCountForTheListenerOnly() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend))
                        .withListener(
                                Setup.http(
                                        "web",
                                        Setup.rule("app", new Condition.PathPrefix("/app"))));
        serve(config);

        RawClient client = client();
        Message answer = client.get("/none");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(listener().outcomes().clientError()).isEqualTo(1);
        assertThat(listener().bytesOut()).isEqualTo(wire(answer));
        assertThat(counts().service("app").traffic()).isEqualTo(Traffic.NONE);
    }

    @Test
    void aRetryCountsOnceForTheServiceAndOncePerTriedBackend() {
        Backend dead = new Backend("", "127.0.0.1", ScriptedBackend.refusingPort(), 1, true);
        ScriptedBackend good = with(ScriptedBackend.saying("x"));
        serve(Setup.web(Setup.service("app", dead, good.config())));

        RawClient client = client();
        client.get("/");
        client.get("/");

        Traffic service = counts().service("app").traffic();
        assertThat(service.requests()).isEqualTo(2);
        assertThat(service.retries()).isPositive();
        assertThat(service.outcomes().success()).isEqualTo(2);
        assertThat(backend(good).requests()).isEqualTo(2);
        var tried = counts().service("app").backends().get(dead.address());
        assertThat(tried).isNotNull();
        assertThat(tried.traffic().requests()).isEqualTo(service.retries());
        assertThat(tried.traffic().outcomes().failed()).isEqualTo(service.retries());
        assertThat(tried.health().availability()).isEqualTo(Availability.SHAKY);
    }

    @Test
    void manyClientsAtOnceAreAllCounted() throws InterruptedException {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        ScriptedBackend b = with(ScriptedBackend.saying("b"));
        serve(Setup.web(Setup.service("app", a.config(3), b.config(1))), 2);
        int port = port();

        long answered;
        try (Load load = new Load(32, () -> port)) {
            load.awaitMore(2000);
            answered = load.end();
            assertThat(load.failures()).isEmpty();
        }

        await().atMost(SOON).until(() -> listener().openConnections() == 0);
        assertThat(listener().requests()).isEqualTo(answered);
        assertThat(listener().outcomes().success()).isEqualTo(answered);
        assertThat(backend(a).requests() + backend(b).requests()).isEqualTo(answered);
        // Three to one, exactly, up to the round that was not finished.
        assertThat(backend(a).requests()).isBetween(answered * 3 / 4 - 2, answered * 3 / 4 + 2);
        assertThat(backend(a).requests()).isEqualTo(a.requests().size());
    }
}
