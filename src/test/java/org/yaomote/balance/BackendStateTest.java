package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.metrics.Availability;

import java.util.concurrent.atomic.AtomicInteger;

class BackendStateTest {
    private static final long SECOND = 1_000_000_000L;

    /// Near the clock's overflow: moments are compared by their difference.
    private static final long NOW = Long.MAX_VALUE - SECOND;

    private final AtomicInteger epoch = new AtomicInteger();
    private final BackendState state = new BackendState(epoch, new WaitingLine(), NOW);

    private void fail(int times, long at) {
        for (int i = 0; i < times; i++) {
            state.failed("upstream.refused", at);
        }
    }

    @Test
    void aNewBackendIsUnknownAndGetsRequests() {
        assertThat(state.availability()).isEqualTo(Availability.UNKNOWN);
        assertThat(state.isAvailable(NOW)).isTrue();
        assertThat(state.failures()).isZero();
        assertThat(state.reason()).isEmpty();
        assertThat(state.sinceNanos()).isEqualTo(NOW);
    }

    @Test
    void anAnswerMakesItUpOnceAndIsNoEventForTheChoice() {
        state.succeeded(NOW + 1);
        state.succeeded(NOW + 2);

        assertThat(state.availability()).isEqualTo(Availability.UP);
        assertThat(state.sinceNanos()).isEqualTo(NOW + 1);
        assertThat(epoch).hasValue(0);
    }

    @Test
    void fourFailuresMakeItShakyAndItStillGetsRequests() {
        fail(1, NOW + 1);
        fail(3, NOW + 2);

        assertThat(state.availability()).isEqualTo(Availability.SHAKY);
        assertThat(state.isAvailable(NOW + 2)).isTrue();
        assertThat(state.failures()).isEqualTo(4);
        assertThat(state.reason()).isEqualTo("upstream.refused");
        assertThat(state.sinceNanos()).isEqualTo(NOW + 1);
        assertThat(epoch).hasValue(0);
    }

    @Test
    void theFifthInARowEjectsForTenSeconds() {
        fail(5, NOW);

        assertThat(state.availability()).isEqualTo(Availability.DOWN);
        assertThat(state.isAvailable(NOW)).isFalse();
        assertThat(state.isAvailable(NOW + 10 * SECOND - 1)).isFalse();
        assertThat(state.isAvailable(NOW + 10 * SECOND)).isTrue();
        assertThat(epoch).hasValue(1);
    }

    @Test
    void aSuccessInBetweenBeginsTheCountAnew() {
        fail(4, NOW);
        state.succeeded(NOW);
        fail(4, NOW);

        assertThat(state.availability()).isEqualTo(Availability.SHAKY);
        assertThat(state.failures()).isEqualTo(4);
    }

    @Test
    void triedAgainInVainItIsEjectedAtOnce() {
        fail(5, NOW);
        fail(1, NOW + 10 * SECOND);

        assertThat(state.isAvailable(NOW + 11 * SECOND)).isFalse();
        assertThat(state.isAvailable(NOW + 20 * SECOND)).isTrue();
        assertThat(state.sinceNanos()).isEqualTo(NOW);
        assertThat(epoch).hasValue(2);
    }

    @Test
    void aSuccessBringsItBackAtOnceAndTheChoiceHearsOfIt() {
        fail(5, NOW);
        state.succeeded(NOW + SECOND);

        assertThat(state.availability()).isEqualTo(Availability.UP);
        assertThat(state.isAvailable(NOW + SECOND)).isTrue();
        assertThat(state.failures()).isZero();
        assertThat(state.reason()).isEmpty();
        assertThat(epoch).hasValue(2);
    }

    @Test
    void requestsInFlightAreCounted() {
        state.began();
        state.began();
        state.ended();

        assertThat(state.inFlight()).isEqualTo(1);
    }
}
