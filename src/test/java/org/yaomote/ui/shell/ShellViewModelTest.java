package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Fault;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.events.Event;
import org.yaomote.events.EventLog;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.InFlight;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Subjects;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.ui.history.EventWords;
import org.yaomote.ui.overview.OverviewViewModel;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.Keeper;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Workspace;
import org.yaomote.workspace.WorkspaceDoor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class ShellViewModelTest {
    private final Workspace workspace =
            new Workspace(Configs.shop(), Configs.shop(), Keeper.none());
    private final FakeProxy proxy = new FakeProxy(workspace);
    private final WorkspaceModel model = new WorkspaceModel(workspace, proxy);
    private final SimpleObjectProperty<Sample> samples = new SimpleObjectProperty<>(Sample.NONE);
    private final OverviewViewModel overview = new OverviewViewModel(model, samples);
    private final EventLog events = EventLog.inMemory();
    private final ShellViewModel viewModel =
            new ShellViewModel(
                    model,
                    overview.flowProperty(),
                    events,
                    Clock.fixed(FakeProxy.STARTED, ZoneOffset.UTC));

    private void sample(FakeTraffic traffic) {
        samples.set(
                new Sample(
                        traffic.after(Duration.ofSeconds(60)),
                        traffic.after(Duration.ofSeconds(62))));
    }

    private String lastEvent() {
        return viewModel.lastEventProperty().get().map(Event::code).orElse("");
    }

    @Test
    void theButtonFollowsTheRunState() {
        assertThat(viewModel.buttonProperty().getValue()).isEqualTo(ShellViewModel.Switch.START);
        proxy.become(new RunState.Starting());
        assertThat(viewModel.buttonProperty().getValue()).isEqualTo(ShellViewModel.Switch.WAIT);
        viewModel.press();
        assertThat(proxy.state()).isEqualTo(new RunState.Starting());
        proxy.become(new RunState.Stopped());
        viewModel.press();
        assertThat(viewModel.buttonProperty().getValue()).isEqualTo(ShellViewModel.Switch.STOP);
        assertThat(viewModel.openListeners()).isEqualTo(2);
        viewModel.press();
        assertThat(proxy.state()).isEqualTo(new RunState.Stopped());
    }

    @Test
    void theStateOnTopIsNeverGreenerThanTheListeners() {
        proxy.start();
        sample(new FakeTraffic(Configs.shop(), 2));
        assertThat(viewModel.markProperty().getValue()).isEqualTo(StateMark.UP);
        sample(new FakeTraffic(Configs.shop(), 2).with("127.0.0.1:3000", Availability.DOWN));
        assertThat(viewModel.markProperty().getValue()).isEqualTo(StateMark.SHAKY);
    }

    @Test
    void editsArePendingOnlyWhileTheProxyRuns() {
        Edit edit = new Edit("discard", List.of(), _ -> Configs.small());
        workspace.edit(edit);
        assertThat(viewModel.pending().changes().getValue()).isEmpty();
        workspace.undo();
        proxy.start();
        workspace.edit(edit);
        assertThat(viewModel.pending().changes().getValue()).isNotEmpty();
        assertThat(viewModel.pending().applicable().get()).isTrue();
        proxy.apply();
        assertThat(viewModel.pending().changes().getValue()).isEmpty();
        Event event = viewModel.lastEventProperty().get().orElseThrow();
        Texts english = new Texts(Locale.ENGLISH);
        assertThat(EventWords.of(english, event)).startsWith("applied by you: ").endsWith(" more");
        assertThat(EventWords.brief(english, event)).isEqualTo("changes applied");
    }

    @Test
    void aRefusedApplyTellsWhyAndKeepsTheChanges() {
        proxy.start();
        workspace.edit(new Edit("discard", List.of(), _ -> Configs.small()));
        Problem problem = Problem.error("listeners[0].port", "engine.failed");
        proxy.refuseNext(problem);
        proxy.apply();
        assertThat(viewModel.refusalProperty().getValue())
                .isEqualTo(new Refusal("shell.refused.apply", List.of(problem)));
        assertThat(viewModel.pending().changes().getValue()).isNotEmpty();
    }

    @Test
    void whatIsNotFinishedInAFieldIsNotPassedOverByAStart() {
        Problem port = Problem.error("listeners[0].port", "field.notNumber", "8080", "80a");
        List<Problem> unfinished = new ArrayList<>(List.of(port));
        model.unfinished().add(() -> List.copyOf(unfinished));
        assertThat(viewModel.refusalProperty().getValue()).isEqualTo(Refusal.NONE);
        viewModel.press();
        assertThat(proxy.state()).isEqualTo(new RunState.Failed(List.of(port)));
        assertThat(lastEvent()).isEqualTo("failed.about");
        assertThat(viewModel.refusalProperty().getValue())
                .isEqualTo(new Refusal("shell.unfinished.start", List.of(port)));
        unfinished.clear();
        model.unfinished().refresh();
        assertThat(viewModel.refusalProperty().getValue()).isEqualTo(Refusal.NONE);
        viewModel.press();
        assertThat(proxy.state()).isInstanceOf(RunState.Running.class);
    }

    @Test
    void whatIsNotFinishedInAFieldIsNotPassedOverByAnApplyButByAStop() {
        proxy.start();
        workspace.edit(new Edit("discard", List.of(), _ -> Configs.small()));
        Problem port = Problem.error("listeners[0].port", "field.notNumber", "8080", "80a");
        model.unfinished().add(() -> List.of(port));
        viewModel.apply();
        assertThat(viewModel.pending().changes().getValue()).isNotEmpty();
        assertThat(viewModel.refusalProperty().getValue())
                .isEqualTo(new Refusal("shell.unfinished.apply", List.of(port)));
        assertThat(lastEvent()).isEqualTo("refused.about");
        assertThat(viewModel.flawProperty().get()).contains(port.where());
        viewModel.press();
        assertThat(proxy.state()).isEqualTo(new RunState.Stopped());
    }

    @Test
    void whatIsNotFinishedCanBeAskedForByApplyThoughNothingElseIsPending() {
        assertThat(viewModel.pending().applicable().get()).isFalse();
        List<Problem> unfinished = new ArrayList<>();
        model.unfinished().add(() -> List.copyOf(unfinished));
        Problem port = Problem.error("listeners[0].port", "field.notNumber", "8080", "80a");
        unfinished.add(port);
        model.unfinished().refresh();
        assertThat(viewModel.pending().applicable().get()).isFalse();
        proxy.start();
        assertThat(viewModel.pending().changes().getValue()).isEmpty();
        assertThat(viewModel.pending().applicable().get()).isTrue();
        viewModel.apply();
        assertThat(viewModel.refusalProperty().getValue())
                .isEqualTo(new Refusal("shell.unfinished.apply", List.of(port)));
    }

    @Test
    void failuresAndRecoveriesOfBackendsAreEventsButFirstAnswersAreNot() {
        proxy.start();
        sample(new FakeTraffic(Configs.shop(), 2));
        assertThat(lastEvent()).isEqualTo("started");
        sample(new FakeTraffic(Configs.shop(), 2).with("127.0.0.1:3000", Availability.DOWN));
        assertThat(lastEvent()).isEqualTo("backend.state-down");
        sample(new FakeTraffic(Configs.shop(), 2));
        assertThat(lastEvent()).isEqualTo("backend.state-up");
    }

    @Test
    void whatOthersReportIsTheLastEventButNotWhatWasBefore() {
        proxy.start();
        events.add(event("disk.short", FakeProxy.STARTED.minusSeconds(1)));
        viewModel.followEvents();
        assertThat(lastEvent()).isEqualTo("started");
        events.add(event("disk.short", FakeProxy.STARTED.plusSeconds(1)));
        viewModel.followEvents();
        assertThat(lastEvent()).isEqualTo("disk.short");
    }

    private static Event event(String code, Instant at) {
        return new Event(at, Event.Level.WARNING, code, List.of(), "screen:logs");
    }

    @Test
    void aDrainItsUndoingAndItsEndAreEventsThatLeadToTheBackend() {
        Texts english = new Texts(Locale.ENGLISH);
        proxy.start();
        sample(new FakeTraffic(Configs.shop(), 2));
        proxy.backstage.inFlight = new InFlight(2, Optional.empty());
        order(BackendMode.DRAIN);
        assertThat(said(english))
                .isEqualTo(first().label() + ": drain started by you, it gets no new clients");
        assertThat(
                        Subjects.place(
                                model.draft(),
                                viewModel.lastEventProperty().get().orElseThrow().subject()))
                .contains(new Where.Field("services[0].backends[0].host"));
        workspace.undo();
        proxy.obey();
        assertThat(said(english)).contains("drain cancelled by you");
        order(BackendMode.DRAIN);
        sample(new FakeTraffic(Configs.shop(), 3));
        assertThat(lastEvent()).isEqualTo("order.drain");
        proxy.backstage.inFlight = InFlight.NONE;
        sample(new FakeTraffic(Configs.shop(), 2));
        assertThat(said(english)).endsWith("safe to stop");
        order(BackendMode.MAINTENANCE);
        assertThat(lastEvent()).isEqualTo("order.drained.maintenance");
        order(BackendMode.OFF);
        assertThat(lastEvent()).isEqualTo("order.off");
        order(BackendMode.READY);
        assertThat(lastEvent()).isEqualTo("order.ready");
        WorkspaceDoor.follow(workspace, mode(model.draft(), BackendMode.OFF));
        assertThat(said(english)).contains("switched off by another program");
    }

    private Backend first() {
        return model.draft().services().getFirst().backends().getFirst();
    }

    private String said(Texts texts) {
        return viewModel.lastEventProperty().get().map(e -> EventWords.of(texts, e)).orElse("");
    }

    private void order(BackendMode mode) {
        workspace.edit(Edit.of("test", "", c -> mode(c, mode)));
        proxy.obey();
    }

    private static ProxyConfig mode(ProxyConfig config, BackendMode mode) {
        Service service = config.services().getFirst();
        List<Backend> backends = new ArrayList<>(service.backends());
        backends.set(0, backends.getFirst().withMode(mode));
        return config.withService(service.withBackends(backends));
    }

    @Test
    void whatIsDeadFromTheStartAndWhatARehearsalPlaysAlarmsNobody() {
        String address = "127.0.0.1:3000";
        proxy.start();
        sample(new FakeTraffic(Configs.shop(), 2).with(address, Availability.SHAKY));
        sample(new FakeTraffic(Configs.shop(), 2).with(address, Availability.DOWN));
        assertThat(lastEvent()).isEqualTo("backend.silent");
        assertThat(lastLevel()).isEqualTo(Event.Level.NEWS);
        sample(new FakeTraffic(Configs.shop(), 2));
        assertThat(lastLevel()).isEqualTo(Event.Level.GOOD);
        assertThat(said(new Texts(Locale.ENGLISH)))
                .isEqualTo("api1 is up, it answered for the first time");
        assertThat(said(new Texts(Locale.JAPANESE)))
                .isEqualTo(
                        "api1 \u304b\u3089\u521d\u3081\u3066\u5fdc\u7b54\u304c\u3042\u308a\u307e\u3057\u305f");
        BackendPlace place =
                Configs.shop().services().stream()
                        .filter(s -> s.backends().stream().anyMatch(b -> isAt(b, address)))
                        .map(s -> new BackendPlace(s.id().value(), address))
                        .findFirst()
                        .orElseThrow();
        proxy.backstage.pretend(place, new Fault.Stopped());
        sample(new FakeTraffic(Configs.shop(), 2).with(address, Availability.DOWN));
        assertThat(lastEvent()).isEqualTo("backend.state-down");
        assertThat(lastLevel()).isEqualTo(Event.Level.NEWS);
        proxy.backstage.restore();
        sample(new FakeTraffic(Configs.shop(), 2));
        assertThat(lastEvent()).isEqualTo("backend.state-up");
        assertThat(lastLevel()).isEqualTo(Event.Level.NEWS);
        sample(new FakeTraffic(Configs.shop(), 2).with(address, Availability.DOWN));
        assertThat(lastLevel()).isEqualTo(Event.Level.BAD);
    }

    private static boolean isAt(Backend backend, String address) {
        return backend.address().equals(address);
    }

    private Event.Level lastLevel() {
        return viewModel.lastEventProperty().get().map(Event::level).orElseThrow();
    }
}
