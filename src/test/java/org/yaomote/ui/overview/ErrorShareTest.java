package org.yaomote.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.metrics.Latency;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;

import java.time.Instant;
import java.util.Map;

class ErrorShareTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private final ErrorShare share = new ErrorShare();

    private static TrafficSnapshot counts(Instant run, long second, long good, long bad) {
        Traffic traffic =
                new Traffic(
                        good + bad,
                        0,
                        new Traffic.Outcomes(0, good, 0, 0, bad, 0),
                        0,
                        0,
                        0,
                        0,
                        0,
                        Latency.NONE);
        return new TrafficSnapshot(
                run.plusSeconds(second), second, run, Map.of("http", traffic), Map.of());
    }

    @Test
    void nothingIsSaidBeforeAnythingEnded() {
        assertThat(share.add(counts(START, 1, 0, 0))).isEmpty();
    }

    @Test
    void failuresCountSinceTheStart() {
        share.add(counts(START, 1, 0, 0));
        assertThat(share.add(counts(START, 10, 99, 1))).hasValue(0.01);
    }

    @Test
    void whatIsOlderThanFiveMinutesIsForgotten() {
        share.add(counts(START, 10, 50, 50));
        for (int second = 15; second <= 320; second += 5) {
            share.add(counts(START, second, 50 + second, 50));
        }
        assertThat(share.add(counts(START, 330, 400, 50))).hasValue(0);
    }

    @Test
    void aNewRunBeginsAnew() {
        share.add(counts(START, 10, 50, 50));
        Instant again = START.plusSeconds(60);
        assertThat(share.add(counts(again, 1, 10, 0))).hasValue(0);
    }
}
