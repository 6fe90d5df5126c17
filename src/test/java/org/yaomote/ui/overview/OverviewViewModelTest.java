package org.yaomote.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.metrics.Availability;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.Keeper;
import org.yaomote.workspace.Workspace;

import java.time.Duration;
import java.util.List;

class OverviewViewModelTest {
    private final Workspace workspace =
            new Workspace(Configs.shop(), Configs.shop(), Keeper.none());
    private final FakeProxy proxy = new FakeProxy(workspace);
    private final SimpleObjectProperty<Sample> samples = new SimpleObjectProperty<>(Sample.NONE);
    private final OverviewViewModel viewModel =
            new OverviewViewModel(new WorkspaceModel(workspace, proxy), samples);

    private void sample(FakeTraffic traffic) {
        samples.set(
                new Sample(
                        traffic.after(Duration.ofSeconds(60)),
                        traffic.after(Duration.ofSeconds(62))));
    }

    @Test
    void totalsAreSumsOverListeners() {
        proxy.start();
        sample(new FakeTraffic(Configs.shop(), 2));
        OverviewViewModel.Totals totals = viewModel.totalsProperty().get();
        assertThat(totals.perSecond()).isEqualTo(36);
        assertThat(totals.inFlight()).isEqualTo(6);
        assertThat(totals.p95Micros()).isEqualTo(84_000);
        assertThat(totals.since()).contains(FakeProxy.STARTED);
    }

    @Test
    void whatIsDownNeedsTheUserAndLeadsToItsField() {
        proxy.start();
        sample(
                new FakeTraffic(Configs.shop(), 2)
                        .with("127.0.0.1:9001", Availability.SHAKY)
                        .with("127.0.0.1:3001", Availability.DOWN));
        List<Need> needs = viewModel.needsProperty().get();
        assertThat(needs).extracting(Need::mark).containsExactly(StateMark.DOWN, StateMark.SHAKY);
        assertThat(needs.getFirst().where()).isEqualTo(new Where.Field("services[1].backends[1]"));
    }

    @Test
    void whatRunsIsShownWhileTheDraftDiffers() {
        proxy.start();
        workspace.edit(new Edit("discard", List.of(), _ -> Configs.small()));
        assertThat(viewModel.flowProperty().get().listeners()).hasSize(2);
        proxy.apply();
        assertThat(viewModel.flowProperty().get().listeners()).hasSize(1);
    }

    @Test
    void aRefusedStartNeedsTheUser() {
        Problem problem = Problem.error("listeners[0].port", "engine.failed");
        proxy.refuseNext(problem);
        proxy.start();
        assertThat(viewModel.needsProperty().get()).contains(new Need.Mend(problem));
    }

    @Test
    void aBackendWhoseNameIsNotKnownNeedsTheUserOnce() {
        Problem unknown =
                Problem.warning("services[1].backends[1].host", "backend.unknownHost", "web9");
        proxy.start();
        proxy.warn(unknown);
        sample(new FakeTraffic(Configs.shop(), 2).with("127.0.0.1:3001", Availability.DOWN));
        assertThat(viewModel.needsProperty().get()).containsExactly(new Need.Mend(unknown));
    }

    @Test
    void whatWouldBeAnswered503IsGraveOnceItIs() {
        Service web = Configs.shop().services().getFirst();
        Service drained =
                web.withBackends(
                        web.backends().stream().map(b -> b.withMode(BackendMode.DRAIN)).toList());
        workspace.edit(new Edit("discard", List.of(), c -> c.withService(drained)));
        assertThat(viewModel.needsProperty().get())
                .extracting(Need::mark)
                .containsExactly(StateMark.SHAKY);
        proxy.start();
        sample(new FakeTraffic(Configs.shop(), 2));
        assertThat(viewModel.needsProperty().get())
                .extracting(Need::mark)
                .containsExactly(StateMark.DOWN);
    }

    @Test
    void listenersAreCountedAlikeWhetherItRunsOrNot() {
        Listener intern = Configs.shop().listeners().get(1);
        workspace.edit(
                new Edit("discard", List.of(), c -> c.withListener(intern.withEnabled(false))));
        assertThat(viewModel.flowProperty().get().listenersOn()).isEqualTo(1);
        proxy.start();
        assertThat(viewModel.flowProperty().get().listenersOn()).isEqualTo(1);
        assertThat(viewModel.flowProperty().get().listenersOpen()).isEqualTo(1);
        workspace.edit(
                new Edit("discard", List.of(), c -> c.withListener(intern.withEnabled(true))));
        assertThat(viewModel.flowProperty().get().listenersOn()).isEqualTo(1);
        proxy.stop();
        assertThat(viewModel.flowProperty().get().listenersOn()).isEqualTo(2);
    }

    @Test
    void whileARestoredDraftWaitsWhatAStartWouldOpenIsShown() {
        Workspace waiting = new Workspace(Configs.shop(), Configs.small(), Keeper.none());
        assertThat(waiting.isRestored()).isTrue();
        var seen = new OverviewViewModel(new WorkspaceModel(waiting, proxy), samples);
        assertThat(seen.flowProperty().get().listenersOn())
                .isEqualTo(waiting.applied().listeners().size());
    }

    @Test
    void anEmptyConfigurationIsBlankUnlessSomethingRuns() {
        assertThat(viewModel.isBlank()).isFalse();
        workspace.edit(new Edit("discard", List.of(), _ -> ProxyConfig.EMPTY));
        assertThat(viewModel.isBlank()).isTrue();
    }
}
