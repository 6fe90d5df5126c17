package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.QueueSettings;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Backends that may have so many requests, and the line behind them.
class QueueIT extends ProxyScenario {
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Semaphore answers = new Semaphore(0);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ScriptedBackend slow = with(ScriptedBackend.running(this::answerWhenTold));

    QueueIT() {
        super(Transport.BEST);
    }

    /// Answers each request with its body (or its target) when it is let.
    private void answerWhenTold(ScriptedBackend.Visit visit)
            throws java.io.IOException, InterruptedException {
        for (Message read = visit.request(); read != null; read = visit.request()) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            answers.acquire();
            now.decrementAndGet();
            visit.ok(read.body().isEmpty() ? read.startLine() : read.body());
        }
    }

    private Service limited(int requests, int length, Duration patience) {
        Service service = Setup.service("app", slow.config().withMaxConnections(requests));
        return service.withOptions(
                service.options().withQueue(new QueueSettings(length, patience)));
    }

    private void awaitWaiting(int count) {
        await().atMost(SOON).until(() -> counts().service("app").waiting() == count);
    }

    private void awaitBusy(int count) {
        await().atMost(SOON).until(() -> now.get() == count);
    }

    @Test
    void whoFindsABackendFullWaitsAndIsServedInTurn() {
        serve(Setup.web(limited(1, 10, Duration.ofSeconds(20))), 2);
        List<RawClient> waiting = new ArrayList<>();
        client().send(GET);
        awaitBusy(1);
        for (int i = 0; i < 5; i++) {
            waiting.add(client().send("GET /" + i + " HTTP/1.1\r\nHost: x\r\n\r\n"));
            awaitWaiting(i + 1);
        }
        answers.release(1);
        for (RawClient client : waiting) {
            answers.release();
            assertThat(client.answer().startLine()).contains(" 200 ");
        }

        assertThat(most).hasValue(1);
        assertThat(slow.requests().stream().skip(1).map(Message::startLine))
                .containsExactly(
                        "GET /0 HTTP/1.1",
                        "GET /1 HTTP/1.1",
                        "GET /2 HTTP/1.1",
                        "GET /3 HTTP/1.1",
                        "GET /4 HTTP/1.1");
    }

    @Test
    void manyClientsOnSeveralLoopsNeverOverrunABackend() {
        serve(Setup.web(limited(2, 100, Duration.ofSeconds(20))), 2);
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            clients.add(client().send(GET));
        }
        answers.release(30);
        for (RawClient client : clients) {
            assertThat(client.answer().startLine()).contains(" 200 ");
        }

        assertThat(most.get()).isBetween(1, 2);
        assertThat(counts().service("app").waiting()).isZero();
    }

    @Test
    void whoFindsTheLineFullIsAnswered503() {
        serve(Setup.web(limited(1, 1, Duration.ofSeconds(20))));
        RawClient first = client().send(GET);
        awaitBusy(1);
        RawClient second = client().send(GET);
        awaitWaiting(1);

        assertThat(client().get("/").startLine()).contains(" 503 ");
        answers.release(2);
        assertThat(first.answer().startLine()).contains(" 200 ");
        assertThat(second.answer().startLine()).contains(" 200 ");
    }

    @Test
    void whoseePatienceIsAtAnEndIsAnswered503() {
        serve(Setup.web(limited(1, 10, Duration.ofMillis(200))));
        RawClient first = client().send(GET);
        awaitBusy(1);

        assertThat(client().get("/").startLine()).contains(" 503 ");
        assertThat(counts().service("app").waiting()).isZero();
        answers.release();
        assertThat(first.answer().startLine()).contains(" 200 ");
    }

    @Test
    void aClientThatLeavesLeavesTheLine() {
        serve(Setup.web(limited(1, 10, Duration.ofSeconds(20))));
        RawClient first = client().send(GET);
        awaitBusy(1);
        RawClient gone = client().send(GET);
        awaitWaiting(1);
        gone.close();
        awaitWaiting(0);

        answers.release(2);
        assertThat(first.answer().startLine()).contains(" 200 ");
        assertThat(client().get("/").startLine()).contains(" 200 ");
        assertThat(slow.requests()).hasSize(2);
    }

    @Test
    void aBodyWaitsWithItsRequest() {
        serve(Setup.web(limited(1, 10, Duration.ofSeconds(20))));
        RawClient first = client().send(GET);
        awaitBusy(1);
        RawClient second =
                client().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234");
        awaitWaiting(1);
        second.send("56789");
        answers.release(2);

        assertThat(first.answer().startLine()).contains(" 200 ");
        assertThat(second.answer().body()).isEqualTo("0123456789");
    }

    @Test
    void aLineFullOfOneSessionKeepsNobodyFromTheOtherBackend() {
        ScriptedBackend other = with(ScriptedBackend.saying("other"));
        Service both =
                Setup.service(
                        "app",
                        slow.config().withMaxConnections(1),
                        other.config().withMaxConnections(1));
        serve(
                Setup.web(
                        both.withAffinity(new Affinity.ByHeader("X-User", Duration.ofMinutes(5)))
                                .withOptions(
                                        both.options()
                                                .withQueue(
                                                        new QueueSettings(
                                                                1, Duration.ofSeconds(20))))));
        String ofUser = "GET / HTTP/1.1\r\nHost: x\r\nX-User: u\r\n\r\n";
        RawClient first = client().send(ofUser);
        awaitBusy(1);
        RawClient second = client().send(ofUser);
        awaitWaiting(1);

        assertThat(client().get("/").body()).isEqualTo("other");
        assertThat(client().get("/").body()).isEqualTo("other");
        assertThat(client().send(ofUser).answer().startLine()).contains(" 503 ");
        answers.release(2);
        assertThat(first.answer().startLine()).contains(" 200 ");
        assertThat(second.answer().startLine()).contains(" 200 ");
    }

    @Test
    void withoutALimitNobodyWaits() {
        serve(Setup.web(limited(0, 0, Duration.ofSeconds(20))));
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(client().send(GET));
        }
        awaitBusy(5);
        answers.release(5);
        for (RawClient client : clients) {
            assertThat(client.answer().startLine()).contains(" 200 ");
        }
    }
}
