package org.yaomote.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.fixtures.Effort;
import org.yaomote.watch.Hysteresis.Change;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class HysteresisTest {
    private final Hysteresis host = new Hysteresis();
    private final List<Change> changes = new ArrayList<>();
    private long now;

    /// `+` is a reply, `-` a loss; times count from 1.
    private void probes(String script) {
        for (char c : script.toCharArray()) {
            now++;
            Change change = c == '+' ? host.replied(now) : host.lost(now);
            if (change != null) {
                changes.add(change);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',UNKNOWN",
        "+,UP",
        "--,UNKNOWN",
        "--+,UP",
        "+-+-+-,UP",
        "++,UP",
        "++-,UP",
        "++--,UP",
        "++--+--+--,UP",
        "---,DOWN",
        "++---,DOWN",
        "---+,DOWN",
        "---+-+-+-,DOWN",
        "---++,UP"
    })
    void threeLossesAreDownAndTwoRepliesOrTheFirstAreUp(String script, HostState state) {
        probes(script);

        assertThat(host.state()).isEqualTo(state);
    }

    @Test
    void aChangeDatesFromTheFirstOfItsRun() {
        probes("++--+---+-++");

        assertThat(changes)
                .containsExactly(
                        new Change(HostState.UNKNOWN, HostState.UP, 1),
                        new Change(HostState.UP, HostState.DOWN, 6),
                        new Change(HostState.DOWN, HostState.UP, 11));
    }

    @Test
    void fourChangesWithinTwentyProbesAreFlappingOnce() {
        probes("++---++---++");

        assertThat(changes.getLast()).isEqualTo(new Change(HostState.DOWN, HostState.FLAPPING, 12));
        assertThat(changes).hasSize(5);
        probes("---++---++---++");
        assertThat(changes).hasSize(5);
        assertThat(host.state()).isEqualTo(HostState.FLAPPING);
    }

    @Test
    void twentySteadyProbesEndFlapping() {
        probes("++---++---++");
        probes("+".repeat(19));
        assertThat(host.state()).isEqualTo(HostState.FLAPPING);
        probes("+");

        assertThat(host.state()).isEqualTo(HostState.UP);
        assertThat(changes.getLast()).isEqualTo(new Change(HostState.FLAPPING, HostState.UP, 11));
    }

    @Test
    void changesThatAreFarApartAreNoFlapping() {
        for (int i = 0; i < 20; i++) {
            probes("---" + "+".repeat(17));
        }

        assertThat(changes).noneMatch(change -> change.to() == HostState.FLAPPING);
    }

    @Test
    void anExcusedLossBreaksTheRunAndProvesNothing() {
        probes("++--");
        host.excuse(1, 4);
        probes("-");
        assertThat(host.state()).isEqualTo(HostState.UP);
        probes("-");
        assertThat(changes.getLast()).isEqualTo(new Change(HostState.UP, HostState.DOWN, 4));

        host.excuse(0, 6);
        assertThat(host.state()).isEqualTo(HostState.DOWN);
    }

    /// Against the rule read word for word over the whole script.
    @Test
    void anyScriptHoldsTheRules() {
        Random random = new Random(11);
        for (int round = 0; round < Effort.of(2_000, 200_000); round++) {
            Hysteresis real = new Hysteresis();
            double loss = random.nextDouble();
            StringBuilder script = new StringBuilder();
            HostState model = HostState.UNKNOWN;
            HostState said = HostState.UNKNOWN;
            for (int i = 1; i <= 120; i++) {
                boolean lost = random.nextDouble() < loss;
                script.append(lost ? '-' : '+');
                Change change = lost ? real.lost(i) : real.replied(i);
                model =
                        endsWith(script, "---")
                                ? HostState.DOWN
                                : endsWith(script, "++") || (!lost && model == HostState.UNKNOWN)
                                        ? HostState.UP
                                        : model;
                HostState now = real.state();
                assertThat(now).as(script.toString()).isIn(model, HostState.FLAPPING);
                check(change, said, now, script);
                said = now;
            }
        }
    }

    private static void check(
            @Nullable Change change, HostState said, HostState now, StringBuilder script) {
        String text = script.toString();
        assertThat(change != null).as(text).isEqualTo(said != now);
        if (change == null) {
            return;
        }
        assertThat(change.from()).as(text).isEqualTo(said);
        assertThat(change.to()).as(text).isEqualTo(now);
        assertThat(change.since()).as(text).isBetween(1L, (long) text.length());
        boolean plain = now != HostState.FLAPPING && said != HostState.FLAPPING;
        if (plain) {
            String up = said == HostState.UNKNOWN ? "+" : "++";
            String run = now == HostState.DOWN ? "---" : up;
            assertThat(text.substring((int) change.since() - 1)).as(text).isEqualTo(run);
        }
    }

    private static boolean endsWith(StringBuilder script, String end) {
        return script.toString().endsWith(end);
    }
}
