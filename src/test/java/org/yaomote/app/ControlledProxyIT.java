package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.control.Answer;
import org.yaomote.control.Claim;
import org.yaomote.control.ControlClient;
import org.yaomote.control.ControlFolder;
import org.yaomote.control.Request;
import org.yaomote.demo.DemoServers;
import org.yaomote.events.Event;
import org.yaomote.events.EventLog;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.Effort;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Surroundings;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.startup.Launcher;
import org.yaomote.startup.ServiceKind;
import org.yaomote.store.AppFolders;
import org.yaomote.store.ConfigJson;
import org.yaomote.words.Words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A proxy that is told things through its channel while it serves, and the commands that tell it.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a socket file is guarded by POSIX rights")
class ControlledProxyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path home;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final DemoServers servers = new DemoServers();
    private final HttpClient client = HttpClient.newHttpClient();
    private ControlFolder folder;
    private Path file;
    private Claim claim;
    private ProxyEngine engine;
    private ProxyConfig config;
    private HeadlessProxy proxy;
    private CompletableFuture<ExitCode> ended;

    @BeforeEach
    void serve() throws IOException {
        List<Integer> ports = DemoServers.freePorts(2, 21700);
        servers.serve(ports);
        config = Configs.small();
        Service service = config.services().getFirst();
        Listener listener = config.listeners().getFirst();
        config =
                config.withListener(listener.withPort(DemoServers.freePorts(1, 21750).getFirst()))
                        .withService(
                                service.withName("web")
                                        .withAffinity(
                                                new Affinity.ByClientAddress(Duration.ofMinutes(5)))
                                        .withBackends(
                                                List.of(
                                                        Configs.backend("a", ports.get(0), 5),
                                                        Configs.backend("b", ports.get(1), 5))));
        file = Files.writeString(home.resolve("ours.json"), ConfigJson.write(config));
        folder =
                ControlFolder.of(
                        Map.of("YAOMOTE_HOME", home.toString()), false, home.resolve("state"));
        claim = ((Claim.Attempt.Ours) Claim.of(folder, file, ControlFolder.Kind.ENGINE)).claim();
        engine =
                new ProxyEngine(
                        new Places(home, home.resolve("access.log")), 2, () -> new byte[32]);
        proxy =
                new HeadlessProxy(
                        terminal(),
                        engine,
                        new HeadlessProxy.Origin(
                                Optional.of(file),
                                InstantSource.system(),
                                new ReloadNotes(
                                        EventLog.ofService(happened(), Runnable::run),
                                        InstantSource.system())),
                        new Handover.None());
        Answer.Me me = new Answer.Me("1", 7, false, file.toString());
        ControlDesk desk = new ControlDesk(me, proxy, InstantSource.system());
        ended = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                ended.complete(
                                        proxy.serve(
                                                config, "", () -> ControlDoor.open(claim, desk)));
                            } catch (InterruptedException e) {
                                ended.completeExceptionally(e);
                            }
                        });
        await().atMost(PATIENCE).until(() -> ControlClient.who(socket()).isPresent());
    }

    @AfterEach
    void stop() {
        proxy.stop();
        ended.join();
        engine.close();
        claim.close();
        servers.close();
        client.close();
    }

    private Path happened() {
        return home.resolve("events.jsonl");
    }

    private Path socket() {
        return folder.socket(file, ControlFolder.Kind.ENGINE);
    }

    private Terminal terminal() {
        return new Terminal(
                Words.of(Locale.ENGLISH),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    private Answer ask(Request request) {
        return ControlClient.ask(socket(), request, PATIENCE);
    }

    private int get() {
        try {
            URI uri = URI.create("http://127.0.0.1:" + config.listeners().getFirst().port() + "/");
            return client.send(
                            HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ProxyConfig weighted(int weight) {
        Service service = config.services().getFirst();
        List<Backend> backends = service.backends();
        return config.withService(
                service.withBackends(List.of(backends.get(0).withWeight(weight), backends.get(1))));
    }

    @Test
    void appliesUnderLoadFailNoRequest() {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicInteger good = new AtomicInteger();
        AtomicInteger bad = new AtomicInteger();
        List<Thread> clients =
                List.of(0, 1, 2, 3).stream()
                        .map(
                                _ ->
                                        Thread.ofVirtual()
                                                .start(
                                                        () -> {
                                                            while (goesOn.get()) {
                                                                count(good, bad);
                                                            }
                                                        }))
                        .toList();
        int applies = Effort.of(20, 100);
        for (int i = 1; i <= applies; i++) {
            int before = good.get();
            String text = ConfigJson.write(weighted(1 + i % 9));
            assertThat(ask(new Request.Apply("", text, false, 0))).isInstanceOf(Answer.Done.class);
            await().atMost(PATIENCE).until(() -> good.get() + bad.get() > before + 4);
        }
        goesOn.set(false);
        clients.forEach(
                each -> {
                    try {
                        each.join();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });

        assertThat(bad).hasValue(0);
        assertThat(good.get()).isGreaterThan(4 * applies);
        assertThat(proxy.served()).isEqualTo(weighted(1 + applies % 9));
    }

    private void count(AtomicInteger good, AtomicInteger bad) {
        try {
            (get() == 200 ? good : bad).incrementAndGet();
        } catch (UncheckedIOException _) {
            bad.incrementAndGet();
        }
    }

    @Test
    void whatIsWrongChangesNothingAndIsToldAtItsPlace() {
        String text = ConfigJson.write(config).replaceFirst("\"port\": \\d+", "\"port\": 70000");
        Answer.Refused atField = (Answer.Refused) ask(new Request.Apply("", text, true, 0));
        Answer.Refused atLine =
                (Answer.Refused)
                        ask(new Request.Apply(home + "/pound.cfg", "ListenHTTP\n x", true, 0));

        assertThat(atField.problems().getFirst().where())
                .isEqualTo(new Where.Field("listeners[0].port"));
        assertThat(atLine.problems().getFirst().where())
                .isInstanceOfSatisfying(Where.Line.class, at -> assertThat(at.line()).isPositive());
        assertThat(proxy.served()).isEqualTo(config);
        assertThat(file).hasContent(ConfigJson.write(config));
        assertThat(get()).isEqualTo(200);
    }

    @Test
    void theCommandsDrainApplyListAndStop() throws Exception {
        get();
        assertThat(perform("status")).isEqualTo(ExitCode.OK);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("service, process 7", "web", "127.0.0.1:");
        assertThat(perform("drain", "web/a", "--wait")).isEqualTo(ExitCode.OK);
        assertThat(mode()).isEqualTo(BackendMode.DRAIN);
        assertThat(perform("reload")).isEqualTo(ExitCode.OK);
        assertThat(mode()).as("an order outlives a reload").isEqualTo(BackendMode.DRAIN);
        assertThat(perform("drain", "web/a", "--undo")).isEqualTo(ExitCode.OK);
        assertThat(mode()).isEqualTo(BackendMode.READY);
        assertThat(perform("off", "web/z")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(perform("off", "web")).isEqualTo(ExitCode.USAGE);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("There are: a, b");

        Answer.Bound bound = (Answer.Bound) ask(new Request.Sessions("web", "", 10));
        assertThat(bound.sessions()).hasSize(1);
        assertThat(perform("sessions", "--remove", bound.sessions().getFirst().token()))
                .isEqualTo(ExitCode.OK);
        assertThat(ask(new Request.Sessions("", "", 10))).isEqualTo(new Answer.Bound(List.of()));

        assertThat(file)
                .as("what is not ordered stays as it is")
                .hasContent(ConfigJson.write(config));
        Path other = Files.writeString(home.resolve("n.json"), ConfigJson.write(weighted(7)));
        assertThat(perform("apply", other.toString(), "--keep")).isEqualTo(ExitCode.OK);
        assertThat(file).hasContent(ConfigJson.write(weighted(7)));
        Files.writeString(file, ConfigJson.write(config));
        assertThat(perform("reload", "--config", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(proxy.served()).isEqualTo(config);
        Files.writeString(other, "ListenHTTP\n\tPort x\nEnd\n");
        assertThat(perform("apply", other.toString())).isEqualTo(ExitCode.PROBLEMS);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("n.json:2:");

        assertThat(perform("stop")).isEqualTo(ExitCode.OK);
        assertThat(ended.get()).isEqualTo(ExitCode.OK);
        assertThat(perform("status")).isEqualTo(ExitCode.NOT_STARTED);
    }

    private BackendMode mode() {
        return proxy.served().services().getFirst().backends().getFirst().mode();
    }

    private ExitCode perform(String... words) throws InterruptedException {
        Invocation invocation = new CommandSyntax(Words.of(Locale.ENGLISH), "1").parse(words);
        return new ControlCommands(terminal(), folder)
                .perform(((Invocation.Control) invocation).order());
    }

    /// The codes of what a window shows, which was open before.
    private static List<String> codes(EventLog window) {
        window.catchUp();
        return window.all().stream().map(Event::code).toList();
    }

    @Test
    void anOpenWindowShowsWhatBecameOfReloads() throws Exception {
        EventLog window = EventLog.in(happened(), Runnable::run, 1);
        proxy.reload();
        await().atMost(PATIENCE).until(() -> codes(window).contains("reload.done"));
        assertThat(perform("reload")).isEqualTo(ExitCode.OK);
        Files.writeString(
                file, ConfigJson.write(config).replaceFirst("\"port\": \\d+", "\"port\": 70000"));
        assertThat(perform("reload")).isEqualTo(ExitCode.PROBLEMS);
        proxy.reload();
        await().atMost(PATIENCE).until(() -> codes(window).size() == 6);

        assertThat(codes(window))
                .containsExactly(
                        "reload.done",
                        "reload.altered",
                        "reload.refused",
                        "reload.problem.port.range",
                        "reload.refused",
                        "reload.problem.port.range");
        assertThat(window.all().getFirst().arguments()).containsExactly(file.toString());
        assertThat(EventLog.in(happened(), Runnable::run, 1).all())
                .as("so does one that is opened later")
                .isEqualTo(window.all());
    }

    @Test
    void aChangeThatFailsEndsNeitherTheProxyNorTheNextOne() {
        CompletableFuture<?> broken =
                proxy.change(
                        ControlDesk.Change.of(
                                _ -> {
                                    throw new IllegalStateException("broken");
                                }));
        assertThat(broken).failsWithin(PATIENCE);
        assertThat(ask(new Request.Apply("", ConfigJson.write(weighted(3)), false, 0)))
                .isInstanceOf(Answer.Done.class);
        assertThat(proxy.served()).isEqualTo(weighted(3));
    }

    @Test
    void whatIsKeptIsWhatIsInForceHoweverManyApplyAtOnce() throws IOException {
        for (int round = 0; round < Effort.of(5, 50); round++) {
            List<CompletableFuture<Answer>> applies =
                    IntStream.rangeClosed(1, 6)
                            .mapToObj(weight -> ConfigJson.write(weighted(weight)))
                            .map(text -> new Request.Apply("", text, true, 0))
                            .map(apply -> CompletableFuture.supplyAsync(() -> ask(apply)))
                            .toList();
            assertThat(applies)
                    .allSatisfy(done -> assertThat(done.join()).isInstanceOf(Answer.Done.class));
            assertThat(ConfigJson.read(Files.readString(file), ""))
                    .isEqualTo(new ConfigJson.Reading.Read(proxy.served()));
        }
    }

    @Test
    void theCountsOfWhoServesAreInTheDiagnostics() {
        get();
        assertThat(CountsText.ofThoseWhoServe(folder))
                .contains("# process 7 serves " + file, "yaomote_");
    }

    @Test
    void noServiceIsInstalledBesideWhoServesTheSameFile() throws IOException {
        List<String> ran = new ArrayList<>();
        Programs programs =
                (words, _) -> {
                    ran.addAll(words);
                    return new Programs.Ended(0, "LoadState=not-found\n");
                };
        Files.createDirectories(home.resolve("run/systemd/system"));
        Map<String, String> variables = Map.of("YAOMOTE_HOME", home.toString());
        StartupHome startup =
                new StartupHome(
                        new AppFolders("Linux", variables, home),
                        new Surroundings(
                                Surroundings.Kind.LINUX, home, home, variables, true, false),
                        programs,
                        Optional.of(new Launcher(home.resolve("bin/yaomote"), true)));
        StartupCommands commands =
                new StartupCommands(terminal(), startup, new ServedFile(folder, file));

        assertThat(commands.perform(new StartupOrder.Service(ServiceKind.USER, true, false)))
                .isEqualTo(ExitCode.PROBLEMS);
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("process 7 serves this configuration", "yaomote stop");
        assertThat(ran).doesNotContain("enable", "restart");
        assertThat(home.resolve(".config/systemd")).doesNotExist();

        assertThat(commands.perform(new StartupOrder.Service(ServiceKind.USER, true, true)))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void whoShowsAnotherProcessKnowsItsClientsAtTheFirstQuestion() {
        assertThat(get()).isEqualTo(200);
        Service service = config.services().getFirst();
        List<BackendPlace> places =
                service.backends().stream()
                        .map(b -> new BackendPlace(service.id().value(), b.address()))
                        .toList();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            AttachedBackstage shown = new AttachedBackstage(socket(), pool, Runnable::run);
            assertThat(places.stream().mapToInt(shown::stickyCount).sum()).isEqualTo(1);
            for (BackendPlace place : places) {
                shown.stickyClients(place, 9).forEach(client -> shown.unbind(place, client));
            }
            assertThat(places.stream().mapToInt(shown::stickyCount).sum()).isZero();
        }
    }
}
