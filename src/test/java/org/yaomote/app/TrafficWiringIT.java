package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.metrics.BoundListener;
import org.yaomote.policy.Condition;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;
import org.yaomote.traffic.Demand;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.ui.traffic.Replay.By;
import org.yaomote.ui.traffic.Replay.Outcome;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// What the Live traffic screen asks of a real proxy: a request is sent again without its secrets
/// and as nobody's traffic, and what is expected of routes is told by name.
class TrafficWiringIT {
    @TempDir private Path folder;

    private static <T> T of(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    @Test
    void requestsAreSentAgainAndExpectationsToldByName() throws Exception {
        try (ScriptedBackend a =
                        ScriptedBackend.running(
                                talk -> {
                                    talk.request();
                                    talk.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\na");
                                });
                ScriptedBackend b = ScriptedBackend.saying("b");
                ProxyEngine engine =
                        new ProxyEngine(
                                new Places(folder, folder.resolve("log")), 1, () -> new byte[32]);
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
                var timer = Executors.newSingleThreadScheduledExecutor()) {
            Service web = Configs.service("web", a.config());
            Service api = Configs.service("api", b.config());
            Rule rule = new Rule(List.of(new Condition.PathPrefix("/api")), api.id());
            ProxyConfig config =
                    new ProxyConfig(
                            List.of(Configs.listener("in", 0, rule, Rule.everything(web.id()))),
                            List.of(web, api),
                            Timeouts.DEFAULTS);
            var started = (StartResult.Started) of(engine.start(config));
            TrafficWiring wiring = new TrafficWiring(engine, folder, timer, pool, pool);
            RequestTrace seen = seen(engine, started.listeners().getFirst());

            assertThat(of(wiring.first(started.listeners().getFirst())))
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            first -> assertThat(first.status()).isEqualTo(200));
            assertThat(of(wiring.send(seen, Optional.empty())))
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            again ->
                                    assertThat(again.by())
                                            .isEqualTo(new By.Backend(b.config().label())));
            assertThat(of(wiring.send(seen, Optional.of(a.config()))))
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            again ->
                                    assertThat(again.by())
                                            .isEqualTo(new By.Backend(a.config().label())));
            assertThat(b.requests()).hasSize(2);
            assertThat(b.requests().getLast().startLine()).isEqualTo("GET /api?x=1 HTTP/1.1");
            assertThat(b.requests().getLast().toString()).doesNotContain("canary");
            assertThat(a.requests().getLast().startLine()).isEqualTo("GET /api?x=1 HTTP/1.1");
            assertThat(engine.snapshot().listener("in").requests())
                    .as("only the client's own")
                    .isEqualTo(1);
            assertThat(of(wiring.send(seen, Optional.of(refusing()))))
                    .isEqualTo(new Outcome.Failed("problem.upstream.refused"));
            b.close();
            assertThat(of(wiring.send(seen, Optional.empty())))
                    .as("the server refuses: it is the proxy that answers")
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            again -> assertThat(again.by()).isEqualTo(new By.Proxy()));
            expectationsAreTold(wiring, config);
        }
    }

    private static org.yaomote.config.Backend refusing() throws java.io.IOException {
        return Configs.backend("gone", ScriptedBackend.refusingPort(), 1);
    }

    private static RequestTrace seen(ProxyEngine engine, BoundListener in) throws Exception {
        engine.insight().traffic().demand(Demand.HEADS);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(in.url()).resolve("/api?x=1"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Authorization", "Bearer canary")
                            .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
        List<RequestTrace> seen = new ArrayList<>();
        await().until(
                        () -> {
                            seen.addAll(engine.insight().traffic().drain().traces());
                            return !seen.isEmpty();
                        });
        return seen.getFirst();
    }

    private void expectationsAreTold(TrafficWiring wiring, ProxyConfig applied) throws Exception {
        Files.writeString(
                folder.resolve("expectations.json"),
                """
                [{"request": "GET /api", "listener": "in", "service": "api"},
                 {"request": "GET /", "listener": "in", "service": "gone"}]\
                """);
        ProxyConfig draft =
                applied.withListener(
                        applied.listeners()
                                .getFirst()
                                .withRules(
                                        List.of(
                                                Rule.everything(
                                                        applied.services().getFirst().id()))));
        BrokenExpectations found = of(wiring.expected(applied, draft));
        assertThat(found.problems(applied, draft))
                .as("what was broken before stops nothing")
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.code()).isEqualTo("expectation.service.service");
                            assertThat(p.arguments()).containsExactly("GET /api", "api", "web");
                        });
        assertThat(found.checks(applied, draft)).hasSize(2);
        ExpectationGate gate = wiring.gate();
        assertThat(of(gate.objections(applied, draft))).hasSize(1);
        gate.waive(draft);
        assertThat(of(gate.objections(applied, draft))).isEmpty();
        assertThat(of(gate.objections(applied, draft.withPoundText("# one edit later"))))
                .hasSize(1);
    }
}
