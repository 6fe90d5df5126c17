package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Configs;
import org.yaomote.policy.Modifications;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

class StateRollupTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UP                 | UP
                    UP UP              | UP
                    UP OFF             | UP
                    UP DOWN            | SHAKY
                    UP SHAKY           | SHAKY
                    UP UNKNOWN         | SHAKY
                    UP DRAINING        | SHAKY
                    SHAKY SHAKY        | SHAKY
                    UNKNOWN DOWN       | SHAKY
                    DOWN DOWN          | DOWN
                    DOWN OFF           | DOWN
                    DRAINING DOWN      | DOWN
                    OFF                | DOWN
                    UNKNOWN UNKNOWN    | UNKNOWN
                    """)
    void aServiceFollowsFromItsBackends(String backends, StateMark mark) {
        List<StateMark> parts = Stream.of(backends.split(" ")).map(StateMark::valueOf).toList();
        assertThat(StateRollup.service(parts)).isEqualTo(mark);
    }

    @Test
    void aServiceWithoutBackendsIsDown() {
        assertThat(StateRollup.service(List.of())).isEqualTo(StateMark.DOWN);
    }

    @Test
    void aServiceThatAnswersByItselfIsUpUnlessItIsPutAway() {
        Service web = Configs.small().services().getFirst();
        ServicePolicy usual = ServicePolicy.DEFAULTS;
        assertThat(StateRollup.running(web, List.of())).isEqualTo(StateMark.DOWN);
        Service own = web.withOptions(web.options().withPolicy(policy(new Reply.Empty(), false)));
        assertThat(StateRollup.running(own, List.of())).isEqualTo(StateMark.UP);
        Service off = web.withOptions(web.options().withPolicy(policy(usual.reply(), true)));
        assertThat(StateRollup.running(off, List.of(StateMark.UP))).isEqualTo(StateMark.OFF);
        Service away = off.withOptions(off.options().withMaintenance(true));
        assertThat(StateRollup.running(away, List.of())).isEqualTo(StateMark.MAINTENANCE);
    }

    private static ServicePolicy policy(Reply reply, boolean disabled) {
        return new ServicePolicy(
                reply,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                List.of(),
                disabled,
                false,
                false,
                Modifications.NONE);
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
        StateMark[] all = {
            StateMark.UP,
            StateMark.SHAKY,
            StateMark.DOWN,
            StateMark.DRAINING,
            StateMark.MAINTENANCE,
            StateMark.OFF,
            StateMark.UNKNOWN
        };
        for (int round = 0; round < 100_000; round++) {
            List<StateMark> backends = new ArrayList<>();
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                backends.add(all[random.nextInt(all.length)]);
            }
            StateMark service = StateRollup.service(backends);
            StateMark listener = StateRollup.openListener(List.of(service), List.of(service));
            boolean allUp =
                    backends.stream()
                            .allMatch(
                                    m ->
                                            m == StateMark.UP
                                                    || m == StateMark.MAINTENANCE
                                                    || m == StateMark.OFF);
            if (service == StateMark.UP) {
                assertThat(allUp).as(backends.toString()).isTrue();
            }
            assertThat(listener).as(backends.toString()).isEqualTo(service);
            assertThat(StateRollup.worst(List.of(listener, StateMark.UP)))
                    .isEqualTo(listener == StateMark.OFF ? StateMark.UP : listener);
        }
    }
}
