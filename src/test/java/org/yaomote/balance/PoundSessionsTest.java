package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.balance.Pools.NOW;
import static org.yaomote.balance.Pools.choose;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.Balancing;
import org.yaomote.config.Service;
import org.yaomote.fixtures.EnginePolicies;

import java.time.Duration;
import java.util.stream.IntStream;

/// Sessions and weights as Pound has them (specification of pound.cfg, §3.2, §3.9).
class PoundSessionsTest {
    private static Service bound(int... weights) {
        Service service = Pools.service(Balancing.ROUND_ROBIN, weights);
        return new Service(
                service.id(),
                service.name(),
                new Affinity.ByClientAddress(Duration.ofMinutes(5)),
                service.backends(),
                service.options());
    }

    private static Service hashed(int... weights) {
        Service service = bound(weights);
        return service.withOptions(service.options().withPolicy(EnginePolicies.hashSessions()));
    }

    private static int[] where(BackendPool pool) {
        return IntStream.range(0, 100).map(i -> choose(pool, "key" + i, null)).toArray();
    }

    @Test
    void aBackendThatDiesLosesItsSessions() {
        BackendPool pool = Pools.pool(bound(1, 1, 1));
        pool.bind("k", 2, NOW);
        Pools.checkOut(pool, 2, NOW);
        Pools.checkIn(pool, 2, NOW);
        pool.bind("other", 1, NOW);

        int[] counts = new int[3];
        for (int i = 0; i < 30; i++) {
            pool.bind("k" + i, 2, NOW);
            counts[choose(pool, "k" + i, null)]++;
        }
        assertThat(counts[2]).isEqualTo(30);
        Pools.checkOut(pool, 2, NOW);
        Pools.checkIn(pool, 2, NOW);
        int[] later = new int[3];
        for (int i = 0; i < 30; i++) {
            later[choose(pool, "k" + i, null)]++;
        }
        assertThat(later).containsExactly(10, 10, 10);
        assertThat(choose(pool, "other", null)).isEqualTo(1);
    }

    @Test
    void negativeTtlLeadsAKeyToTheSameBackendOnEveryMachine() {
        int[] here = where(Pools.pool(hashed(1, 1, 1)));
        BackendPool there = new BackendPool(hashed(1, 1, 1), Pools.live(7), NOW);

        assertThat(where(there)).isEqualTo(here);
        assertThat(IntStream.of(here).distinct().count()).isEqualTo(3);
    }

    @Test
    void negativeTtlRemembersNothingAndGoesElsewhereWhileTheBackendIsOut() {
        LiveState live = Pools.live();
        BackendPool pool = new BackendPool(hashed(1, 1, 1), live, NOW);
        int[] before = where(pool);
        Pools.checkOut(pool, 1, NOW);

        assertThat(where(pool)).doesNotContain(1);
        Pools.checkIn(pool, 1, NOW);
        assertThat(where(pool)).isEqualTo(before);
        assertThat(live.service("s", NOW).sessions().size()).isZero();
    }

    @Test
    void dynScaleChangesTheShareAtOnce() {
        BackendPool pool = Pools.pool(Pools.service(Balancing.ROUND_ROBIN, 5, 5));
        pool.state(0).scale(1);
        pool.state(1).scale(-1);

        assertThat(Pools.counts(pool, 100, NOW)).containsExactly(60, 40);
        assertThat(pool.weight(0)).isEqualTo(6);
    }

    @Test
    void resolveAllGivesEachAddressTheWeight() {
        BackendPool pool = Pools.pool(Pools.service(Balancing.ROUND_ROBIN, 5, 5));
        pool.state(0).addresses(3);

        assertThat(Pools.counts(pool, 100, NOW)).containsExactly(75, 25);
    }
}
