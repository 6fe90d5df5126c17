package org.yaomote.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.metrics.Latency;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.ui.fx.Sample;

import java.time.Duration;

class TrafficHistoryTest {
    private final TrafficHistory history = new TrafficHistory();
    private final FakeTraffic traffic = new FakeTraffic(Configs.small(), 3);

    private Sample at(long millis) {
        TrafficSnapshot before = traffic.after(Duration.ofMillis(Math.max(0, millis - 2000)));
        return new Sample(before, traffic.after(Duration.ofMillis(millis)));
    }

    @Test
    void aPointIsASecondAndTheLastFiveMinutesAreKept() {
        assertThat(history.add(Sample.NONE)).isFalse();
        for (int half = 4; half < 1000; half++) {
            boolean taken = history.add(at(half * 500L));
            assertThat(taken).isEqualTo(half % 2 == 0);
        }

        assertThat(history.points()).hasSize(TrafficHistory.SECONDS);
        var first = history.points().getFirst().at();
        assertThat(Duration.between(first, history.points().getLast().at()))
                .isEqualTo(Duration.ofSeconds(TrafficHistory.SECONDS - 1));
        assertThat(history.points().getLast().perSecond()).isEqualTo(6);
        assertThat(history.points().getLast().latency().p95()).isEqualTo(84_000);
    }

    /// Three requests a second come through each of two listeners, whoever looks.
    @Test
    void aMinuteInWhichNothingWasReadIsFilledWithWhatTheCountsTell() {
        history.add(at(10_000));
        history.add(at(11_000));
        history.add(at(71_000));
        var points = history.points();
        assertThat(points).hasSize(62);
        for (int i = 1; i < points.size(); i++) {
            assertThat(Duration.between(points.get(i - 1).at(), points.get(i).at()))
                    .isEqualTo(Duration.ofSeconds(1));
            assertThat(points.get(i).perSecond()).isEqualTo(6);
        }
        assertThat(points.get(30).latency()).as("not known").isEqualTo(Latency.NONE);
        history.add(at(4_000_000));
        assertThat(history.points()).hasSize(TrafficHistory.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.3, 0.5", "1, 1", "1.1, 2", "41, 50", "51, 100", "84000, 100000"})
    void theScaleEndsAtARoundNumber(double most, double end) {
        assertThat(TimeChart.rounded(most)).isEqualTo(end);
    }
}
