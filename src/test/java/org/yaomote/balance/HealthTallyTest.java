package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.HealthCheck.Timing;
import org.yaomote.metrics.Availability;

import java.util.concurrent.atomic.AtomicInteger;

/// What checks make of a backend, alone and together with its requests.
class HealthTallyTest {
    private static final Timing TIMING = Timing.DEFAULTS;
    private static final long NOW = Pools.NOW;

    private final AtomicInteger epoch = new AtomicInteger();
    private final BackendState state = new BackendState(epoch, new WaitingLine(), NOW);

    /// Checks: `-` failed, `+` good.
    private void check(String results) {
        for (char result : results.toCharArray()) {
            if (result == '+') {
                state.checkedGood(TIMING, NOW);
            } else {
                state.checkedBad(TIMING, "upstream.status", NOW);
            }
        }
    }

    /// Requests: `-` failed, `+` good.
    private void serve(String results) {
        for (char result : results.toCharArray()) {
            if (result == '+') {
                state.succeeded(NOW);
            } else {
                state.failed("upstream.refused", NOW);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    +,        UP
                    -,        SHAKY
                    --,       SHAKY
                    ---,      DOWN
                    --+--,    SHAKY
                    ---+,     DOWN
                    ---++,    UP
                    ---+-+,   DOWN
                    ---+-++,  UP
                    ++--,     SHAKY
                    ++--+,    UP
                    """)
    void threeFailedChecksTakeOutAndTwoGoodOnesBringBack(String checks, Availability expected) {
        check(checks);

        assertThat(state.availability()).isEqualTo(expected);
        assertThat(state.isAvailable(NOW)).isEqualTo(expected != Availability.DOWN);
    }

    @Test
    void theReasonAndTheCountAreThoseOfTheChecks() {
        check("---");

        assertThat(state.reason()).isEqualTo("upstream.status");
        assertThat(state.failures()).isEqualTo(3);

        check("++");
        assertThat(state.reason()).isEmpty();
        assertThat(state.failures()).isZero();
    }

    @Test
    void whatChecksTookOutNoRequestBringsBack() {
        check("---");
        serve("+++");

        assertThat(state.availability()).isEqualTo(Availability.DOWN);
        assertThat(state.isAvailable(NOW + 100 * Pools.SECOND)).isFalse();
    }

    @Test
    void whatRequestsEjectedChecksBringBack() {
        serve("-----");
        check("+");
        assertThat(state.isAvailable(NOW)).isFalse();
        check("+");

        assertThat(state.availability()).isEqualTo(Availability.UP);
        assertThat(state.failures()).isZero();
    }

    @Test
    void goodChecksDoNotHideThatRequestsFail() {
        check("++++");
        serve("--");

        assertThat(state.availability()).isEqualTo(Availability.SHAKY);
        assertThat(state.reason()).isEqualTo("upstream.refused");
    }

    @Test
    void whoIsNotCheckedAnyMoreIsNotHeldToWhatChecksSaid() {
        check("---");
        state.unchecked(NOW);

        assertThat(state.availability()).isEqualTo(Availability.UNKNOWN);
        assertThat(state.isAvailable(NOW)).isTrue();
        assertThat(epoch).hasValue(2);
    }

    @Test
    void onlyGoingAndComingBackAreEventsForTheChoice() {
        check("+--+");
        assertThat(epoch).hasValue(0);
        check("---");
        assertThat(epoch).hasValue(1);
        check("---");
        assertThat(epoch).hasValue(1);
        check("++++");
        assertThat(epoch).hasValue(2);
    }
}
