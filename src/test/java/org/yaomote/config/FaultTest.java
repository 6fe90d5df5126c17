package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.stream.IntStream;

/// What is pretended in a rehearsal is exactly what was asked for.
class FaultTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 33, 50, 99, 100})
    void ofEachHundredExactlyTheShareFails(int percent) {
        Fault.Answers fault = new Fault.Answers(503, percent);
        assertThat(IntStream.range(0, 300).filter(fault::hits).count()).isEqualTo(3L * percent);
    }

    @Test
    void slownessIsSpreadOverItsRange() {
        Fault.Slow slow = new Fault.Slow(Duration.ofMillis(100), Duration.ofMillis(1090));
        assertThat(IntStream.range(0, 100).mapToObj(slow::by).distinct().sorted())
                .hasSize(100)
                .startsWith(Duration.ofMillis(100), Duration.ofMillis(110))
                .endsWith(Duration.ofMillis(1090));
        assertThat(new Fault.Slow(Duration.ofSeconds(1)).by(17)).isEqualTo(Duration.ofSeconds(1));
    }
}
