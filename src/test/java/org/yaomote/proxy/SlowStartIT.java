package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.metrics.Availability;

import java.time.Duration;
import java.util.Objects;

/// A backend that came back is not run over.
class SlowStartIT extends ProxyScenario {
    private static final HealthCheck CHECK =
            new HealthCheck.Tcp(
                    new HealthCheck.Timing(Duration.ofMillis(150), Duration.ofMillis(150), 1, 1));

    private final ScriptedBackend steady = with(ScriptedBackend.saying("steady"));

    SlowStartIT() {
        super(Transport.BEST);
    }

    private double shareOfLate() {
        RawClient client = client();
        int late = 0;
        for (int i = 0; i < 40; i++) {
            late += client.get("/").body().equals("late") ? 1 : 0;
        }
        return late / 40.0;
    }

    private Availability of(Backend backend) {
        var known = counts().service("app").backends().get(backend.address());
        return Objects.requireNonNull(known).health().availability();
    }

    @Test
    void aBackendThatCameBackBeginsWithLittleAndGrowsToItsShare() {
        int port = ScriptedBackend.refusingPort();
        Backend late = new Backend("", "127.0.0.1", port, 1, true);
        Service service = Setup.service("app", steady.config(), late);
        serve(
                Setup.web(
                        service.withOptions(
                                service.options()
                                        .withHealthCheck(CHECK)
                                        .withSlowStart(Duration.ofSeconds(3)))));
        await().atMost(SOON).until(() -> of(late) == Availability.DOWN);
        with(
                ScriptedBackend.running(
                        port,
                        visit -> {
                            while (visit.request() != null) {
                                visit.ok("late");
                            }
                        }));
        await().pollInterval(Duration.ofMillis(5))
                .atMost(SOON)
                .until(() -> of(late) == Availability.UP);

        assertThat(shareOfLate()).isLessThan(0.4);
        await().atMost(SOON).until(() -> shareOfLate() == 0.5);
    }
}
