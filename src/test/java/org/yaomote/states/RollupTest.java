package org.yaomote.states;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Affinity;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Configs;
import org.yaomote.policy.Modifications;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class RollupTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UP                 | UP
                    UP UP              | UP
                    UP OFF             | UP
                    UP MAINTENANCE     | UP
                    UP DOWN            | SHAKY
                    UP SHAKY           | SHAKY
                    UP UNKNOWN         | SHAKY
                    UP DRAINING        | SHAKY
                    SHAKY SHAKY        | SHAKY
                    UNKNOWN DOWN       | SHAKY
                    DOWN DOWN          | DOWN
                    DOWN OFF           | DOWN
                    DRAINING DOWN      | DOWN
                    DRAINING           | DRAINING
                    DRAINING DRAINING  | DRAINING
                    DRAINING OFF       | DRAINING
                    DRAINING UNKNOWN   | SHAKY
                    OFF                | DOWN
                    UNKNOWN UNKNOWN    | UNKNOWN
                    """)
    void aServiceFollowsFromItsBackends(String backends, Reality state) {
        List<Reality> parts = Stream.of(backends.split(" ")).map(Reality::valueOf).toList();
        assertThat(Rollup.service(parts, true)).isEqualTo(state);
    }

    @Test
    void aServiceThatDrainsIsDownUnlessClientsAreBoundToIt() {
        Service web = Configs.small().services().getFirst();
        List<Reality> draining = List.of(Reality.DRAINING, Reality.DRAINING, Reality.OFF);
        assertThat(Rollup.running(web, draining)).isEqualTo(Reality.DOWN);
        Service bound = web.withAffinity(new Affinity.ByClientAddress(Duration.ofMinutes(5)));
        assertThat(Rollup.running(bound, draining)).isEqualTo(Reality.DRAINING);
        assertThat(Rollup.running(web, List.of(Reality.DRAINING, Reality.UP)))
                .isEqualTo(Reality.SHAKY);
    }

    @Test
    void aServiceWithoutBackendsIsDown() {
        assertThat(Rollup.service(List.of(), true)).isEqualTo(Reality.DOWN);
    }

    @Test
    void aServiceThatAnswersByItselfIsUpUnlessItIsPutAway() {
        Service web = Configs.small().services().getFirst();
        ServicePolicy usual = ServicePolicy.DEFAULTS;
        assertThat(Rollup.running(web, List.of())).isEqualTo(Reality.DOWN);
        Service own = web.withOptions(web.options().withPolicy(policy(new Reply.Empty(), false)));
        assertThat(Rollup.running(own, List.of())).isEqualTo(Reality.UP);
        Service off = web.withOptions(web.options().withPolicy(policy(usual.reply(), true)));
        assertThat(Rollup.running(off, List.of(Reality.UP))).isEqualTo(Reality.OFF);
        Service away = off.withOptions(off.options().withMaintenance(true));
        assertThat(Rollup.running(away, List.of())).isEqualTo(Reality.MAINTENANCE);
    }

    static ServicePolicy policy(Reply reply, boolean disabled) {
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
        List<Reality> services = List.of(Reality.UP, Reality.DOWN);
        assertThat(Rollup.openListener(services, List.of(Reality.DOWN))).isEqualTo(Reality.DOWN);
        assertThat(Rollup.openListener(services, List.of(Reality.UP))).isEqualTo(Reality.SHAKY);
    }

    @Test
    void aListenerWhoseServicesAllDrainDrainsToo() {
        List<Reality> draining = List.of(Reality.DRAINING);
        assertThat(Rollup.openListener(draining, draining)).isEqualTo(Reality.DRAINING);
        assertThat(Rollup.openListener(List.of(Reality.UP, Reality.DRAINING), draining))
                .isEqualTo(Reality.SHAKY);
        assertThat(Rollup.openListener(List.of(Reality.DOWN, Reality.DRAINING), draining))
                .isEqualTo(Reality.DOWN);
    }

    /// All combinations of three backends.
    @Test
    void aBackendThatGetsWorseMakesNoServiceBetter() {
        List<Reality> grades = List.of(Reality.UP, Reality.SHAKY, Reality.DOWN);
        for (Reality a : grades) {
            for (Reality b : grades) {
                for (Reality c : grades) {
                    for (Reality worse : grades.subList(grades.indexOf(c), grades.size())) {
                        Reality before = Rollup.service(List.of(a, b, c), false);
                        Reality after = Rollup.service(List.of(a, b, worse), false);
                        assertThat(after)
                                .as("%s %s %s to %s", a, b, c, worse)
                                .isGreaterThanOrEqualTo(before);
                    }
                }
            }
        }
    }
}
