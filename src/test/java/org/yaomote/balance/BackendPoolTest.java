package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;
import org.yaomote.fixtures.Crowd;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.TrafficSnapshot.Standing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

class BackendPoolTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 5 * SECOND;
    private static final Affinity AFFINITY = new Affinity.ByClientAddress(Duration.ofSeconds(300));

    private final LiveState live = new LiveState(1, 0);
    private final Attempts attempts = new Attempts();

    private static Service service(int... weights) {
        List<Backend> backends = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            // A weight of 0 stands for a backend that is switched off.
            backends.add(new Backend("", "h" + i, 80, Math.max(1, weights[i]), weights[i] > 0));
        }
        return new Service(new ServiceId("s"), "S", AFFINITY, backends)
                .withOptions(ServiceOptions.DEFAULTS.withSlowStart(Duration.ZERO));
    }

    private BackendPool pool(int... weights) {
        return new BackendPool(service(weights), live, NOW);
    }

    private int choose(BackendPool pool, String session, long at) {
        return pool.choose(session, null, attempts, at);
    }

    private int[] counts(BackendPool pool, int requests, long at) {
        return counts(pool, 3, requests, at);
    }

    private int[] counts(BackendPool pool, int backends, int requests, long at) {
        int[] counts = new int[backends];
        for (int i = 0; i < requests; i++) {
            counts[choose(pool, null, at)]++;
        }
        return counts;
    }

    private static void eject(BackendPool pool, int backend, long at) {
        for (int i = 0; i < BackendState.EJECT_AFTER; i++) {
            pool.state(backend).failed("upstream.refused", at);
        }
    }

    private static void checkOut(BackendPool pool, int backend) {
        for (int i = 0; i < 3; i++) {
            pool.state(backend).checkedBad(HealthCheck.Timing.DEFAULTS, "upstream.status", NOW);
        }
    }

    @Nested
    class WithoutSessions {
        @Test
        void requestsAreSplitByWeight() {
            assertThat(counts(pool(5, 3, 2), 1000, NOW)).isEqualTo(new int[] {500, 300, 200});
        }

        @Test
        void aDisabledBackendIsNeverChosen() {
            assertThat(counts(pool(5, 0, 5), 100, NOW)).isEqualTo(new int[] {50, 0, 50});
        }

        @Test
        void whereNobodyIsThereNobodyIsChosen() {
            assertThat(choose(pool(), null, NOW)).isEqualTo(BackendPool.NONE);
            assertThat(choose(pool(0, 0), null, NOW)).isEqualTo(BackendPool.NONE);
            assertThat(choose(pool(0, 0), "session", NOW)).isEqualTo(BackendPool.NONE);
        }
    }

    @Nested
    class AfterFailures {
        @Test
        void anEjectedBackendIsPassedOverAndTheOthersKeepTheirShares() {
            BackendPool pool = pool(5, 3, 2);
            eject(pool, 0, NOW);

            assertThat(counts(pool, 100, NOW)).isEqualTo(new int[] {0, 60, 40});
            assertThat(counts(pool, 100, NOW + 10 * SECOND - 1)).isEqualTo(new int[] {0, 60, 40});
        }

        @Test
        void itIsTriedAgainTenSecondsLater() {
            BackendPool pool = pool(5, 3, 2);
            eject(pool, 0, NOW);
            counts(pool, 100, NOW);

            assertThat(counts(pool, 100, NOW + 10 * SECOND)).isEqualTo(new int[] {50, 30, 20});
        }

        @Test
        void theEarliestOfTwoEjectionsEndsFirst() {
            BackendPool pool = pool(1, 1, 1, 1);
            eject(pool, 0, NOW);
            eject(pool, 1, NOW + 3 * SECOND);

            int[] both = counts(pool, 4, 4, NOW + 4 * SECOND);
            int[] one = counts(pool, 4, 9, NOW + 11 * SECOND);
            int[] none = counts(pool, 4, 12, NOW + 13 * SECOND);

            assertThat(both).isEqualTo(new int[] {0, 0, 2, 2});
            assertThat(one).isEqualTo(new int[] {3, 0, 3, 3});
            assertThat(none).isEqualTo(new int[] {3, 3, 3, 3});
        }

        @Test
        void anAnswerBringsItBackAtOnce() {
            BackendPool pool = pool(1, 1, 1);
            eject(pool, 0, NOW);
            counts(pool, 3, NOW);
            pool.state(0).succeeded(NOW);

            assertThat(counts(pool, 9, NOW)).isEqualTo(new int[] {3, 3, 3});
        }

        /// What a client can provoke must not empty the pool; the oldest ejections hold.
        @Test
        void theLastHealthyHalfIsNeverEjected() {
            BackendPool pool = pool(1, 1, 1);
            eject(pool, 1, NOW);
            eject(pool, 0, NOW + 1);
            eject(pool, 2, NOW + 2);

            assertThat(counts(pool, 10, NOW + 3)).isEqualTo(new int[] {5, 0, 5});
            assertThat(pool.standing(NOW + 3)).isEqualTo(Standing.REGULAR);
            assertThat(pool.availability(1, NOW + 3)).isEqualTo(Availability.DOWN);
            assertThat(pool.availability(0, NOW + 3)).isEqualTo(Availability.SHAKY);
        }

        @Test
        void theOnlyBackendIsNeverEjected() {
            BackendPool pool = pool(1, 0, 0);
            eject(pool, 0, NOW);

            assertThat(counts(pool, 10, NOW)).isEqualTo(new int[] {10, 0, 0});
            assertThat(pool.availability(0, NOW)).isEqualTo(Availability.SHAKY);
        }

        @Test
        void checksMayTakeTheLastHalfAndThenAllAreTried() {
            BackendPool pool = pool(1, 1, 0);
            checkOut(pool, 0);
            assertThat(counts(pool, 10, NOW)).isEqualTo(new int[] {0, 10, 0});
            eject(pool, 1, NOW);
            assertThat(counts(pool, 10, NOW)).isEqualTo(new int[] {0, 10, 0});
            checkOut(pool, 1);

            assertThat(counts(pool, 10, NOW)).isEqualTo(new int[] {5, 5, 0});
            assertThat(pool.standing(NOW)).isEqualTo(Standing.LAST_RESORT);
        }

        @Test
        void aServiceMayRefuseInsteadOfTryingAll() {
            Service usual = service(1, 1);
            var strict = usual.options().policy().withRefusesWhenDown(true);
            BackendPool pool =
                    new BackendPool(
                            usual.withOptions(usual.options().withPolicy(strict)), live, NOW);
            checkOut(pool, 0);
            assertThat(choose(pool, null, NOW)).isEqualTo(1);
            checkOut(pool, 1);

            assertThat(choose(pool, null, NOW)).isEqualTo(BackendPool.NONE);
            assertThat(pool.standing(NOW)).isEqualTo(Standing.NOBODY);
        }

        @Test
        void backendsThatFailedThisRequestAreSkipped() {
            BackendPool pool = pool(100, 1, 1);
            for (int i = 0; i < 50; i++) {
                attempts.begin(NOW);
                attempts.add(0);
                int second = choose(pool, null, NOW);
                assertThat(second).isIn(1, 2);
                attempts.add(second);
                assertThat(choose(pool, null, NOW)).isEqualTo(3 - second);
            }
        }

        @Test
        void ifAllWereTriedThereIsNobody() {
            BackendPool pool = pool(1, 1, 0);
            attempts.add(0);
            attempts.add(1);

            assertThat(choose(pool, null, NOW)).isEqualTo(BackendPool.NONE);
        }

        @Test
        void anotherBackendIsAnAvailableOneIfThereIsOne() {
            BackendPool pool = pool(1, 1, 1);
            eject(pool, 1, NOW);
            attempts.add(0);
            for (int i = 0; i < 10; i++) {
                assertThat(choose(pool, null, NOW)).isEqualTo(2);
            }
            attempts.add(2);
            assertThat(choose(pool, null, NOW)).isEqualTo(1);
        }
    }

    @Nested
    class WithSessions {
        @Test
        void aSessionStaysOnItsBackend() {
            BackendPool pool = pool(1, 1, 1);
            int first = choose(pool, "k", NOW);
            for (int i = 0; i < 10; i++) {
                assertThat(choose(pool, "k", NOW + i)).isEqualTo(first);
                choose(pool, null, NOW + i);
            }
        }

        @Test
        void itEndsWhenItsTimeToLiveIsOver() {
            BackendPool pool = pool(1, 1, 1);
            pool.bind("k", 2, NOW);
            assertThat(choose(pool, "k", NOW + 299 * SECOND)).isEqualTo(2);
            assertThat(choose(pool, "k", NOW + 598 * SECOND)).isEqualTo(2);

            int[] later = new int[3];
            for (int i = 0; i < 3; i++) {
                later[choose(pool, "k" + i, NOW)]++;
            }
            assertThat(later).isEqualTo(new int[] {1, 1, 1});
            assertThat(live.service("s", NOW).sessions().find("k", NOW + 898 * SECOND, 1)).isNull();
        }

        @Test
        void itMovesForGoodWhenItsBackendIsEjected() {
            BackendPool pool = pool(1, 1, 1);
            pool.bind("k", 0, NOW);
            eject(pool, 0, NOW);
            int moved = choose(pool, "k", NOW);

            assertThat(moved).isIn(1, 2);
            assertThat(choose(pool, "k", NOW + 20 * SECOND)).isEqualTo(moved);
        }

        @Test
        void itStaysIfItDoesNotComeWhileItsBackendIsEjected() {
            BackendPool pool = pool(1, 1, 1);
            pool.bind("k", 0, NOW);
            eject(pool, 0, NOW);

            assertThat(choose(pool, "k", NOW + 10 * SECOND)).isZero();
        }

        @Test
        void itMovesWhenItsBackendFailedThisRequest() {
            BackendPool pool = pool(1, 1, 1);
            pool.bind("k", 0, NOW);
            attempts.add(0);
            int moved = choose(pool, "k", NOW);
            attempts.begin(NOW);

            assertThat(moved).isIn(1, 2);
            assertThat(choose(pool, "k", NOW)).isEqualTo(moved);
        }

        @Test
        void itMovesWhenItsBackendIsSwitchedOffOrTakenAway() {
            pool(1, 1, 1).bind("k", 0, NOW);
            pool(1, 1, 1).bind("l", 2, NOW);

            assertThat(choose(pool(0, 1, 1), "k", NOW)).isIn(1, 2);
            assertThat(choose(pool(1, 1), "l", NOW)).isIn(0, 1);
        }
    }

    @Nested
    class WhenTheConfigurationChanges {
        @Test
        void theTurnGoesOn() {
            int[] counts = new int[3];
            for (int i = 0; i < 300; i++) {
                counts[choose(pool(1, 1, 1), null, NOW)]++;
            }

            assertThat(counts).isEqualTo(new int[] {100, 100, 100});
        }

        @Test
        void whatIsKnownOfABackendGoesWithItsAddress() {
            BackendPool before = pool(1, 1, 1);
            eject(before, 2, NOW);
            List<Backend> reversed = service(1, 1, 1).backends().reversed();
            BackendPool after =
                    new BackendPool(service(1, 1, 1).withBackends(reversed), live, NOW + SECOND);

            assertThat(after.state(0)).isSameAs(before.state(2));
            assertThat(counts(after, 10, NOW + SECOND)).isEqualTo(new int[] {0, 5, 5});
        }

        @Test
        void sessionsGoOn() {
            pool(1, 1, 1).bind("k", 1, NOW);

            assertThat(choose(pool(9, 1, 9), "k", NOW)).isEqualTo(1);
        }

        @Test
        void anEjectionNoticedByTheOldPoolHoldsForTheNewOne() {
            BackendPool before = pool(1, 1, 1);
            BackendPool after = pool(1, 1, 1);
            eject(before, 0, NOW);

            assertThat(counts(after, 10, NOW)).isEqualTo(new int[] {0, 5, 5});
        }

        @Test
        void aServiceThatIsLostIsForgotten() {
            BackendPool before = pool(1, 1, 1);
            String first = "h0:80";
            live.retain(Map.of("s", Set.of(first)));
            BackendPool after = pool(1, 1, 1);
            assertThat(after.state(0)).isSameAs(before.state(0));
            assertThat(after.state(1)).isNotSameAs(before.state(1));

            live.retain(Map.of("t", Set.of()));
            assertThat(pool(1, 1, 1).state(0)).isNotSameAs(before.state(0));
        }

        @Test
        void expiredSessionsAreForgottenInAllServices() {
            pool(1).bind("k", 0, NOW);
            live.expireSessions(NOW + 299 * SECOND);
            assertThat(live.service("s", NOW).sessions().size()).isEqualTo(1);

            live.expireSessions(NOW + 300 * SECOND);
            assertThat(live.service("s", NOW).sessions().size()).isZero();
        }
    }

    @Test
    void loopsThatChooseAtOnceShareTheTurns() throws InterruptedException {
        BackendPool pool = pool(5, 3, 2);
        int[][] counts = new int[4][];
        Crowd.work(counts.length, loop -> counts[loop] = split(pool));
        int[] sum = new int[3];
        Arrays.stream(counts).forEach(of -> Arrays.setAll(sum, k -> sum[k] + of[k]));

        assertThat(sum).isEqualTo(new int[] {2000, 1200, 800});
    }

    private static int[] split(BackendPool pool) {
        int[] counts = new int[3];
        Attempts none = new Attempts();
        for (int i = 0; i < 1000; i++) {
            counts[pool.choose(null, null, none, NOW)]++;
        }
        return counts;
    }
}
