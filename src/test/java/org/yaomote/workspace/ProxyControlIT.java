package org.yaomote.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.config.Where;
import org.yaomote.fixtures.Configs;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@Timeout(60)
class ProxyControlIT {
    private static final Instant NOW = Instant.parse("2026-03-01T09:12:00Z");

    @TempDir private static Path folder;

    private final ExecutorService owner = Executors.newSingleThreadExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> states = new CopyOnWriteArrayList<>();
    private ProxyEngine engine;
    private HttpServer backend;
    private Workspace workspace;
    private ProxyControl control;

    @BeforeEach
    void open() throws Exception {
        backend =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 9);
        backend.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        backend.start();
        Places places = new Places(folder, folder.resolve("access.log"));
        engine = new ProxyEngine(places, 1, () -> new byte[32]);
        ProxyConfig start = start();
        workspace = on(() -> new Workspace(start, start, Keeper.none()));
        control =
                new ProxyControl(
                        workspace,
                        new ProxyControl.Ground(Engine.of(engine), Witness.none()),
                        owner,
                        Clock.fixed(NOW, ZoneOffset.UTC));
        control.addObserver(this::note);
    }

    @AfterEach
    void end() {
        engine.close();
        backend.stop(0);
        client.close();
        owner.shutdownNow();
    }

    private void note() {
        String state = control.state().getClass().getSimpleName();
        if (states.isEmpty() || !states.getLast().equals(state)) {
            states.add(state);
        }
    }

    private ProxyConfig start() {
        int port = backend.getAddress().getPort();
        Service web = Configs.service("web", Configs.backend("web1", port, 1));
        Listener http = Configs.listener("http", 0, Rule.everything(web.id()));
        return new ProxyConfig(List.of(http), List.of(web), Timeouts.DEFAULTS);
    }

    private interface Task<T> {
        T run();
    }

    /// Does something on the thread that owns the workspace.
    private <T> T on(Task<T> task) throws Exception {
        Future<T> result = owner.submit(task::run);
        return result.get();
    }

    private void on(Runnable task) throws Exception {
        owner.submit(task).get();
    }

    private void startAndWait() throws Exception {
        on(() -> control.start(List.of()));
        await().until(() -> on(control::state) instanceof RunState.Running);
    }

    private void edit(ProxyConfig changed) throws Exception {
        on(() -> workspace.edit(Edit.of("test", "", _ -> changed)));
    }

    private void apply() throws Exception {
        on(() -> control.apply("", List.of()));
        await().until(() -> !on(control::isApplying));
    }

    /// Applies although something stands in a field that the draft cannot hold.
    private void applyOver(Problem unfinished) throws Exception {
        on(() -> control.apply("over it", List.of(unfinished)));
        await().until(() -> !on(control::isApplying));
    }

    private RunState.Running running() throws Exception {
        RunState state = on(control::state);
        assertThat(state).isInstanceOf(RunState.Running.class);
        return (RunState.Running) state;
    }

    private int get(int port) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static ServerSocket taken() throws Exception {
        return new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    }

    private ProxyConfig withSecond(int port) {
        ProxyConfig config = start();
        Listener second = config.listeners().getFirst().withId(new ListenerId("second"));
        return config.withListener(second.withName("second").withPort(port));
    }

    private static void isTaken(List<Problem> problems, String path) {
        assertThat(problems)
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.code()).isEqualTo("bind.inUse");
                            assertThat(p.where()).isEqualTo(new Where.Field(path));
                        });
    }

    @Test
    void startServesAndStopEndsIt() throws Exception {
        startAndWait();
        List<BoundListener> open = running().listeners();
        assertThat(open).extracting(BoundListener::id).containsExactly("http");
        assertThat(running().since()).isEqualTo(NOW);
        assertThat(get(open.getFirst().port())).isEqualTo(204);
        assertThat(control.snapshot().listeners()).containsKey("http");
        assertThat(on(control::warnings)).isEmpty();

        on(control::stop);
        await().until(() -> on(control::state) instanceof RunState.Stopped);
        assertThat(states).containsExactly("Starting", "Running", "Stopping", "Stopped");
        startAndWait();
        assertThat(get(running().listeners().getFirst().port())).isEqualTo(204);
    }

    @Test
    void aDraftWithErrorsIsNotStarted() throws Exception {
        edit(start().withListener(start().listeners().getFirst().withPort(-1)));
        on(() -> control.start(List.of()));
        assertThat(states).containsExactly("Failed");
        RunState.Failed failed = (RunState.Failed) on(control::state);
        assertThat(failed.problems()).extracting(Problem::code).containsExactly("port.range");
        edit(start());
        startAndWait();
        assertThat(states).containsExactly("Failed", "Starting", "Running");
    }

    @Test
    void aTakenPortRefusesTheStartAtItsField() throws Exception {
        try (ServerSocket taken = taken()) {
            edit(withSecond(taken.getLocalPort()));
            on(() -> control.start(List.of()));
            await().until(() -> on(control::state) instanceof RunState.Failed);
            isTaken(((RunState.Failed) on(control::state)).problems(), "listeners[1].port");
            assertThat(states).containsExactly("Starting", "Failed");
        }
        // Nothing runs, so an edit needs no applying.
        edit(start());
        assertThat(on(workspace::isPending)).isFalse();
    }

    @Test
    void applyPutsTheDraftInForceAndKeepsTheRest() throws Exception {
        startAndWait();
        BoundListener first = running().listeners().getFirst();
        edit(withSecond(0));
        assertThat(on(workspace::isPending)).isTrue();
        on(
                () -> {
                    control.apply("", List.of());
                    assertThat(control.isApplying()).isTrue();
                });
        await().until(() -> !on(control::isApplying));
        assertThat(on(workspace::isPending)).isFalse();
        assertThat(on(control::refusal)).isEmpty();
        assertThat(running().since()).isEqualTo(NOW);
        assertThat(running().listeners()).hasSize(2).contains(first);
        for (BoundListener each : running().listeners()) {
            assertThat(get(each.port())).isEqualTo(204);
        }
        assertThat(states).containsExactly("Starting", "Running");
    }

    @Test
    void aRefusedApplyChangesNothingAndKeepsTheDraft() throws Exception {
        startAndWait();
        try (ServerSocket taken = taken()) {
            ProxyConfig draft = withSecond(taken.getLocalPort());
            edit(draft);
            apply();
            isTaken(on(control::refusal), "listeners[1].port");
            assertThat(on(workspace::draft)).isEqualTo(draft);
            assertThat(on(workspace::applied)).isEqualTo(start());
            assertThat(running().listeners()).hasSize(1);
            assertThat(get(running().listeners().getFirst().port())).isEqualTo(204);
        }
        // The port is free by now.
        apply();
        assertThat(on(control::refusal)).isEmpty();
        assertThat(running().listeners()).hasSize(2);
    }

    @Test
    void aDraftWithErrorsIsNotApplied() throws Exception {
        startAndWait();
        edit(withSecond(-1));
        apply();
        assertThat(on(control::refusal)).extracting(Problem::code).containsExactly("port.range");
        assertThat(on(workspace::applied)).isEqualTo(start());
    }

    /// Whoever refuses, the history and the events are told as of a refusal by the engine.
    @Test
    void whatTheRulesRefuseIsToldLikeWhatTheEngineRefuses() throws Exception {
        List<Applied> kept = new CopyOnWriteArrayList<>();
        on(() -> control.addHistorian(kept::add));
        startAndWait();
        await().until(() -> !on(control::isApplying));
        edit(withSecond(-1));
        apply();
        edit(withSecond(0));
        Problem typed = Problem.error("listeners[1].port", "field.notNumber", "8080", "80a");
        applyOver(typed);
        assertThat(kept.stream().skip(1).map(Applied::outcome))
                .allSatisfy(o -> assertThat(o).isInstanceOf(Applied.Outcome.Refused.class))
                .hasSize(2);
        assertThat(kept.getLast())
                .satisfies(
                        last -> {
                            assertThat(last.note()).isEqualTo("over it");
                            assertThat(last.after()).isEqualTo(withSecond(0));
                            assertThat(last.outcome())
                                    .isEqualTo(new Applied.Outcome.Refused(List.of(typed)));
                        });
        assertThat(on(control::lastApply)).contains(kept.getLast());
        assertThat(on(workspace::applied)).isEqualTo(start());
        apply();
        assertThat(on(workspace::applied)).isEqualTo(withSecond(0));
    }

    @Test
    void anOldRefusalEndsWithTheRun() throws Exception {
        startAndWait();
        edit(withSecond(-1));
        apply();
        on(control::stop);
        await().until(() -> on(control::state) instanceof RunState.Stopped);
        assertThat(on(control::refusal)).isEmpty();
    }

    @Test
    void editsOfTheTimeBetweenWaitForTheNextApply() throws Exception {
        on(
                () -> {
                    control.start(List.of());
                    // Before the engine has answered.
                    workspace.edit(Edit.of("test", "", _ -> withSecond(0)));
                });
        await().until(() -> on(control::state) instanceof RunState.Running);
        assertThat(on(workspace::applied)).isEqualTo(start());
        assertThat(on(workspace::isPending)).isTrue();
        assertThat(running().listeners()).hasSize(1);
    }

    @Test
    void whatDoesNotFitTheStateIsIgnored() throws Exception {
        on(control::stop);
        on(() -> control.apply("", List.of()));
        assertThat(states).isEmpty();
        on(
                () -> {
                    control.start(List.of());
                    control.start(List.of());
                    control.stop();
                    control.apply("", List.of());
                });
        await().until(() -> on(control::state) instanceof RunState.Running);
        on(() -> control.start(List.of()));
        assertThat(states).containsExactly("Starting", "Running");
    }

    @Test
    void observersMayLeave() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        Runnable observer = () -> told.add("told");
        control.addObserver(observer);
        control.removeObserver(observer);
        startAndWait();
        assertThat(told).isEmpty();
    }

    /// M5: an order to a backend does not wait for Apply, and neither does its undoing.
    @Test
    void whatABackendIsLetDoHoldsAtOnceAndOtherEditsWait() throws Exception {
        startAndWait();
        int port = running().listeners().getFirst().port();
        edit(withSecond(0));
        on(() -> workspace.edit(Edit.of("test", "", c -> mode(c, BackendMode.DRAIN))));
        await().until(() -> get(port) == 503);
        assertThat(on(() -> workspace.applied().services()))
                .isEqualTo(mode(start(), BackendMode.DRAIN).services());
        assertThat(on(() -> workspace.applied().listeners())).hasSize(1);
        assertThat(on(workspace::isPending)).isTrue();

        on(workspace::undo);
        await().until(() -> get(port) == 204);
        assertThat(on(() -> workspace.applied())).isEqualTo(start());
        assertThat(on(workspace::isPending)).isTrue();
        assertThat(running().listeners()).hasSize(1);
    }

    private static ProxyConfig mode(ProxyConfig config, BackendMode mode) {
        Service web = config.services().getFirst();
        return config.withService(
                web.withBackends(List.of(web.backends().getFirst().withMode(mode))));
    }
}
