package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Affinity;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.Service;
import org.yaomote.metrics.TrafficSnapshot.Standing;

import java.time.Duration;

/// What the user lets backends do, and backends for emergencies.
class ModesTest {
    private static final long NOW = Pools.NOW;

    private final LiveState live = Pools.live();
    private final Service sticky =
            Pools.service(Balancing.ROUND_ROBIN, 1, 1, 1)
                    .withAffinity(new Affinity.ByClientAddress(Duration.ofMinutes(5)));

    private BackendPool pool(Service service) {
        return new BackendPool(service, live, NOW);
    }

    private BackendPool bound(BackendMode mode) {
        pool(sticky).bind("k", 1, NOW);
        return pool(Pools.with(sticky, 1, mode));
    }

    /// Another configuration that says the same is no other order.
    @Test
    void sinceWhenABackendIsHeldBackOutlivesEdits() {
        Service drained = Pools.with(sticky, 1, BackendMode.DRAIN);
        pool(sticky);
        new BackendPool(drained, live, NOW + 5);
        Evidence held = new BackendPool(drained, live, NOW + 9).state(1).evidence();
        assertThat(held.orderedNanos(BackendMode.DRAIN)).hasValue(NOW + 5);
        assertThat(held.orderedNanos(BackendMode.OFF)).isEmpty();
        pool(sticky);
        assertThat(held.orderedNanos(BackendMode.READY)).isEmpty();
    }

    @Test
    void aDrainingBackendKeepsItsSessionsAndGetsNobodyElse() {
        BackendPool pool = bound(BackendMode.DRAIN);

        assertThat(Pools.counts(pool, 100, NOW)).isEqualTo(new int[] {50, 0, 50});
        for (int i = 0; i < 10; i++) {
            assertThat(Pools.choose(pool, "k", null)).isEqualTo(1);
            assertThat(Pools.choose(pool, "new" + i, null)).isNotEqualTo(1);
        }
    }

    @Test
    void aDrainingBackendThatIsOutKeepsNobody() {
        BackendPool pool = bound(BackendMode.DRAIN);
        Pools.eject(pool, 1, NOW);

        assertThat(Pools.choose(pool, "k", null)).isNotEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"MAINTENANCE", "OFF"})
    void fromMaintenanceAndFromOffSessionsMoveForGood(BackendMode mode) {
        int moved = Pools.choose(bound(mode), "k", null);

        assertThat(moved).isNotEqualTo(1);
        assertThat(Pools.choose(pool(sticky), "k", null)).isEqualTo(moved);
    }

    @ParameterizedTest
    @EnumSource(names = "READY", mode = EnumSource.Mode.EXCLUDE)
    void whereNobodyIsReadyThereIsNobody(BackendMode mode) {
        BackendPool pool = pool(Pools.with(Pools.service(Balancing.RANDOM, 1), 0, mode));

        assertThat(Pools.choose(pool, null, null)).isEqualTo(BackendPool.NONE);
        assertThat(pool.standing(NOW)).isEqualTo(Standing.NOBODY);
    }

    @Nested
    class Emergencies {
        private final Service service =
                Pools.with(sticky, 2, backend -> backend.withEmergency(true));
        private final BackendPool pool = pool(service);

        @Test
        void theyGetNothingWhileARegularOneCan() {
            Pools.checkOut(pool, 0, NOW);

            assertThat(Pools.counts(pool, 100, NOW)).isEqualTo(new int[] {0, 100});
            assertThat(pool.standing(NOW)).isEqualTo(Standing.REGULAR);
        }

        @Test
        void theyGetAllWhenNoRegularOneCan() {
            Pools.checkOut(pool, 0, NOW);
            Pools.eject(pool, 1, NOW);

            assertThat(Pools.counts(pool, 100, NOW)).isEqualTo(new int[] {0, 0, 100});
            assertThat(pool.standing(NOW)).isEqualTo(Standing.EMERGENCY);
        }

        @Test
        void sessionsLeaveThemWhenARegularOneIsBack() {
            Pools.checkOut(pool, 0, NOW);
            Pools.checkOut(pool, 1, NOW);
            assertThat(Pools.choose(pool, "k", null)).isEqualTo(2);
            Pools.checkIn(pool, 0, NOW);

            assertThat(Pools.choose(pool, "k", null)).isZero();
        }

        @Test
        void ifTheyAreOutTooAllAreTried() {
            for (int i = 0; i < 3; i++) {
                Pools.checkOut(pool, i, NOW);
            }

            assertThat(Pools.counts(pool, 99, NOW)).isEqualTo(new int[] {33, 33, 33});
            assertThat(pool.standing(NOW)).isEqualTo(Standing.LAST_RESORT);
        }

        @Test
        void aRequestThatAllRegularOnesFailedGoesToOne() {
            Attempts attempts = new Attempts();
            attempts.add(0);
            attempts.add(1);

            assertThat(pool.choose(null, null, attempts, NOW)).isEqualTo(2);
        }

        @Test
        void oneThatIsOffIsNone() {
            BackendPool off = pool(Pools.with(service, 2, backend -> backend.withEnabled(false)));
            Pools.eject(off, 0, NOW);
            Pools.eject(off, 1, NOW + 1);

            assertThat(Pools.counts(off, 10, NOW + 2)).isEqualTo(new int[] {0, 10});
        }
    }

    @Nested
    class SlowStarts {
        private static final long LATER = NOW + 60 * Pools.SECOND;
        private final BackendPool pool =
                pool(sticky.withOptions(sticky.options().withSlowStart(Duration.ofSeconds(10))));

        private double share(long at) {
            return Pools.counts(pool, 1000, at)[0] / 1000.0;
        }

        @Test
        void aBackendThatCameBackGrowsToItsShare() {
            Pools.checkOut(pool, 0, NOW);
            Pools.checkIn(pool, 0, LATER);

            double before = 0;
            for (int second = 0; second <= 10; second++) {
                double share = share(LATER + second * Pools.SECOND);
                double part = Math.max(0.05, second / 10.0);
                assertThat(share).as("after %d s", second).isGreaterThanOrEqualTo(before);
                assertThat(share)
                        .as("after %d s", second)
                        .isBetween(part / (2 + part) - 0.03, part / (2 + part) + 0.03);
                before = share;
            }
            assertThat(before).isBetween(0.333, 0.334);
        }

        @Test
        void allAreEqualFromTheFirstRequestOfAStart() {
            pool.state(0).succeeded(NOW + 5 * Pools.SECOND);

            assertThat(share(NOW + 5 * Pools.SECOND)).isBetween(0.333, 0.334);
        }

        @Test
        void oneThatIsTriedAgainGetsLittleAtFirst() {
            Pools.eject(pool, 0, NOW);

            assertThat(share(NOW + 10 * Pools.SECOND)).isBetween(0.01, 0.04);
        }

        @Test
        void whereAllComeBackAtOnceTheyShareAsEver() {
            for (int i = 0; i < 3; i++) {
                Pools.checkOut(pool, i, NOW);
                Pools.checkIn(pool, i, LATER);
            }

            assertThat(share(LATER)).isBetween(0.333, 0.334);
        }
    }
}
