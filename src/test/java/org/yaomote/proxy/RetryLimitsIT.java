package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.time.Duration;

/// What bounds the tries of a request, and those of a service (specification of the proxy, §3.2 and
/// §3.7).
class RetryLimitsIT extends ProxyScenario {
    RetryLimitsIT() {
        super(Transport.BEST);
    }

    private static ScriptedBackend breakingAfter(Duration time) {
        return ScriptedBackend.running(
                visit -> {
                    if (visit.request() != null) {
                        Thread.sleep(time);
                    }
                });
    }

    private static Timeouts answered(Duration one, Duration all) {
        Timeouts p = Setup.patient();
        return new Timeouts(
                p.requestHead(),
                p.requestBody(),
                p.clientIdle(),
                p.clientWrite(),
                p.connect(),
                one,
                p.responseBody(),
                p.upstreamIdle(),
                p.drain(),
                p.tlsHandshake(),
                p.http2Idle(),
                p.tunnel(),
                all);
    }

    /// The second try has what the first one left.
    @Test
    void allTriesOfARequestHaveOneTimeTogether() {
        ScriptedBackend breaking = with(breakingAfter(Duration.ofMillis(1500)));
        ScriptedBackend silent = with(ScriptedBackend.running(ScriptedBackend.Visit::awaitEnd));
        Duration two = Duration.ofSeconds(2);
        serve(
                Setup.with(
                        Setup.web(
                                Setup.service(
                                        "app",
                                        breaking.config(),
                                        silent.config().withEmergency(true))),
                        answered(two, two)));
        // Emergency backends have their turn where every other one has failed the request.
        long begun = System.nanoTime();

        assertThat(client().get("/").status()).isEqualTo(504);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(1900), Duration.ofMillis(3200));
        assertThat(listener().retries()).isEqualTo(1);
    }

    /// Where every backend takes requests and breaks, retries only double the trouble.
    @Test
    void theRetriesOfAServiceAreBoundedByItsRequests() {
        ScriptedBackend one = with(breakingAfter(Duration.ZERO));
        ScriptedBackend two = with(breakingAfter(Duration.ZERO));
        serve(Setup.web(one, two));
        int requests = 500;
        long begun = System.nanoTime();
        RawClient client = client();
        for (int i = 0; i < requests; i++) {
            assertThat(client.get("/").status()).isEqualTo(502);
        }
        long seconds = 1 + Duration.ofNanos(System.nanoTime() - begun).toSeconds();

        // A fifth of the requests, ten a second, and what ten quiet seconds have saved up.
        long retries = listener().retries();
        assertThat(retries).isBetween(100L, requests / 5 + 10 * seconds + 100);
        // None is spent where nobody is left to be tried.
        assertThat(one.requests().size() + two.requests().size() - retries).isEqualTo(requests);
    }
}
