package org.yaomote.ui.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.DurationText;
import org.yaomote.ui.fx.Numbers;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

class TypedDurationTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT1M30S", "PT0.5S", "P1DT2H3M4.005006S", "PT0S"})
    void whatIsReadCanBeTyped(Duration span) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            String said = new Numbers(language).limit(span);
            assertThat(TypedDuration.parse(said)).as(said).hasValue(span);
        }
        assertThat(TypedDuration.parse(DurationText.of(span))).hasValue(span);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a month", "秒", "時間", "min", "1 x", "5 mins", "5mins", "1 30", "5 10s",
                "1 s 30", "- 5"
            })
    void whatIsNoDurationStaysNone(String typed) {
        assertThat(TypedDuration.parse(typed)).isEmpty();
    }
}
