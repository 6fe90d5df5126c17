package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacingTest {
    private static final long MILLI = 1_000_000;

    @Test
    void aSecondBringsAsManyAsThePaceSays() {
        Pacing pacing = new Pacing(5_000, 0);
        int taken = 0;
        for (long now = 0; now < 1_000 * MILLI; now += Math.max(1, pacing.waitNanos(now))) {
            while (pacing.take(now)) {
                taken++;
            }
        }

        assertThat(taken).isBetween(4_990, 5_010);
    }

    @Test
    void restDoesNotSaveUpABurst() {
        Pacing pacing = new Pacing(5_000, 0);
        int taken = 0;
        while (pacing.take(60_000 * MILLI)) {
            taken++;
        }

        assertThat(taken).isEqualTo(10);
    }

    @Test
    void aSlowPaceStillComesToItsTurn() {
        Pacing pacing = new Pacing(1, 0);

        assertThat(pacing.take(0)).isTrue();
        assertThat(pacing.take(999 * MILLI)).isFalse();
        assertThat(pacing.waitNanos(999 * MILLI)).isBetween(1L, 2 * MILLI);
        assertThat(pacing.take(1001 * MILLI)).isTrue();
    }

    @Test
    void zeroIsNoLimit() {
        Pacing pacing = new Pacing(0, 0);

        assertThat(pacing.take(0) && pacing.take(0) && pacing.take(0)).isTrue();
        assertThat(pacing.waitNanos(0)).isZero();
    }
}
