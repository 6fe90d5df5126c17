package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Backend;
import org.yaomote.config.Balancing;
import org.yaomote.config.Service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Shares, stability and agreement of every way to share the requests.
class SpreadTest {
    private static final int REQUESTS = 60_000;

    private static void hasShares(int[] counts, int[] weights, double tolerance) {
        double sum = Arrays.stream(weights).sum();
        double requests = Arrays.stream(counts).sum();
        for (int i = 0; i < weights.length; i++) {
            assertThat(counts[i] / requests)
                    .as("share of %d in %s", i, Arrays.toString(counts))
                    .isCloseTo(weights[i] / sum, within(tolerance));
        }
    }

    @ParameterizedTest
    @EnumSource
    void weightsAreHeededByEveryBalancing(Balancing balancing) {
        Random random = new Random(3);
        for (int i = 0; i < 10; i++) {
            int[] weights = random.ints(2 + random.nextInt(6), 1, 12).toArray();
            BackendPool pool = Pools.pool(Pools.service(balancing, weights));

            hasShares(Pools.counts(pool, REQUESTS, Pools.NOW), weights, 0.015);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSingleBackendHasEverything(Balancing balancing) {
        BackendPool pool = Pools.pool(Pools.service(balancing, 7));

        assertThat(Pools.counts(pool, 100, Pools.NOW)).containsExactly(100);
    }

    @ParameterizedTest
    @EnumSource
    void theSharesOfTheOthersGrowAlikeWhenOneIsOut(Balancing balancing) {
        BackendPool pool = Pools.pool(Pools.service(balancing, 5, 3, 2));
        Pools.eject(pool, 0, Pools.NOW);

        hasShares(Pools.counts(pool, REQUESTS, Pools.NOW), new int[] {0, 3, 2}, 0.015);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsNeverGivenTwiceToOneThatFailedIt(Balancing balancing) {
        BackendPool pool = Pools.pool(Pools.service(balancing, 50, 1, 1));
        for (int i = 0; i < 200; i++) {
            Attempts attempts = new Attempts();
            for (int tries = 0; tries < 3; tries++) {
                int chosen = pool.choose(null, "c" + i, attempts, Pools.NOW);
                assertThat(chosen).isNotNegative();
                assertThat(attempts.contains(chosen)).isFalse();
                attempts.add(chosen);
            }
            assertThat(pool.choose(null, "c" + i, attempts, Pools.NOW)).isEqualTo(-1);
        }
    }

    @Nested
    class ByChance {
        /// A run of n heads among fair draws has the length of about log2 n; turns would have 1.
        @Test
        void drawsDoNotFollowOneAnother() {
            BackendPool pool = Pools.pool(Pools.service(Balancing.RANDOM, 1, 1));
            int longest = 0;
            int run = 0;
            int before = -1;
            for (int i = 0; i < 10_000; i++) {
                int chosen = Pools.choose(pool, null, null);
                run = chosen == before ? run + 1 : 1;
                before = chosen;
                longest = Math.max(longest, run);
            }

            assertThat(longest).isBetween(8, 24);
        }

        @Test
        void theLargestWeightsDoNotOverflow() {
            int[] weights = new int[64];
            Arrays.fill(weights, Backend.MAX_WEIGHT);
            weights[63] = 1;
            BackendPool pool = Pools.pool(Pools.service(Balancing.RANDOM, weights));

            int[] counts = Pools.counts(pool, REQUESTS, Pools.NOW);
            assertThat(Arrays.stream(counts).limit(63).min().orElseThrow()).isGreaterThan(700);
        }
    }

    @Nested
    class LeastInFlight {
        @Test
        void oneThatIsSlowGetsNoMoreThanItCanBear() {
            BackendPool pool = Pools.pool(Pools.service(Balancing.LEAST_IN_FLIGHT, 1, 1, 1));
            int[] counts = new int[3];
            for (int i = 0; i < 3000; i++) {
                int chosen = pool.choose(null, null, new Attempts(), Pools.NOW);
                counts[chosen]++;
                if (chosen != 0) {
                    // Number 0 never answers.
                    pool.state(chosen).ended();
                }
            }

            assertThat(counts[0]).isLessThan(5);
        }

        @Test
        void requestsInFlightAreBalancedForTheWeights() {
            BackendPool pool = Pools.pool(Pools.service(Balancing.LEAST_IN_FLIGHT, 4, 2, 2));
            for (int i = 0; i < 800; i++) {
                pool.choose(null, null, new Attempts(), Pools.NOW);
            }

            assertThat(pool.state(0).inFlight()).isCloseTo(400, within(6));
            assertThat(pool.state(1).inFlight()).isCloseTo(200, within(6));
        }
    }

    @Nested
    class ConsistentHash {
        private static final int KEYS = 20_000;

        private static String[] homes(Service service) {
            BackendPool pool = Pools.pool(service);
            String[] homes = new String[KEYS];
            for (int i = 0; i < KEYS; i++) {
                int chosen = Pools.choose(pool, null, "10.0." + i / 250 + "." + i % 250);
                homes[i] = service.backends().get(chosen).address();
            }
            return homes;
        }

        private static Service service(int... weights) {
            return Pools.service(Balancing.CONSISTENT_HASH, weights);
        }

        @Test
        void twoMachinesAgreeWhateverTheOrderOfTheirLists() {
            Service one = service(3, 1, 4, 1, 5);
            Service other = one.withBackends(one.backends().reversed());

            assertThat(homes(other)).isEqualTo(homes(one));
        }

        /// What other machines and other versions have computed before must not change.
        @Test
        void theChoiceIsWrittenInStone() {
            BackendPool pool = Pools.pool(service(1, 1, 1, 1, 1, 1, 1, 1));
            StringBuilder seen = new StringBuilder();
            for (int i = 0; i < 24; i++) {
                seen.append(Pools.choose(pool, null, "192.0.2." + i));
            }

            assertThat(seen).hasToString("613625653716634506263063");
        }

        @Test
        void whoGoesTakesOnlyItsOwnKeysAlong() {
            Service before = service(2, 3, 4, 5);
            List<Backend> fewer = new ArrayList<>(before.backends());
            String gone = fewer.remove(1).address();
            String[] was = homes(before);
            String[] is = homes(before.withBackends(fewer));
            for (int i = 0; i < KEYS; i++) {
                assertThat(is[i]).isNotEqualTo(gone);
                if (!was[i].equals(gone)) {
                    assertThat(is[i]).isEqualTo(was[i]);
                }
            }
        }

        @Test
        void whoGainsWeightTakesKeysAndNobodyElseDoes() {
            String[] was = homes(service(2, 2, 2));
            String[] is = homes(service(2, 4, 2));
            int moved = 0;
            for (int i = 0; i < KEYS; i++) {
                if (!is[i].equals(was[i])) {
                    assertThat(is[i]).isEqualTo("h1:80");
                    moved++;
                }
            }

            // From a third to a half.
            assertThat(moved / (double) KEYS).isCloseTo(1.0 / 6, within(0.02));
        }

        @Test
        void whoIsOutIsReplacedKeyByKeyAndComesBackToItsKeys() {
            BackendPool pool = Pools.pool(service(1, 1, 1, 1));
            int home = Pools.choose(pool, null, "client");
            Pools.eject(pool, home, Pools.NOW);
            int refuge = Pools.choose(pool, null, "client");
            pool.state(home).succeeded(Pools.NOW);

            assertThat(refuge).isNotEqualTo(home);
            assertThat(Pools.choose(pool, null, "client")).isEqualTo(home);
        }

        /// A retry goes where the key would lead without the backend that failed.
        @Test
        void theSecondChoiceIsTheSameOnEveryMachine() {
            BackendPool pool = Pools.pool(service(1, 1, 1, 1));
            Attempts attempts = new Attempts();
            int home = pool.choose(null, "client", attempts, Pools.NOW);
            attempts.add(home);
            int second = pool.choose(null, "client", attempts, Pools.NOW);
            Pools.eject(pool, home, Pools.NOW);

            assertThat(Pools.choose(pool, null, "client")).isEqualTo(second);
        }

        @Test
        void theSessionsKeyGoesBeforeTheAddress() {
            BackendPool pool = Pools.pool(service(1, 1, 1, 1, 1, 1, 1, 1));
            int home = Pools.choose(pool, "key", "198.51.100.1");
            for (int i = 0; i < 50; i++) {
                assertThat(Pools.choose(pool, "key", "198.51.100." + i)).isEqualTo(home);
            }
        }

        @Test
        void nothingIsRemembered() {
            LiveState live = Pools.live();
            BackendPool pool = new BackendPool(service(1, 1, 1), live, Pools.NOW);
            for (int i = 0; i < 50; i++) {
                Pools.choose(pool, "key" + i, "client");
            }

            assertThat(live.service("s", Pools.NOW).sessions().size()).isZero();
            assertThat(pool.isByKey()).isTrue();
        }
    }
}
