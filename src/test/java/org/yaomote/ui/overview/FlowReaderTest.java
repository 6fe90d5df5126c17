package org.yaomote.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BoundListener;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.workspace.RunState;

import java.time.Duration;
import java.util.List;

class FlowReaderTest {
    private static final ProxyConfig SHOP = Configs.shop();
    private static final RunState RUNNING =
            new RunState.Running(
                    FakeProxy.STARTED,
                    List.of(
                            new BoundListener("public", "public", "127.0.0.1", 49152, false),
                            new BoundListener("intern", "intern", "127.0.0.1", 8081, false)));

    private static Flow read(FakeTraffic traffic) {
        Sample sample =
                new Sample(
                        traffic.after(Duration.ofSeconds(60)),
                        traffic.after(Duration.ofSeconds(62)));
        return new FlowReader(SHOP, RUNNING, sample).read();
    }

    @Test
    void ratesAndSharesComeFromTheCounts() {
        Flow flow = read(new FakeTraffic(SHOP, 2));
        Flow.Pool web = flow.services().getFirst();
        assertThat(web.perSecond()).isEqualTo(20);
        assertThat(web.servers()).extracting(Flow.Server::perSecond).containsExactly(10d, 10d, 0d);
        assertThat(web.servers().getFirst().share()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void sharesAreThoseOfTheWeightsWhileNothingHappens() {
        Flow flow = new FlowReader(SHOP, new RunState.Stopped(), Sample.NONE).read();
        assertThat(flow.services().get(1).servers())
                .extracting(Flow.Server::share)
                .containsExactly(0.75, 0.25);
        assertThat(flow.services().getFirst().servers().get(2).share()).isZero();
    }

    @Test
    void theRateOfAWayIsToldWhereItFollowsFromTheCounts() {
        Flow flow = read(new FakeTraffic(SHOP, 2));
        Flow.Gate entrance = flow.listeners().getFirst();
        // The service web has this listener only; what is left of the listener's goes to api.
        assertThat(entrance.edges().get(1).perSecond()).hasValue(20);
        assertThat(entrance.edges().get(0).perSecond()).hasValue(entrance.perSecond() - 20);
    }

    @Test
    void aDownBackendMakesEverythingAboveItShaky() {
        Flow flow = read(new FakeTraffic(SHOP, 2).with("127.0.0.1:9002", Availability.DOWN));
        assertThat(flow.services().getFirst().mark()).isEqualTo(StateMark.SHAKY);
        assertThat(flow.listeners().getFirst().mark()).isEqualTo(StateMark.SHAKY);
        assertThat(flow.listeners().get(1).mark()).isEqualTo(StateMark.UP);
        assertThat(flow.mark()).isEqualTo(StateMark.SHAKY);
        assertThat(flow.serversOn()).isEqualTo(4);
        assertThat(flow.servers(StateMark.UP)).isEqualTo(3);
    }

    @Test
    void anOpenListenerShowsItsRealPort() {
        Flow flow = read(new FakeTraffic(SHOP, 0));
        assertThat(flow.listeners().getFirst().place()).isEqualTo("127.0.0.1:49152");
        assertThat(flow.listeners().getFirst().open()).isTrue();
    }

    @Test
    void nothingIsUpWhileTheProxyIsStopped() {
        FakeTraffic traffic = new FakeTraffic(SHOP, 2);
        Sample old =
                new Sample(
                        traffic.after(Duration.ofSeconds(1)), traffic.after(Duration.ofSeconds(2)));
        Flow flow = new FlowReader(SHOP, new RunState.Stopped(), old).read();
        assertThat(flow.mark()).isEqualTo(StateMark.OFF);
        assertThat(flow.servers(StateMark.UP)).isZero();
        assertThat(flow.services()).allMatch(s -> s.perSecond() == 0);
    }
}
