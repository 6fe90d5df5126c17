package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.balance.RetryPolicy.Reached;
import org.yaomote.config.Balancing;

/// Retries repair what one backend broke, and do not multiply what is broken altogether.
class RetryBudgetTest {
    private static final long NOW = Pools.NOW;
    private static final long SECOND = Pools.SECOND;

    private final RetryBudget budget = new RetryBudget(NOW);

    /// A service in which every request asks for a retry.
    ///
    /// @return how many it got in the last ten seconds of sixty
    private int lastTenSeconds(int perSecond) {
        int taken = 0;
        for (int i = 0; i < 60 * perSecond; i++) {
            boolean late = i >= 50 * perSecond;
            taken += budget.take(i, NOW + i * SECOND / perSecond) && late ? 1 : 0;
        }
        return taken;
    }

    private int burst(long requests, long at) {
        int taken = 0;
        while (taken < 1_000_000 && budget.take(requests, at)) {
            taken++;
        }
        return taken;
    }

    @Test
    void aFifthOfTheRequestsIsRetriedAndTenASecondBesides() {
        assertThat(lastTenSeconds(1000)).isBetween(2000, 2200);
    }

    @Test
    void aQuietServiceMayRetryEveryRequest() {
        assertThat(lastTenSeconds(5)).isEqualTo(50);
    }

    @Test
    void aFreshOneHasAHundred() {
        assertThat(burst(0, NOW)).isEqualTo(100);
        assertThat(burst(0, NOW)).isZero();
    }

    /// Half of what a killed backend had under way is repaired at once.
    @Test
    void aBusyOneCanAffordTheRequestsThatAKillBreaks() {
        burst(0, NOW);
        for (int second = 1; second <= 20; second++) {
            // The retries now and then of a healthy service.
            budget.take(second * 5000L, NOW + second * SECOND);
        }

        assertThat(burst(100_000, NOW + 20 * SECOND)).isBetween(8000, 10_200);
    }

    @Test
    void nothingIsSavedUpOverHours() {
        assertThat(burst(36_000_000, NOW + 36_000 * SECOND)).isBetween(2050, 2150);
    }

    @Test
    void thePolicyAsksTheBudgetOnlyWhereTheLawAllows() {
        BackendPool pool = Pools.pool(Pools.service(Balancing.ROUND_ROBIN, 1, 1));
        RetryPolicy policy = new RetryPolicy(pool, () -> 0);
        Attempts attempts = new Attempts();
        attempts.begin(NOW + SECOND);
        attempts.add(0);
        for (int i = 0; i < 1000; i++) {
            assertThat(policy.mayRetry(Reached.SENT, false, attempts, NOW)).isFalse();
        }
        for (int i = 0; i < 100; i++) {
            assertThat(policy.mayRetry(Reached.SENT, true, attempts, NOW)).isTrue();
        }

        assertThat(policy.mayRetry(Reached.SENT, true, attempts, NOW)).isFalse();
    }

    @Test
    void whenTheTimeForAllTriesIsOverThereIsNoOther() {
        BackendPool pool = Pools.pool(Pools.service(Balancing.ROUND_ROBIN, 1, 1));
        RetryPolicy policy = new RetryPolicy(pool, () -> 0);
        Attempts attempts = new Attempts();
        attempts.begin(NOW + 60 * SECOND);
        attempts.add(0);

        assertThat(policy.mayRetry(Reached.NOT_CONNECTED, true, attempts, NOW + 59 * SECOND))
                .isTrue();
        assertThat(policy.mayRetry(Reached.NOT_CONNECTED, true, attempts, NOW + 60 * SECOND))
                .isFalse();
    }
}
