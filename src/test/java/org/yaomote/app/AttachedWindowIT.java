package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.control.Answer;
import org.yaomote.control.Claim;
import org.yaomote.control.ControlClient;
import org.yaomote.control.ControlFolder;
import org.yaomote.control.Request;
import org.yaomote.events.EventLog;
import org.yaomote.fixtures.Configs;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;
import org.yaomote.store.ConfigJson;
import org.yaomote.words.Words;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.Following;
import org.yaomote.workspace.Keeper;
import org.yaomote.workspace.ProxyControl;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;
import org.yaomote.workspace.Witness;
import org.yaomote.workspace.Workspace;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What is behind two windows that show one service: workspaces whose engine is that of another.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a socket file is guarded by POSIX rights")
class AttachedWindowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PROCESS = 41;

    @TempDir private Path home;
    private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService owner = Executors.newSingleThreadExecutor();
    private ControlFolder folder;
    private Path file;
    private ProxyConfig config;
    private Claim claim;
    private ProxyEngine engine;
    private HeadlessProxy service;
    private CompletableFuture<ExitCode> ended;

    @BeforeEach
    void serve() throws Exception {
        config = Configs.small();
        config = config.withListener(config.listeners().getFirst().withPort(0));
        file = Files.writeString(home.resolve("yaomote.json"), ConfigJson.write(config));
        folder = ControlFolder.of(Map.of("YAOMOTE_HOME", home.toString()), false, home);
        claim = ((Claim.Attempt.Ours) Claim.of(folder, file, ControlFolder.Kind.ENGINE)).claim();
        engine = engine();
        PrintStream nowhere =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        service =
                new HeadlessProxy(
                        new Terminal(Words.of(Locale.ENGLISH), nowhere, nowhere),
                        engine,
                        new HeadlessProxy.Origin(
                                Optional.of(file),
                                InstantSource.system(),
                                new ReloadNotes(
                                        EventLog.ofService(happened(), Runnable::run),
                                        InstantSource.system())),
                        new Handover.None());
        Answer.Me me = new Answer.Me("1", 812, false, file.toString());
        ControlDesk desk = new ControlDesk(me, service, InstantSource.system());
        ended = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                ended.complete(
                                        service.serve(
                                                config, "", () -> ControlDoor.open(claim, desk)));
                            } catch (InterruptedException e) {
                                ended.completeExceptionally(e);
                            }
                        });
        await().atMost(PATIENCE).until(() -> ControlClient.who(socket()).isPresent());
    }

    private ProxyEngine engine() {
        return new ProxyEngine(new Places(home, home.resolve("log")), 1, () -> new byte[32]);
    }

    private Path happened() {
        return home.resolve("events.jsonl");
    }

    private Path socket() {
        return folder.socket(file, ControlFolder.Kind.ENGINE);
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.stop();
        ended.join();
        engine.close();
        claim.close();
        pool.shutdownNow();
        owner.shutdown();
        owner.awaitTermination(10, TimeUnit.SECONDS);
    }

    /// A window without its face.
    private final class Desk implements AttachedEngine.Ear, AutoCloseable {
        final ProxyEngine own = engine();
        final SharedEngine shared =
                new SharedEngine(own, new SharedEngine.Place(folder, file), pool);
        final AtomicReference<Whose> gone = new AtomicReference<>(new Whose.Own());
        Workspace workspace;
        ProxyControl control;
        Following following;

        Desk() {
            on(
                    () -> {
                        workspace = new Workspace(config, config, Keeper.none());
                        control =
                                new ProxyControl(
                                        workspace,
                                        new ProxyControl.Ground(shared, Witness.none()),
                                        owner,
                                        Clock.systemUTC());
                        following = new Following(workspace, control, shared, owner);
                        return 0;
                    });
        }

        void attach() {
            Answer.Serving serving =
                    (Answer.Serving) ControlClient.ask(socket(), new Request.Status(), PATIENCE);
            AttachedEngine other =
                    new AttachedEngine(
                            socket(),
                            serving,
                            new AttachedEngine.Ground(
                                    pool, owner, this, InstantSource.system(), PROCESS));
            shared.attach(other);
            changed(serving);
            other.follow();
        }

        @Override
        public void changed(Answer.Serving serving) {
            ConfigJson.Reading.Read read =
                    (ConfigJson.Reading.Read) ConfigJson.read(serving.configuration(), "");
            owner.execute(
                    () ->
                            following.adopt(
                                    read.config(),
                                    new StartResult.Started(
                                            serving.listeners(), serving.warnings()),
                                    serving.counts().runningSince()));
        }

        @Override
        public void gone(boolean ended, Instant lastSeen) {
            gone.set(new Whose.Gone((Whose.Attached) shared.whose(), ended, lastSeen));
            shared.detach(gone.get());
            owner.execute(following::release);
        }

        void edit(UnaryOperator<ProxyConfig> change) {
            on(
                    () -> {
                        workspace.edit(new Edit("test", List.of(), change));
                        return 0;
                    });
        }

        void apply() {
            on(
                    () -> {
                        control.apply("", List.of());
                        return 0;
                    });
        }

        /// Hears nothing more, since there will be nobody to tell it to.
        @Override
        public void close() {
            shared.stop().join();
            own.close();
        }
    }

    private <T> T on(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, owner).join();
    }

    private static UnaryOperator<ProxyConfig> weight(int weight) {
        return now -> {
            Service service = now.services().getFirst();
            return now.withService(
                    service.withBackends(
                            service.backends().stream().map(b -> b.withWeight(weight)).toList()));
        };
    }

    @Test
    void whatOneAppliesTheServiceServesAndTheOtherShows() {
        try (Desk one = new Desk();
                Desk two = new Desk()) {
            one.attach();
            two.attach();
            await().atMost(PATIENCE)
                    .until(() -> on(() -> two.control.state()) instanceof RunState.Running);
            assertThat(on(() -> one.control.whose()))
                    .isEqualTo(new Whose.Attached(false, 812, file.toString(), true));

            one.edit(weight(7));
            one.apply();
            await().atMost(PATIENCE)
                    .until(() -> on(() -> two.workspace.applied()).equals(weight(7).apply(config)));
            assertThat(service.served()).isEqualTo(weight(7).apply(config));
            assertThat(on(() -> two.workspace.isPending())).isFalse();
            assertThat(file).hasContent(ConfigJson.write(service.served()));
            assertThat(one.shared.snapshot().services()).isNotEmpty();
            await("the service knows who asked, and that it is told there as well")
                    .atMost(PATIENCE)
                    .until(() -> Files.readString(happened()).contains("\"window\":" + PROCESS));

            one.edit(weight(70_000));
            ProxyConfig bad = on(() -> one.workspace.draft());
            StartResult refused = one.shared.apply(bad).join();
            assertThat(((StartResult.Refused) refused).problems())
                    .extracting(Problem::where)
                    .contains(new Where.Field("services[0].backends[0].weight"));
            assertThat(service.served()).isEqualTo(weight(7).apply(config));

            // An order of the second window holds at once, beside the draft of the first.
            Backend backend = config.services().getFirst().backends().getFirst();
            String id = config.services().getFirst().id().value();
            BackendPlace place = new BackendPlace(id, backend.address());
            on(
                    () -> {
                        two.workspace.edit(Edit.ofMode(place, "a", BackendMode.DRAIN));
                        return 0;
                    });
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    on(() -> one.workspace.draft())
                                                    .services()
                                                    .getFirst()
                                                    .backends()
                                                    .getFirst()
                                                    .mode()
                                            == BackendMode.DRAIN);
            assertThat(on(() -> one.workspace.draft()).services().getFirst().backends())
                    .extracting(Backend::weight)
                    .containsOnly(70_000);
        }
    }

    @Test
    void theOwnEngineDoesNotStartBesideAndTheEndIsTold() throws Exception {
        try (Desk window = new Desk()) {
            StartResult beside = window.shared.start(config).join();
            assertThat(((StartResult.Refused) beside).problems().getFirst().code())
                    .isEqualTo("control.elsewhere");

            window.attach();
            on(
                    () -> {
                        window.control.stop();
                        return 0;
                    });
            await().atMost(PATIENCE)
                    .until(() -> on(() -> window.control.state()) instanceof RunState.Stopped);
            assertThat(window.shared.whose()).isEqualTo(new Whose.Own());
            assertThat(ControlClient.who(socket())).isPresent();

            window.attach();
            TrafficSnapshot first = window.shared.snapshot();
            await().atMost(PATIENCE).until(() -> !window.shared.snapshot().equals(first));
            service.stop();
            assertThat(ended.get()).isEqualTo(ExitCode.OK);
            await().atMost(PATIENCE)
                    .until(() -> on(() -> window.control.state()) instanceof RunState.Stopped);
            assertThat(window.shared.whose()).isInstanceOf(Whose.Gone.class);
            assertThat(((Whose.Gone) window.gone.get()).ended()).isTrue();
            assertThat(window.shared.snapshot().services()).isEmpty();

            claim.close();
            assertThat(window.shared.start(config).join()).isInstanceOf(StartResult.Started.class);
            assertThat(window.shared.whose()).isEqualTo(new Whose.Own());
            window.shared.stop().join();
        }
    }

    @Test
    void aStartThatIsRefusedLeavesWhatServesItsChannel() {
        Path other = home.resolve("other.json");
        Path channel = folder.socket(other, ControlFolder.Kind.ENGINE);
        Answer.Me me = new Answer.Me("1", 4, true, other.toString());
        try (ProxyEngine own = engine()) {
            SharedEngine shared =
                    new SharedEngine(own, new SharedEngine.Place(folder, other), pool);
            shared.answeredBy(_ -> me);
            assertThat(shared.start(config).join()).isInstanceOf(StartResult.Started.class);
            assertThat(shared.start(config).join()).isInstanceOf(StartResult.Refused.class);
            assertThat(ControlClient.who(channel)).contains(me);

            shared.stop().join();
            assertThat(ControlClient.who(channel)).isEmpty();
            assertThat(shared.start(config).join()).isInstanceOf(StartResult.Started.class);
            shared.stop().join();
        }
    }
}
