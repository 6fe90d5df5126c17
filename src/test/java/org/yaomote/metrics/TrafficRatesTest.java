package org.yaomote.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;

class TrafficRatesTest {
    private static final Instant START = Instant.ofEpochSecond(1000);

    private static TrafficSnapshot taken(long nanos, Instant runningSince) {
        return new TrafficSnapshot(Instant.EPOCH, nanos, runningSince, Map.of(), Map.of());
    }

    private static double rate(long nanos, long before, long after) {
        return TrafficRates.perSecond(taken(-100, START), before, taken(nanos - 100, START), after);
    }

    @Test
    void aRateIsTheDifferenceOverTheTime() {
        assertThat(rate(1_000_000_000, 5, 15)).isEqualTo(10);
        assertThat(rate(500_000_000, 0, 15)).isEqualTo(30);
        assertThat(rate(2_000_000_000, 7, 7)).isZero();
    }

    @Test
    void countsBeyondTheMantissaOfADoubleStillHaveExactRates() {
        assertThat(rate(1_000_000_000, Long.MAX_VALUE - 3, Long.MAX_VALUE)).isEqualTo(3);
    }

    @Test
    void noTimeIsNoRate() {
        assertThat(rate(0, 0, 10)).isZero();
        assertThat(rate(-5, 0, 10)).isZero();
    }

    @Test
    void aCountThatBeganAnewHasNoRateYet() {
        assertThat(rate(1_000_000_000, 10, 3)).isZero();
    }

    @Test
    void snapshotsOfTwoRunsAreNotCompared() {
        TrafficSnapshot before = taken(0, START);
        TrafficSnapshot after = taken(1_000_000_000, START.plusSeconds(9));

        assertThat(TrafficRates.perSecond(before, 1, after, 10)).isZero();
        assertThat(TrafficRates.perSecond(TrafficSnapshot.EMPTY, 0, after, 10)).isZero();
    }
}
