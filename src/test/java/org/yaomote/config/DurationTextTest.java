package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Random;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "10s, PT10S",
        "1m30s, PT1M30S",
        "90s, PT1M30S",
        "500ms, PT0.5S",
        "1s500ms, PT1.5S",
        "1ms20us, PT0.00102S",
        "2h, PT2H",
        "1d1h, PT25H",
        "1d2h3m4s5ms, PT26H3M4.005S",
        "0s, PT0S",
        "30, PT30S",
        "0, PT0S",
        "' 5s ', PT5S",
        "999999999d, PT23999999976H",
        "-5s, PT-5S",
        "-1m500ms, PT-1M-0.5S"
    })
    void meansADuration(String text, Duration expected) {
        assertThat(DurationText.parse(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s",
                "5 s",
                "5 min",
                "5x",
                "1.5s",
                "1,5s",
                "5S",
                "s5",
                "5s x",
                "x5s",
                "--5s",
                "- 5s",
                "+5s",
                "1m-5s",
                "-",
                "9999999999s",
                "9999999999",
                "５s",
                "5s,5s",
                "１０"
            })
    void meansNothing(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT1S, 1s",
        "PT60S, 1m",
        "PT61S, 1m1s",
        "PT1.5S, 1s500ms",
        "PT0.001S, 1ms",
        "PT24H, 1d",
        "PT25H1M, 1d1h1m",
        "PT-5S, -5s",
        "PT-1M-0.5S, -1m500ms",
        "PT0.0009S, 900us",
        "PT-1.0009S, -1s900us",
        // To the microsecond.
        "PT0.0000009S, 0s",
        "PT-0.0000009S, 0s",
        "PT1.0000009S, 1s"
    })
    void isSaidAsShortAsCanBe(Duration duration, String expected) {
        assertThat(DurationText.of(duration)).isEqualTo(expected);
    }

    @Test
    void isReadBackAsItWasSaidToTheMicrosecond() {
        Random random = new Random(3);
        long bound = Duration.ofDays(100_000).toMillis() * 1000;
        for (int i = 0; i < 20_000; i++) {
            Duration duration =
                    Duration.of(
                            random.nextLong(-bound, bound) >> random.nextInt(50),
                            ChronoUnit.MICROS);
            assertThat(DurationText.parse(DurationText.of(duration))).hasValue(duration);
        }
    }
}
