package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.Service;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/// Who gets the requests: by each balancing, by modes, and in an emergency.
class BalancingIT extends ProxyScenario {
    private final ScriptedBackend a = with(ScriptedBackend.saying("a"));
    private final ScriptedBackend b = with(ScriptedBackend.saying("b"));
    private final ScriptedBackend c = with(ScriptedBackend.saying("c"));

    BalancingIT() {
        super(Transport.BEST);
    }

    private static Service by(Balancing balancing, Service service) {
        return service.withOptions(service.options().withBalancing(balancing));
    }

    private static Map<String, Integer> shares(RawClient client, int requests) {
        Map<String, Integer> shares = new HashMap<>();
        for (int i = 0; i < requests; i++) {
            shares.merge(
                    client.send("GET / HTTP/1.1\r\nHost: x\r\nX-User: " + i + "\r\n\r\n")
                            .answer()
                            .body(),
                    1,
                    Integer::sum);
        }
        return shares;
    }

    /// Pound's `Balancer iwrr` and `Priority`: exact shares, not about so many.
    @ParameterizedTest
    @CsvSource({
        "1 1 1 1 1 1 1 1 1 1, 100 100 100 100 100 100 100 100 100 100",
        "2 8, 200 800",
        "5 7 8, 250 350 400"
    })
    void roundRobinSharesAThousandRequestsExactly(String weights, String expected) {
        String[] each = weights.split(" ", -1);
        Backend[] backends = new Backend[each.length];
        for (int i = 0; i < each.length; i++) {
            ScriptedBackend backend = with(ScriptedBackend.saying("" + (char) ('k' + i)));
            backends[i] = backend.config(Integer.parseInt(each[i]));
        }
        serve(Setup.web(Setup.service("app", backends)), 1);

        Map<String, Integer> shares = new TreeMap<>(shares(client(), 1000));

        assertThat(shares.values())
                .extracting(String::valueOf)
                .containsExactly(expected.split(" ", -1));
    }

    @ParameterizedTest
    @EnumSource
    void requestsAreSharedByWeight(Balancing balancing) {
        Affinity key =
                balancing == Balancing.CONSISTENT_HASH
                        ? new Affinity.ByHeader("X-User", Duration.ofMinutes(5))
                        : new Affinity.None();
        Service weighted = Setup.service("app", a.config(6), b.config(3), c.config(1));
        serve(Setup.web(by(balancing, weighted).withAffinity(key)), 2);

        Map<String, Integer> shares = shares(client(), 500);

        assertThat(shares.get("a")).isBetween(255, 345);
        assertThat(shares.get("b")).isBetween(110, 190);
        assertThat(shares.get("c")).isBetween(25, 78);
    }

    @Test
    void byHashAClientAddressHasItsBackendAndNothingIsRemembered() {
        Service hashed = by(Balancing.CONSISTENT_HASH, Setup.service("app", a, b, c));
        serve(Setup.web(hashed), 2);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            seen.add(client().get("/").body());
        }
        assertThat(seen).hasSize(1);

        // Another machine with the same backends, in another order.
        done(engine().stop());
        noteStarted(engine().start(Setup.web(hashed.withBackends(hashed.backends().reversed()))));
        seen.add(client().get("/").body());
        assertThat(seen).hasSize(1);
    }

    @Test
    void byHashTheKeyGoesElsewhereWhileItsBackendCannotBeReached() {
        serve(Setup.web(by(Balancing.CONSISTENT_HASH, Setup.service("app", a, b, c))));
        String home = client().get("/").body();
        List.of(a, b, c).get(home.charAt(0) - 'a').close();
        Set<String> refuge = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            refuge.add(client().get("/").body());
        }

        assertThat(refuge).hasSize(1).doesNotContain(home);
    }

    @Test
    void byLeastInFlightASlowBackendGetsLess() {
        CountDownLatch end = new CountDownLatch(1);
        ScriptedBackend stuck =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    end.await();
                                    visit.ok("stuck");
                                }));
        serve(Setup.web(by(Balancing.LEAST_IN_FLIGHT, Setup.service("app", stuck, b))));
        // One after another, so that the quick one has nothing in flight when the next comes.
        for (int i = 0; i < 20; i++) {
            client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            int sent = i + 1;
            await().atMost(SOON).until(() -> b.requests().size() + stuck.requests().size() == sent);
            await().atMost(SOON).until(() -> backend(b).inFlight() == 0);
        }

        assertThat(stuck.requests().size()).isBetween(1, 8);
        end.countDown();
        await().atMost(SOON).until(() -> listener().inFlight() == 0);
    }

    @Test
    void aDrainingBackendKeepsItsSessionsAndGetsNoNewOnes() {
        Service sticky =
                Setup.service("app", a, b)
                        .withAffinity(new Affinity.ByHeader("X-User", Duration.ofMinutes(5)));
        serve(Setup.web(sticky));
        RawClient client = client();
        Map<String, Integer> before = shares(client, 2);
        assertThat(before).containsEntry("a", 1);
        apply(
                Setup.web(
                        sticky.withBackends(
                                List.of(a.config().withMode(BackendMode.DRAIN), b.config()))));

        // The users 0 and 1 have their backends, the eight others are new.
        assertThat(shares(client, 10)).containsEntry("a", 1).containsEntry("b", 9);
    }

    @Test
    void emergencyBackendsWorkOnlyWhileNoRegularOneCan() {
        Backend spare = c.config().withEmergency(true);
        Service service = Setup.service("app", a.config(), b.config(), spare);
        serve(Setup.web(service));
        assertThat(shares(client(), 10)).containsOnlyKeys("a", "b");

        a.close();
        assertThat(shares(client(), 20)).containsOnlyKeys("b");
        b.close();
        assertThat(shares(client(), 30)).containsOnlyKeys("c");

        apply(Setup.web(service.withBackends(List.of(spare))));
        assertThat(shares(client(), 5)).containsOnlyKeys("c");
    }

    @Test
    void whatIsOffOrInMaintenanceGetsNothing() {
        serve(
                Setup.web(
                        Setup.service(
                                "app",
                                a.config().withMode(BackendMode.OFF),
                                b.config().withMode(BackendMode.MAINTENANCE),
                                c.config())));

        assertThat(shares(client(), 6)).containsOnlyKeys("c");
        assertThat(a.connections() + b.connections()).isZero();
    }
}
