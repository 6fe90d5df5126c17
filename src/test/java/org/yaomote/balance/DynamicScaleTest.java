package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.metrics.TrafficMeter.Served;

import java.util.List;

/// Pound 2's `DynScale` (specification of pound.cfg, §3.2).
class DynamicScaleTest {
    private static Served served(long answers, long meanMicros) {
        return new Served(answers, answers * meanMicros);
    }

    @Test
    void theSlowLosesAndTheFastWins() {
        assertThat(
                        DynamicScale.steps(
                                List.of(
                                        served(3000, 1000),
                                        served(3000, 1010),
                                        served(3000, 990),
                                        served(3000, 2000))))
                .containsExactly(0, 0, 0, -1);
        assertThat(DynamicScale.steps(List.of(served(5000, 1000), served(5000, 3000))))
                .containsExactly(1, -1);
    }

    @Test
    void withinThreeDeviationsNothingMoves() {
        assertThat(
                        DynamicScale.steps(
                                List.of(served(3000, 1000), served(3000, 1100), served(3000, 900))))
                .containsOnly(0);
        assertThat(DynamicScale.steps(List.of(served(9000, 1000), served(9000, 1100))))
                .containsOnly(0);
    }

    @Test
    void whoServedNobodyIsLeftOut() {
        assertThat(DynamicScale.steps(List.of(served(9000, 1000), served(0, 0))))
                .containsExactly(0, 0);
    }

    @Test
    void fewAnswersTellNothing() {
        assertThat(DynamicScale.isEnough(List.of(served(7999, 1)))).isFalse();
        assertThat(DynamicScale.isEnough(List.of(served(4000, 1), served(4000, 1)))).isTrue();
    }
}
