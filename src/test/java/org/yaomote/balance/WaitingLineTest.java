package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.QueueSettings;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Crowd;
import org.yaomote.fixtures.Effort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Limits of backends, and the line where requests wait while all are at theirs.
class WaitingLineTest {
    private static final long NOW = Pools.NOW;

    /// Remembers what it was called with.
    private static final class Recorder implements Place.Waiter {
        private final List<Integer> calls = new ArrayList<>();
        private long now = NOW;

        @Override
        public void called(int backend) {
            calls.add(backend);
        }

        @Override
        public long nowNanos() {
            return now;
        }
    }

    private final LiveState live = Pools.live();

    /// Two backends with one request each at most.
    private static Service service(int length) {
        Service plain = Pools.service(Balancing.ROUND_ROBIN, 1, 1);
        Service limited = plain;
        for (int i = 0; i < 2; i++) {
            limited = Pools.with(limited, i, backend -> backend.withMaxConnections(1));
        }
        QueueSettings queue = new QueueSettings(length, Duration.ofSeconds(10));
        return limited.withOptions(limited.options().withQueue(queue));
    }

    private BackendPool pool(Service service) {
        return new BackendPool(service, live, NOW);
    }

    private static int choose(BackendPool pool, @Nullable String session) {
        return pool.choose(session, null, new Attempts(), NOW);
    }

    private static Place join(BackendPool pool, @Nullable String session, Recorder by) {
        return Objects.requireNonNull(pool.join(session, null, new Attempts(), by));
    }

    @Test
    void noBackendHasMoreThanItMay() {
        BackendPool pool = pool(service(9));

        assertThat(List.of(choose(pool, null), choose(pool, null))).containsExactlyInAnyOrder(0, 1);
        assertThat(choose(pool, null)).isEqualTo(BackendPool.FULL);
        pool.state(1).ended();
        assertThat(choose(pool, null)).isEqualTo(1);
    }

    @Test
    void afterOneThatIsFullTheOtherIsChosen() {
        Service one = Pools.with(service(9), 1, backend -> backend.withMaxConnections(0));
        BackendPool pool = pool(one);
        int[] counts = new int[2];
        for (int i = 0; i < 100; i++) {
            counts[choose(pool, null)]++;
        }

        assertThat(counts).containsExactly(1, 99);
    }

    @Test
    void aFreedSlotGoesToTheOneWhoCameFirst() {
        BackendPool pool = pool(service(9));
        choose(pool, null);
        choose(pool, null);
        Recorder first = new Recorder();
        Recorder second = new Recorder();
        join(pool, null, first);
        join(pool, null, second);

        pool.state(0).ended();
        assertThat(first.calls).containsExactly(0);
        assertThat(second.calls).isEmpty();
        pool.state(1).ended();
        assertThat(second.calls).containsExactly(1);
        assertThat(pool.waiting()).isZero();
        assertThat(pool.state(0).inFlight()).isEqualTo(1);
    }

    @Test
    void nobodyOvertakesThoseWhoWait() {
        BackendPool pool = pool(service(9));
        choose(pool, null);
        choose(pool, null);
        Recorder waiting = new Recorder();
        join(pool, null, waiting);

        assertThat(choose(pool, null)).isEqualTo(BackendPool.FULL);
        pool.state(0).ended();
        assertThat(waiting.calls).hasSize(1);
    }

    @Test
    void whoJoinsWhenASlotIsFreeIsServedAtOnce() {
        BackendPool pool = pool(service(9));
        Recorder late = new Recorder();
        join(pool, null, late);

        assertThat(late.calls).hasSize(1);
        assertThat(pool.waiting()).isZero();
    }

    @Test
    void theLineIsBounded() {
        BackendPool pool = pool(service(2));
        choose(pool, null);
        choose(pool, null);
        Place first = join(pool, null, new Recorder());
        join(pool, null, new Recorder());

        assertThat(pool.join(null, null, new Attempts(), new Recorder())).isNull();
        assertThat(first.leave()).isTrue();
        assertThat(pool.join(null, null, new Attempts(), new Recorder())).isNotNull();
        assertThat(pool.waiting()).isEqualTo(2);
    }

    @Test
    void whoLeftIsNotCalled() {
        BackendPool pool = pool(service(9));
        choose(pool, null);
        choose(pool, null);
        Recorder gone = new Recorder();
        Recorder next = new Recorder();
        Place place = join(pool, null, gone);
        join(pool, null, next);
        place.leave();
        pool.state(0).ended();

        assertThat(gone.calls).isEmpty();
        assertThat(next.calls).containsExactly(0);
    }

    @Test
    void aSlotGivenToOneWhoLeavesGoesToTheNext() {
        BackendPool pool = pool(service(9));
        choose(pool, null);
        choose(pool, null);
        Place place = join(pool, null, new Recorder());
        Recorder next = new Recorder();
        join(pool, null, next);
        pool.state(0).ended();

        assertThat(place.leave()).isFalse();
        assertThat(next.calls).containsExactly(0);
        assertThat(pool.state(0).inFlight()).isEqualTo(1);
    }

    @Test
    void aSessionWaitsForItsBackendAndHoldsNobodyUp() {
        Service sticky =
                service(9).withAffinity(new Affinity.ByClientAddress(Duration.ofMinutes(5)));
        BackendPool pool = pool(sticky);
        pool.bind("k", 0, NOW);
        assertThat(choose(pool, "k")).isZero();
        assertThat(choose(pool, "k")).isEqualTo(BackendPool.FULL);
        Recorder bound = new Recorder();
        join(pool, "k", bound);
        assertThat(bound.calls).isEmpty();
        Recorder any = new Recorder();
        join(pool, null, any);
        assertThat(any.calls).containsExactly(1);

        pool.state(1).ended();
        assertThat(bound.calls).isEmpty();
        pool.state(0).ended();
        assertThat(bound.calls).containsExactly(0);
    }

    /// Sessions by address, whose backend 0 is full and waited for until the line is, too.
    private BackendPool crowdedAtOne() {
        BackendPool pool = pool(sticky(service(2)));
        pool.bind("k", 0, NOW);
        assertThat(choose(pool, "k")).isZero();
        join(pool, "k", new Recorder());
        join(pool, "k", new Recorder());
        return pool;
    }

    private static Service sticky(Service service) {
        return service.withAffinity(new Affinity.ByClientAddress(Duration.ofMinutes(5)));
    }

    @Test
    void aLineFullOfThoseWhoWaitForOneBackendKeepsNobodyFromAnother() {
        BackendPool pool = crowdedAtOne();

        assertThat(choose(pool, null)).isEqualTo(1);
        pool.state(1).ended();
        assertThat(choose(pool, "another session")).isEqualTo(1);
        assertThat(choose(pool, "k")).isEqualTo(BackendPool.FULL);
    }

    @Test
    void whoComesDoesNotTakeASlotThatOthersWaitFor() {
        BackendPool pool = pool(sticky(service(9)));
        pool.bind("k", 0, NOW);
        choose(pool, "k");
        Recorder bound = new Recorder();
        join(pool, "k", bound);
        choose(pool, null);
        Attempts failed = new Attempts();
        failed.add(1);

        assertThat(pool.choose(null, null, failed, NOW)).isEqualTo(BackendPool.FULL);
        pool.state(0).ended();
        assertThat(bound.calls).containsExactly(0);
        assertThat(pool.choose("k", null, new Attempts(), NOW)).isEqualTo(BackendPool.FULL);
    }

    @Test
    void aSessionThatIsLearnedInTheLineHoldsNobodyUpAndKeepsItsTurn() {
        BackendPool pool = pool(sticky(service(9)));
        choose(pool, null);
        choose(pool, null);
        Recorder learner = new Recorder();
        join(pool, "k", learner);
        Recorder any = new Recorder();
        join(pool, null, any);
        pool.bind("k", 0, NOW);
        Recorder late = new Recorder();
        join(pool, "k", late);

        pool.state(1).ended();
        assertThat(learner.calls).isEmpty();
        assertThat(any.calls).containsExactly(1);
        pool.state(0).ended();
        assertThat(learner.calls).containsExactly(0);
        assertThat(late.calls).isEmpty();
        pool.state(0).ended();
        assertThat(learner.calls).containsExactly(0);
        assertThat(late.calls).containsExactly(0);
        assertThat(pool.waiting()).isZero();
    }

    @Test
    void aRetryIsServedByWhicheverBackendDidNotFailItAndIsFreeFirst() {
        Service plain = Pools.service(Balancing.ROUND_ROBIN, 1, 1, 1);
        for (int i = 0; i < 3; i++) {
            plain = Pools.with(plain, i, backend -> backend.withMaxConnections(1));
        }
        BackendPool pool = pool(plain);
        for (int i = 0; i < 3; i++) {
            choose(pool, null);
        }
        for (int free = 1; free < 3; free++) {
            Attempts failed = new Attempts();
            failed.add(0);
            assertThat(pool.choose(null, null, failed, NOW)).isEqualTo(BackendPool.FULL);
            Recorder retry = new Recorder();
            pool.join(null, null, failed, retry);
            pool.state(0).ended();
            assertThat(retry.calls).isEmpty();
            pool.state(free).ended();
            assertThat(retry.calls).containsExactly(free);
            assertThat(choose(pool, null)).isZero();
        }
        assertThat(pool.waiting()).isZero();
    }

    @Test
    void whoWaitedForABackendThatIsTakenOutWaitsForTheOthers() {
        BackendPool pool = pool(sticky(service(9)));
        pool.bind("k", 0, NOW);
        choose(pool, "k");
        choose(pool, null);
        Recorder bound = new Recorder();
        join(pool, "k", bound);
        Pools.checkOut(pool, 0, NOW);
        assertThat(bound.calls).isEmpty();

        pool.state(1).ended();
        assertThat(bound.calls).containsExactly(1);
    }

    @Test
    void whoWaitsUnderTheOldConfigurationHoldsNobodyUpUnderTheNew() {
        Service two = service(1);
        BackendPool before = pool(Pools.with(two, 1, BackendMode.OFF));
        choose(before, null);
        join(before, null, new Recorder());
        BackendPool after = pool(two);

        assertThat(choose(after, null)).isEqualTo(1);
        assertThat(choose(after, null)).isEqualTo(BackendPool.FULL);
    }

    @Test
    void whoWouldBeRefusedIsServedIfAnEjectionHasEnded() {
        BackendPool pool = pool(service(1));
        Pools.eject(pool, 0, NOW - BackendState.EJECT_NANOS + 1);
        choose(pool, null);
        Recorder waiting = new Recorder();
        join(pool, null, waiting);
        assertThat(waiting.calls).isEmpty();

        waiting.now = NOW + 1;
        Recorder next = new Recorder();
        next.now = NOW + 1;
        assertThat(pool.join(null, null, new Attempts(), next)).isNotNull();
        assertThat(waiting.calls).containsExactly(0);
    }

    @Test
    void aRetryThatFindsTheOtherFullHoldsNobodyUp() {
        BackendPool pool = pool(service(9));
        choose(pool, null);
        choose(pool, null);
        Attempts failed = new Attempts();
        failed.add(0);
        pool.state(0).ended();
        assertThat(pool.choose(null, null, failed, NOW)).isEqualTo(BackendPool.FULL);
        Recorder retry = new Recorder();
        pool.join(null, null, failed, retry);
        Recorder any = new Recorder();
        join(pool, null, any);

        assertThat(any.calls).containsExactly(0);
        pool.state(1).ended();
        assertThat(retry.calls).containsExactly(1);
    }

    @Test
    void aBackendThatComesBackServesThoseWhoWait() {
        BackendPool pool = pool(service(9));
        Pools.checkOut(pool, 0, NOW);
        choose(pool, null);
        Recorder waiting = new Recorder();
        join(pool, null, waiting);
        assertThat(waiting.calls).isEmpty();
        Pools.checkIn(pool, 0, NOW);

        assertThat(waiting.calls).containsExactly(0);
    }

    @Test
    void emergencyBackendsAreForOutagesNotForCrowds() {
        Service emergency = Pools.with(service(9), 1, backend -> backend.withEmergency(true));
        BackendPool pool = pool(emergency);
        choose(pool, null);

        assertThat(choose(pool, null)).isEqualTo(BackendPool.FULL);
    }

    @Test
    void requestsOfTheOldConfigurationAndOfTheNewStandInOneLine() {
        BackendPool before = pool(service(9));
        choose(before, null);
        choose(before, null);
        Recorder old = new Recorder();
        join(before, null, old);
        BackendPool after = pool(Pools.with(service(9), 1, BackendMode.OFF));
        Recorder fresh = new Recorder();
        assertThat(choose(after, null)).isEqualTo(BackendPool.FULL);
        join(after, null, fresh);

        after.state(0).ended();
        assertThat(old.calls).containsExactly(0);
        after.state(0).ended();
        assertThat(fresh.calls).containsExactly(0);
    }

    /// Many loops at once: no limit is broken, no slot lost, and whoever waits is served or leaves.
    @Test
    void noSlotIsLostBetweenLoops() throws InterruptedException {
        Service service = service(1000);
        BackendPool pool = pool(service);
        AtomicInteger served = new AtomicInteger();
        AtomicInteger left = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int requests = Effort.of(3000, 300_000);
        Crowd.work(
                4,
                loop -> {
                    Random random = new Random(loop);
                    for (int k = 0; k < requests; k++) {
                        one(pool, random, served, left, most);
                    }
                });

        assertThat(served.get() + left.get()).isEqualTo(4 * requests);
        assertThat(most).hasValueLessThanOrEqualTo(1);
        assertThat(pool.waiting()).isZero();
        assertThat(pool.state(0).inFlight() + pool.state(1).inFlight()).isZero();
        assertThat(served.get()).isPositive();
    }

    private static void one(
            BackendPool pool,
            Random random,
            AtomicInteger served,
            AtomicInteger left,
            AtomicInteger most) {
        int chosen = pool.choose(null, null, new Attempts(), NOW);
        if (chosen == BackendPool.FULL) {
            AtomicInteger call = new AtomicInteger(BackendPool.FULL);
            Place place =
                    pool.join(
                            null,
                            null,
                            new Attempts(),
                            new Place.Waiter() {
                                @Override
                                public void called(int backend) {
                                    call.set(backend);
                                }

                                @Override
                                public long nowNanos() {
                                    return NOW;
                                }
                            });
            int patience = random.nextInt(2000);
            while (call.get() == BackendPool.FULL && patience > 0) {
                patience--;
                Thread.onSpinWait();
            }
            chosen = call.get();
            if (chosen == BackendPool.FULL) {
                Objects.requireNonNull(place).leave();
                left.incrementAndGet();
                return;
            }
        }
        most.accumulateAndGet(pool.state(chosen).inFlight(), Math::max);
        if (random.nextInt(10) == 0) {
            Thread.yield();
        }
        pool.state(chosen).ended();
        served.incrementAndGet();
    }
}
