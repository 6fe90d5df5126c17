package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Locale;

class NumbersTest {
    private final Numbers numbers = new Numbers(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0       | 0
                    0.04    | 0.0
                    0.4     | 0.4
                    9.94    | 9.9
                    9.96    | 10
                    41.4    | 41
                    1204    | 1,204
                    9999.4  | 9,999
                    9999.6  | 10.0k
                    123456  | 123k
                    1200000 | 1.20M
                    """)
    void rates(double rate, String text) {
        assertThat(numbers.rate(rate)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0        | 0 µs
                    350      | 350 µs
                    8400     | 8.4 ms
                    84000    | 84 ms
                    999499   | 999 ms
                    1200000  | 1.2 s
                    30000000 | 30 s
                    """)
    void micros(long micros, String text) {
        assertThat(numbers.micros(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.002, 0.2 %", "0.33, 33 %", "1, 100 %"})
    void percent(double share, String text) {
        assertThat(numbers.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    12,     12 s,       12秒
                    184,    3 min 4 s,  3分4秒
                    10260,  2 h 51 min, 2時間51分
                    356400, 4 d 3 h,    4日3時間
                    """)
    void durations(long seconds, String english, String japanese) {
        Duration span = Duration.ofSeconds(seconds);
        assertThat(numbers.duration(span)).isEqualTo(english);
        assertThat(new Numbers(Locale.JAPANESE).duration(span)).isEqualTo(japanese);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    PT1H,        1 h,          1時間
                    PT1M30S,     1 min 30 s,   1分30秒
                    PT0.5S,      500 ms,       500ミリ秒
                    P1DT1S,      1 d 1 s,      1日1秒
                    PT1.00002S,  1 s 20 µs,    1秒20マイクロ秒
                    PT0S,        0 s,          0秒
                    """)
    void limitsLoseNothing(Duration span, String english, String japanese) {
        assertThat(numbers.limit(span)).isEqualTo(english);
        assertThat(new Numbers(Locale.JAPANESE).limit(span)).isEqualTo(japanese);
    }

    @Test
    void countsAreGrouped() {
        assertThat(numbers.count(10123)).isEqualTo("10,123");
    }
}
