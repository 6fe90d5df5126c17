package org.yaomote.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Fault;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.Traffic;
import org.yaomote.policy.Condition;
import org.yaomote.proof.Foresight;
import org.yaomote.proof.Way;
import org.yaomote.proof.Ways;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// M20: the verdict of a rehearsal is what was counted, and the backends hear nothing of what is
/// pretended.
class VolleyIT {
    @TempDir private Path folder;

    @Test
    void theVerdictIsWhatTheProxyCounted() throws Exception {
        try (ScriptedBackend a = ScriptedBackend.saying("a");
                ScriptedBackend b = ScriptedBackend.saying("b");
                ProxyEngine engine =
                        new ProxyEngine(
                                new Places(folder, folder.resolve("log")), 1, () -> new byte[32]);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ServiceId app = new ServiceId("app");
            Service service = Configs.service("app", a.config(), b.config());
            Rule api = new Rule(List.of(new Condition.PathPrefix("/api")), app);
            Listener listener = Configs.listener("http", 0, api);
            ProxyConfig config =
                    new ProxyConfig(List.of(listener), List.of(service), Timeouts.DEFAULTS);
            var started = (StartResult.Started) engine.start(config).get(20, TimeUnit.SECONDS);
            Way way = new Ways(Foresight.none()).to(app, config, started.listeners());
            Knock knock = Knock.by((Way.Open) way);
            Volley volley = new Volley(threads, engine.insight().ownLine(), System::nanoTime);

            Verdict well = volley.send(knock, 40, app);
            assertThat(well.statuses()).isEqualTo(Map.of(200, 40));
            assertThat(well.reached()).isEqualTo(40);
            assertThat(well.retried()).isZero();

            int heard = a.requests().size();
            BackendPlace place = new BackendPlace("app", a.config().address());
            engine.backstage().pretend(place, new Fault.Stopped());
            Verdict stopped = volley.send(knock, 40, app);
            assertThat(stopped.failed()).isZero();
            assertThat(stopped.sent()).isEqualTo(40);
            assertThat(stopped.retried()).isPositive();
            assertThat(a.requests()).hasSize(heard);

            engine.backstage().restore();
            engine.backstage().pretend(place, new Fault.Answers(500));
            long before = traffic(engine).outcomes().serverError();
            Verdict broken = volley.send(knock, 40, app);
            assertThat(broken.failed())
                    .isPositive()
                    .isEqualTo((int) (traffic(engine).outcomes().serverError() - before));
            assertThat(a.requests()).hasSize(heard);

            engine.backstage().pretend(place, new Fault.Answers(500, 20));
            BackendPlace other = new BackendPlace("app", b.config().address());
            engine.backstage().pretend(other, new Fault.Answers(500, 20));
            Verdict some = volley.send(knock, 100, app);
            assertThat(some.failed()).as("a fifth of each backend's").isBetween(18, 20);
            assertThat(some.failed() + some.statuses().get(200)).isEqualTo(100);
            assertThat(a.requests().size() + b.requests().size()).isGreaterThan(heard + 40);

            engine.backstage().pretend(place, new Fault.Slow(Duration.ofMillis(100)));
            engine.backstage().pretend(other, new Fault.Slow(Duration.ofMillis(100)));
            Verdict slow = volley.send(knock, 20, app);
            assertThat(slow.mostWithin()).isGreaterThanOrEqualTo(100_000);
            assertThat(slow.micros()).hasSize(20).isSorted();
            assertThat(well.mostWithin()).isBetween(1L, slow.mostWithin() - 1);

            engine.backstage().restore();
            Verdict after = volley.send(knock, 20, app);
            assertThat(after.statuses()).isEqualTo(Map.of(200, 20));
        }
    }

    private static Traffic traffic(ProxyEngine engine) {
        return engine.insight().ownLine().counts().get().service("app").traffic();
    }
}
