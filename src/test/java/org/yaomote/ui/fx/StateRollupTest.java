package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.metrics.Availability;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class StateRollupTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UP                 | UP
                    UP UP              | UP
                    UP DISABLED        | UP
                    UP DOWN            | SHAKY
                    UP SHAKY           | SHAKY
                    UP UNKNOWN         | SHAKY
                    UP DRAINING        | SHAKY
                    SHAKY SHAKY        | SHAKY
                    UNKNOWN DOWN       | SHAKY
                    DOWN DOWN          | DOWN
                    DOWN DISABLED      | DOWN
                    DRAINING DOWN      | DOWN
                    DISABLED           | DOWN
                    UNKNOWN UNKNOWN    | UNKNOWN
                    """)
    void aServiceFollowsFromItsBackends(String backends, StateMark mark) {
        List<Availability> parts =
                Stream.of(backends.split(" ")).map(Availability::valueOf).toList();
        assertThat(StateRollup.service(parts)).isEqualTo(mark);
    }

    @Test
    void aServiceWithoutBackendsIsDown() {
        assertThat(StateRollup.service(List.of())).isEqualTo(StateMark.DOWN);
    }

    @Test
    void aListenerIsNeverBetterThanTheServiceThatTakesTheRest() {
        List<StateMark> services = List.of(StateMark.UP, StateMark.DOWN);
        assertThat(StateRollup.openListener(services, List.of(StateMark.DOWN)))
                .isEqualTo(StateMark.DOWN);
        assertThat(StateRollup.openListener(services, List.of(StateMark.UP)))
                .isEqualTo(StateMark.SHAKY);
    }

    @Test
    void noParentIsGreenerThanItsChildren() {
        Random random = new Random(7);
        Availability[] all = Availability.values();
        for (int round = 0; round < 100_000; round++) {
            List<Availability> backends = new ArrayList<>();
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                backends.add(all[random.nextInt(all.length)]);
            }
            StateMark service = StateRollup.service(backends);
            StateMark listener = StateRollup.openListener(List.of(service), List.of(service));
            boolean allUp =
                    backends.stream()
                            .allMatch(a -> a == Availability.UP || a == Availability.DISABLED);
            if (service == StateMark.UP) {
                assertThat(allUp).as(backends.toString()).isTrue();
            }
            assertThat(listener).as(backends.toString()).isEqualTo(service);
            assertThat(StateRollup.worst(List.of(listener, StateMark.UP)))
                    .isEqualTo(listener == StateMark.OFF ? StateMark.UP : listener);
        }
    }
}
