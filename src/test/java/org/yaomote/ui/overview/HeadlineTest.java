package org.yaomote.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BoundListener;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.words.Words;
import org.yaomote.workspace.RunState;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

class HeadlineTest {
    private static final ProxyConfig SHOP = Configs.shop();

    private static Flow flow(FakeTraffic traffic, String... open) {
        List<BoundListener> bound =
                Stream.of(open).map(n -> new BoundListener(n, n, "127.0.0.1", 80, false)).toList();
        Sample sample =
                new Sample(
                        traffic.after(Duration.ofSeconds(60)),
                        traffic.after(Duration.ofSeconds(62)));
        return new FlowReader(SHOP, new RunState.Running(FakeProxy.STARTED, bound), sample).read();
    }

    private static FakeTraffic traffic(Availability web, Availability api) {
        return new FakeTraffic(SHOP, 2)
                .with("127.0.0.1:9001", web)
                .with("127.0.0.1:9002", web)
                .with("127.0.0.1:3000", api)
                .with("127.0.0.1:3001", api);
    }

    private static Headline told(Availability web, Availability api) {
        return Headline.of(flow(traffic(web, api), "public", "intern"));
    }

    @Test
    void oneServiceDownIsNamedAndTheOthersAreNotSaidToBeDown() {
        Flow flow = flow(traffic(Availability.UP, Availability.DOWN), "public", "intern");
        assertThat(flow.mark()).isEqualTo(StateMark.DOWN);
        assertThat(Headline.of(flow))
                .isEqualTo(new Headline("overview.headline.down.some", List.of("api")));
    }

    @Test
    void onlyWhenNoServiceIsLeftNothingCanBeAnswered() {
        assertThat(told(Availability.DOWN, Availability.DOWN).key())
                .isEqualTo("overview.headline.down.all");
    }

    @Test
    void aListenerThatIsNotOpenIsNamed() {
        assertThat(Headline.of(flow(new FakeTraffic(SHOP, 2), "intern")))
                .isEqualTo(new Headline("overview.headline.closed", List.of("public")));
    }

    @Test
    void withoutAnythingDownTheMarkOfTheWholeChooses() {
        assertThat(told(Availability.UP, Availability.UP).key())
                .isEqualTo("overview.headline.state-up");
        assertThat(told(Availability.SHAKY, Availability.UP).key())
                .isEqualTo("overview.headline.state-shaky");
        assertThat(told(Availability.UNKNOWN, Availability.UNKNOWN).key())
                .isEqualTo("overview.headline.state-unknown");
    }

    @Test
    void aDrainedServiceIsNotSaidToBeDownWhileItServesSomebody() {
        Affinity binds = new Affinity.ByClientAddress(Duration.ofMinutes(5));
        Headline some = ordered(binds, "web");
        assertThat(some).isEqualTo(new Headline("overview.headline.draining.some", List.of("web")));
        assertThat(ordered(binds, "web", "api").key()).isEqualTo("overview.headline.draining.all");
    }

    @Test
    void aDrainedServiceToWhichNobodyIsBoundIsDown() {
        assertThat(ordered(new Affinity.None(), "web"))
                .isEqualTo(new Headline("overview.headline.down.some", List.of("web")));
        assertThat(ordered(new Affinity.None(), "web", "api").key())
                .isEqualTo("overview.headline.down.all");
    }

    /// @param services whose backends are drained; every other one is up
    private static Headline ordered(Affinity affinity, String... services) {
        ProxyConfig config = SHOP;
        for (String id : services) {
            Service service = config.service(new ServiceId(id)).orElseThrow();
            config =
                    config.withService(
                            service.withAffinity(affinity)
                                    .withBackends(
                                            service.backends().stream()
                                                    .map(each -> each.withMode(BackendMode.DRAIN))
                                                    .toList()));
        }
        List<BoundListener> bound =
                Stream.of("public", "intern")
                        .map(n -> new BoundListener(n, n, "127.0.0.1", 80, false))
                        .toList();
        FakeTraffic traffic = traffic(Availability.UP, Availability.UP);
        Sample sample =
                new Sample(
                        traffic.after(Duration.ofSeconds(60)),
                        traffic.after(Duration.ofSeconds(62)));
        return Headline.of(
                new FlowReader(config, new RunState.Running(FakeProxy.STARTED, bound), sample)
                        .read());
    }

    @Test
    void everySentenceThatCanBeNeededIsThere() {
        Words words = Words.of(Locale.ENGLISH);
        for (String what :
                List.of(
                        "state-up",
                        "state-shaky",
                        "state-unknown",
                        "state-off",
                        "state-down",
                        "down.all",
                        "down.some",
                        "down.drained",
                        "draining.all",
                        "draining.some",
                        "maintenance.all",
                        "maintenance.some")) {
            assertThat(words.text("overview.headline." + what, "web", 1, 1, 2, 1, 1))
                    .as(what)
                    .doesNotContain("{");
        }
    }

    @Test
    void aStoppedProxySaysSo() {
        Flow flow = new FlowReader(SHOP, new RunState.Stopped(), Sample.NONE).read();
        assertThat(Headline.of(flow).key()).isEqualTo("overview.headline.stopped");
    }
}
