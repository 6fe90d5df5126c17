package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.metrics.TrafficSnapshot;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// A stop drains: nothing new, what runs may end, what is late is cut and counted.
@ParameterizedClass
@EnumSource(Transport.class)
class StopIT extends ProxyScenario {
    private final CountDownLatch go = new CountDownLatch(1);

    StopIT(Transport transport) {
        super(transport);
    }

    private ScriptedBackend waiting() {
        return ScriptedBackend.running(
                visit -> {
                    Message request = visit.request();
                    while (request != null) {
                        if (request.target().equals("/slow")) {
                            go.await();
                        }
                        visit.ok("done");
                        request = visit.request();
                    }
                });
    }

    @Test
    void aRequestInFlightEndsAndItsClientIsToldToLeave() {
        ScriptedBackend backend = with(waiting());
        serve(Setup.web(backend), 2);
        RawClient busy = client().send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
        RawClient idle = client();
        idle.get("/");
        RawClient silent = client();
        await().atMost(SOON).until(() -> backend.requests().size() == 2);
        // A client that says nothing may be taken a second later.
        await().atMost(SOON).until(() -> listener().openConnections() == 3);
        int port = port();

        CompletableFuture<Integer> stopping = engine().stop();

        assertThat(idle.end()).isEqualTo(End.CLOSED);
        assertThat(silent.end()).isEqualTo(End.CLOSED);
        assertThatThrownBy(() -> RawClient.to(port))
                .hasCauseInstanceOf(java.net.ConnectException.class);
        assertThat(stopping).isNotDone();

        go.countDown();
        Message answer = busy.answer();
        assertThat(answer.body()).isEqualTo("done");
        assertThat(answer.value("Connection")).isEqualTo("close");
        assertThat(busy.end()).isEqualTo(End.CLOSED);
        assertThat(done(stopping)).isZero();
        assertThat(counts()).isEqualTo(TrafficSnapshot.EMPTY);
        await().atMost(SOON).until(() -> backend.openConnections() == 0);
    }

    @Test
    void whatIsLateIsCutAndCounted() {
        ScriptedBackend backend = with(waiting());
        serve(
                Setup.with(
                        Setup.web(backend), Limits.drain(Setup.patient(), Duration.ofMillis(300))));
        RawClient first = client().send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
        RawClient second = client().send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
        // A refused client that lingers has got its answer and is no loss.
        RawClient refused = client().send("BAD\r\n\r\n");
        assertThat(refused.answer().status()).isEqualTo(400);
        await().atMost(SOON).until(() -> backend.requests().size() == 2);

        assertThat(done(engine().stop())).isEqualTo(2);

        assertThat(first.end()).isIn(End.CLOSED, End.RESET);
        assertThat(second.end()).isIn(End.CLOSED, End.RESET);
        go.countDown();
        await().atMost(SOON).until(() -> backend.openConnections() == 0);
    }

    @Test
    void anIdleProxyStopsAtOnce() {
        serve(Setup.web(with(waiting())));
        client().get("/");
        long before = System.nanoTime();

        assertThat(done(engine().stop())).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    /// Pipelined requests that came before the stop are still answered.
    @Test
    void whatWasAskedBeforeTheStopIsAnswered() {
        ScriptedBackend backend = with(waiting());
        serve(Setup.web(backend));
        RawClient client = client().send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
        await().atMost(SOON).until(() -> backend.requests().size() == 1);

        CompletableFuture<Integer> stopping = engine().stop();
        go.countDown();

        assertThat(client.answer().body()).isEqualTo("done");
        assertThat(done(stopping)).isZero();
    }

    @Test
    void aStoppedProxyStartsAgainOnTheSamePortWithCountsFromZero() {
        int port = ScriptedBackend.refusingPort();
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", with(waiting())))
                        .withListener(Setup.http("web", "app").withPort(port));
        serve(config);
        assertThat(client().get("/").status()).isEqualTo(200);
        assertThat(done(engine().stop())).isZero();

        noteStarted(engine().start(config));

        assertThat(listener().requests()).isZero();
        assertThat(client().get("/").status()).isEqualTo(200);
        assertThat(listener().requests()).isEqualTo(1);
    }

    @Test
    void startsAndStopsFollowOneAnotherInOrder() {
        ProxyConfig config = Setup.web(with(waiting()));
        ProxyEngine engine = engine(2, java.nio.file.Path.of(""));

        CompletableFuture<StartResult> one = engine.start(config);
        CompletableFuture<Integer> two = engine.stop();
        CompletableFuture<StartResult> three = engine.start(config);
        CompletableFuture<Integer> four = engine.stop();

        assertThat(done(one)).isInstanceOf(StartResult.Started.class);
        assertThat(done(two)).isZero();
        assertThat(done(three)).isInstanceOf(StartResult.Started.class);
        assertThat(done(four)).isZero();
    }
}
