package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Fault;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.StickyClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/// What is asked and done about one backend by hand while the proxy runs.
class BackstageIT extends ProxyScenario {
    BackstageIT() {
        super(Transport.values()[0]);
    }

    private static BackendPlace place(ScriptedBackend backend) {
        return new BackendPlace("app", backend.config().address());
    }

    private Backstage backstage() {
        return engine().backstage();
    }

    private BackendHealth health(ScriptedBackend backend) {
        return Objects.requireNonNull(
                        counts().service("app").backends().get(backend.config().address()))
                .health();
    }

    @Test
    void aTestByHandIsOneCheckAndIsOnRecord() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        Backend nobody = new Backend("", "127.0.0.1", ScriptedBackend.refusingPort(), 1, true);
        serve(Setup.web(Setup.service("app", a.config(), nobody)));

        BackendHealth.Check good = done(backstage().test(place(a))).orElseThrow();
        BackendPlace other = new BackendPlace("app", nobody.address());
        BackendHealth.Check bad = done(backstage().test(other)).orElseThrow();

        assertThat(good.isGood()).isTrue();
        assertThat(bad.reason()).isEqualTo("upstream.refused");
        assertThat(backstage().checks(place(a))).hasSize(1);
        assertThat(backstage().checks(other)).extracting("reason").contains("upstream.refused");
        // Its service checks nobody, so it counts for nothing.
        assertThat(health(a).availability()).isEqualTo(Availability.UNKNOWN);
        assertThat(done(backstage().test(new BackendPlace("app", "nobody:1")))).isEmpty();
    }

    @Test
    void aTestOfACheckedBackendCountsAndSaysTheStatus() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        HealthCheck check =
                new HealthCheck.Http(
                        "/healthz",
                        "",
                        200,
                        299,
                        new HealthCheck.Timing(Duration.ofHours(1), Duration.ofSeconds(5), 1, 1));
        Service app = Setup.service("app", a);
        serve(Setup.web(app.withOptions(app.options().withHealthCheck(check))));

        BackendHealth.Check result = done(backstage().test(place(a))).orElseThrow();

        assertThat(result.status()).isEqualTo(200);
        assertThat(health(a).availability()).isEqualTo(Availability.UP);
        assertThat(health(a).good()).isPresent();
        assertThat(a.requests())
                .extracting(Message::startLine)
                .containsExactly("GET /healthz HTTP/1.1");
    }

    @Test
    void whatIsUnderWayIsToldAndCanBeCut() {
        CountDownLatch never = new CountDownLatch(1);
        ScriptedBackend slow =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    visit.awaitEnd();
                                    never.countDown();
                                }));
        serve(Setup.web(slow), 2);
        RawClient client = client();
        client.send(
                "POST /export.csv?token=secret HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> done(backstage().inFlight(place(slow))).oldest().isPresent());

        var now = done(backstage().inFlight(place(slow)));
        assertThat(now.requests()).isEqualTo(1);
        assertThat(now.oldest().orElseThrow().line()).isEqualTo("POST /export.csv");
        assertThat(now.oldest().orElseThrow().client()).isEqualTo("127.0.0.1");

        assertThat(done(backstage().cut(place(slow)))).isEqualTo(1);
        assertThat(client.answer().status()).isEqualTo(502);
        assertThat(done(backstage().inFlight(place(slow))).requests()).isZero();
    }

    /// M5: sessions come to a draining backend, everybody else goes elsewhere; until it is let go.
    @Test
    void stickyClientsOfADrainingBackendAreListedAndCanBeSentElsewhere() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        ScriptedBackend b = with(ScriptedBackend.saying("b"));
        Service app =
                Setup.service("app", a, b)
                        .withAffinity(new Affinity.ByHeader("X-User", Duration.ofMinutes(5)));
        serve(Setup.web(app));
        RawClient client = client();
        String ask = "GET / HTTP/1.1\r\nHost: x\r\nX-User: somebody\r\n\r\n";
        boolean atA = client.send(ask).answer().body().equals("a");
        ScriptedBackend bound = atA ? a : b;

        List<Backend> drained =
                app.backends().stream()
                        .map(
                                each ->
                                        each.equals(bound.config())
                                                ? each.withMode(BackendMode.DRAIN)
                                                : each)
                        .toList();
        apply(Setup.web(app.withBackends(drained)));
        for (int i = 0; i < 4; i++) {
            assertThat(client.get("/").body()).isEqualTo(atA ? "b" : "a");
        }
        assertThat(client.send(ask).answer().body()).isEqualTo(atA ? "a" : "b");

        StickyClient held = backstage().stickyClients(place(bound), 10).getFirst();
        assertThat(backstage().stickyCount(place(bound))).isEqualTo(1);
        assertThat(held.shown()).isEqualTo("some\u2026");
        assertThat(held.toString()).doesNotContain("somebody");
        backstage().unbind(place(bound), held);
        assertThat(client.send(ask).answer().body()).isEqualTo(atA ? "b" : "a");
    }

    /// M20: the backend hears nothing, and all is as before afterwards.
    @Test
    void aBackendThatPretendsToBeStoppedIsNotTouched() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        ScriptedBackend b = with(ScriptedBackend.saying("b"));
        serve(Setup.web(a, b));
        client().get("/");
        client().get("/");
        int heard = a.requests().size();

        backstage().pretend(place(a), new Fault.Stopped());
        RawClient client = client();
        for (int i = 0; i < 20; i++) {
            assertThat(client.get("/").body()).isEqualTo("b");
        }
        assertThat(a.requests()).hasSize(heard);
        assertThat(listener().retries()).isPositive();
        assertThat(listener().outcomes().success()).isEqualTo(22);
        assertThat(health(a).availability()).isNotEqualTo(Availability.UP);

        backstage().restore();
        assertThat(health(a).availability()).isEqualTo(Availability.UP);
        client.get("/");
        client.get("/");
        assertThat(a.requests()).hasSizeGreaterThan(heard);
    }

    @Test
    void aBackendThatPretendsToFailAnswersWithItsError() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        serve(Setup.web(a));
        backstage().pretend(place(a), new Fault.Answers(500));
        RawClient client = client();

        assertThat(client.get("/").status()).isEqualTo(500);
        String post = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody";
        assertThat(client.send(post).answer().status()).isEqualTo(500);
        assertThat(client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").answerToHead().status())
                .isEqualTo(500);
        assertThat(a.requests()).isEmpty();
        assertThat(backend(a).outcomes().serverError()).isEqualTo(3);

        backstage().restore();
        assertThat(client.get("/").body()).isEqualTo("a");
    }

    @Test
    void aBackendThatPretendsToBeSlowAnswersLater() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        serve(Setup.web(a));
        RawClient client = client();
        client.get("/");
        backstage().pretend(place(a), new Fault.Slow(Duration.ofMillis(80)));

        assertThat(client.get("/").body()).isEqualTo("a");
        assertThat(listener().latency().max()).isGreaterThanOrEqualTo(80_000);

        // Beyond the time for a connection it is as good as dead.
        backstage().restore();
        backstage().pretend(place(a), new Fault.Slow(Duration.ofHours(1)));
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        client.close();
        backstage().restore();
    }

    /// Q10: when the order is in force, nothing new comes, however many ask.
    @Test
    void aDrainedBackendGetsNoNewRequestUnderLoad() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        ScriptedBackend b = with(ScriptedBackend.saying("b"));
        Service app = Setup.service("app", a, b);
        serve(Setup.web(app), 2);
        var busy = new java.util.concurrent.atomic.AtomicBoolean(true);
        List<Thread> load = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            RawClient client = client();
            load.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        while (busy.get()) {
                                            client.get("/");
                                        }
                                    }));
        }
        await().atMost(SOON).until(() -> a.requests().size() > 20);

        List<Backend> drained = List.of(a.config().withMode(BackendMode.DRAIN), b.config());
        apply(Setup.web(app.withBackends(drained)));
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> done(backstage().inFlight(place(a))).requests() == 0);
        int before = a.requests().size();
        int others = b.requests().size();
        await().atMost(SOON).until(() -> b.requests().size() > others + 100);

        assertThat(a.requests()).hasSize(before);
        busy.set(false);
        load.forEach(each -> await().atMost(SOON).until(() -> !each.isAlive()));
    }
}
