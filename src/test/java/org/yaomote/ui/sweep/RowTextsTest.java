package org.yaomote.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.fixtures.ScriptedSweeper;
import org.yaomote.sweep.HostResult;
import org.yaomote.ui.fx.Texts;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

class RowTextsTest {
    private final RowTexts words = new RowTexts(new Texts(Locale.ENGLISH), InstantSource.system());

    @ParameterizedTest
    @CsvSource({
        "0, < 0.01 ms",
        "380, < 0.01 ms",
        "9999, < 0.01 ms",
        "10000, 0.010 ms",
        "42000, 0.042 ms"
    })
    void noAnswerTakesNoTime(long nanos, String said) {
        assertThat(words.time(line(nanos, nanos, nanos))).isEqualTo(said);
    }

    @Test
    void theLeastOfMoreIsSaidInTheSameWay() {
        assertThat(words.time(line(0, 20_000, 60_000))).isEqualTo("< 0.01/0.02/0.06 ms");
    }

    private static SweepLine line(long least, long mean, long most) {
        HostResult host = ScriptedSweeper.alive(1, "127.0.0.1");
        HostResult.Echoes echo = new HostResult.Echoes(1, 1, 0, least, mean, most, 64, 64);
        return new SweepLine(
                new HostResult(
                        host.index(),
                        host.address(),
                        host.name(),
                        host.verdict(),
                        host.reason(),
                        host.when(),
                        echo,
                        host.errorFrom(),
                        host.known()),
                Optional.empty(),
                "");
    }
}
