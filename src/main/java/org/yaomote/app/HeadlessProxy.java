package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.Backstage;
import org.yaomote.proxy.FileNews;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;
import org.yaomote.store.ConfigStore;
import org.yaomote.store.LoadResult;
import org.yaomote.store.SaveResult;
import org.yaomote.words.ProblemReport;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The proxy without a window: starts, obeys orders from outside one after another, stops.
///
/// Thread: [#serve] keeps the thread that called it; the orders may come from any.
final class HeadlessProxy implements ControlDesk.Host {
    private sealed interface Order {
        record Reload() implements Order {}

        record Stop() implements Order {}

        record GiveUp() implements Order {}

        /// What came through the channel.
        record Alter(ControlDesk.Change change, CompletableFuture<StartResult> told)
                implements Order {}
    }

    private final Terminal terminal;
    private final ProxyEngine engine;
    private final Origin origin;
    private final Handover handover;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private Set<String> told = Set.of();
    private volatile String servedText = "";
    private volatile InForce inForce = new InForce(ProxyConfig.EMPTY, List.of(), List.of());

    /// What is served.
    private record InForce(
            ProxyConfig config, List<BoundListener> listeners, List<Problem> warnings) {}

    /// Where the configuration came from.
    ///
    /// @param file to read again on [#reload]; without one a reload does nothing
    /// @param clock tells which certificates have expired
    /// @param notes are made of what becomes of reloads, for windows to show
    record Origin(Optional<Path> file, InstantSource clock, ReloadNotes notes) {}

    /// @param handover whom the rights are given to when the ports are open
    HeadlessProxy(Terminal terminal, ProxyEngine engine, Origin origin, Handover handover) {
        this.terminal = terminal;
        this.engine = engine;
        this.origin = origin;
        this.handover = handover;
    }

    /// Reads the file again and puts it in force, if it is sound.
    void reload() {
        orders.add(new Order.Reload());
    }

    /// Stops after the requests under way; a second time at once, cutting them.
    @Override
    public void stop() {
        orders.add(new Order.Stop());
    }

    /// What is in force; nothing before it is.
    @Override
    public ProxyConfig served() {
        return inForce.config();
    }

    @Override
    public List<BoundListener> listeners() {
        return inForce.listeners();
    }

    @Override
    public List<Problem> warnings() {
        return inForce.warnings();
    }

    @Override
    public TrafficSnapshot counts() {
        return engine.snapshot();
    }

    @Override
    public Backstage backstage() {
        return engine.backstage();
    }

    @Override
    public CompletableFuture<StartResult> change(ControlDesk.Change change) {
        CompletableFuture<StartResult> told = new CompletableFuture<>();
        orders.add(new Order.Alter(change, told));
        return told;
    }

    /// A pound.cfg stays as its user wrote it.
    @Override
    public ControlDesk.Kept keep(ProxyConfig config) {
        return keepOrder(_ -> Optional.of(config));
    }

    @Override
    public ControlDesk.Kept keepOrder(Function<ProxyConfig, Optional<ProxyConfig>> change) {
        return origin.file()
                .filter(HeadlessProxy::isOurs)
                .map(file -> new ConfigStore(file, Clock.systemUTC()))
                .flatMap(
                        store ->
                                change.apply(
                                                store.load() instanceof LoadResult.Loaded(var kept)
                                                        ? kept
                                                        : ProxyConfig.EMPTY)
                                        .map(store::save))
                .map(HeadlessProxy::kept)
                .orElse(ControlDesk.Kept.NO);
    }

    private static ControlDesk.Kept kept(SaveResult saved) {
        return switch (saved) {
            case SaveResult.Saved _ -> new ControlDesk.Kept(true, List.of());
            case SaveResult.Failed(var problem) -> new ControlDesk.Kept(false, List.of(problem));
        };
    }

    @Override
    public boolean keeps() {
        return origin.file().filter(HeadlessProxy::isOurs).isPresent();
    }

    private static boolean isOurs(Path file) {
        return ConfigReader.isJson(ConfigReader.read(file).text());
    }

    /// Serves until told to stop.
    ///
    /// @param text what the configuration was read from, to show lines of it; may be empty
    /// @param door is opened as soon as it serves, and closed when it serves no more
    ExitCode serve(ProxyConfig config, String text, Supplier<ControlDoor> door)
            throws InterruptedException {
        StartResult result = answer(engine.start(config, this::bound));
        if (!took(config, result, "cli.run.notStarted", text)) {
            return ExitCode.NOT_STARTED;
        }
        engine.insight().followFiles(this::told);
        var _ = engine.fault().thenRun(() -> orders.add(new Order.GiveUp()));
        try (ControlDoor open = door.get()) {
            open.fault().ifPresent(fault -> report(List.of(fault), ""));
            return obey();
        }
    }

    private ExitCode obey() throws InterruptedException {
        while (true) {
            switch (orders.take()) {
                case Order.Reload _ -> readAgain();
                case Order.Alter alter -> alter(alter);
                case Order.Stop _ -> {
                    return drain();
                }
                case Order.GiveUp _ -> {
                    return giveUp();
                }
            }
        }
    }

    private void alter(Order.Alter order) throws InterruptedException {
        ProxyConfig config;
        try {
            config = order.change().to().apply(served());
        } catch (RuntimeException failure) {
            // Nobody else's requests are to end because of it.
            order.told().completeExceptionally(failure);
            return;
        }
        StartResult result = answer(engine.apply(config));
        if (result instanceof StartResult.Started started) {
            serving(config, started);
            terminal.say("cli.run.altered");
        }
        origin.notes().askedBy(order.change().window()).altered(result);
        order.told().complete(result);
    }

    @Override
    public void refused(List<Problem> reasons, OptionalLong window) {
        origin.notes().askedBy(window).refused(reasons);
    }

    /// The ports are open, and nobody is let in yet.
    private List<Problem> bound() {
        return switch (handover) {
            case Handover.None _ -> List.of();
            case Handover.To to -> {
                List<Problem> problems = to.give();
                if (problems.isEmpty()) {
                    terminal.say("cli.run.handedOver", to.account().name());
                }
                yield problems;
            }
        };
    }

    /// On a thread of the engine: nobody sits at a screen that would show it.
    private void told(FileNews news) {
        origin.notes().told(news);
        switch (news) {
            case FileNews.TakenUp() -> terminal.say("cli.run.filesTakenUp");
            case FileNews.Kept(var reasons) -> {
                terminal.complain("cli.run.filesKept");
                report(reasons, servedText);
            }
        }
    }

    private void readAgain() throws InterruptedException {
        if (origin.file().isPresent()) {
            readAgain(origin.file().get());
        }
    }

    /// An event loop hangs: nothing can be ended in good order.
    private ExitCode giveUp() {
        report(List.of(engine.fault().join()), "");
        return ExitCode.HUNG;
    }

    private ExitCode drain() throws InterruptedException {
        terminal.say("cli.run.stopping");
        CompletableFuture<Integer> stopped = engine.stop();
        var _ = stopped.whenComplete((_, _) -> stop());
        Order next = orders.take();
        while (next instanceof Order.Reload || next instanceof Order.Alter) {
            if (next instanceof Order.Alter(_, var told)) {
                told.complete(new StartResult.Refused(List.of(Problem.general("control.ending"))));
            }
            next = orders.take();
        }
        // Not done yet means that a second signal came: what is under way now is what is cut.
        boolean isHurried = !stopped.isDone();
        int cut = isHurried ? inFlight() : stopped.getNow(0);
        if (cut > 0) {
            terminal.say("cli.run.cut", cut);
        } else {
            terminal.say("cli.run.stopped");
        }
        return ExitCode.OK;
    }

    private int inFlight() {
        return engine.snapshot().listeners().values().stream()
                .mapToInt(l -> (int) l.inFlight())
                .sum();
    }

    private void readAgain(Path path) throws InterruptedException {
        switch (ConfigReader.read(path)) {
            case ReadConfig.Unsound unsound -> {
                terminal.complain("cli.run.notReloaded");
                List<Problem> reasons = FullCheck.of(path, unsound, origin.clock());
                report(reasons, unsound.text());
                origin.notes().refused(reasons);
            }
            case ReadConfig.Sound(var config, var warnings, var text) -> {
                report(handover.heeded(warnings), text);
                StartResult result = answer(engine.apply(config));
                if (took(config, result, "cli.run.notReloaded", text)) {
                    terminal.say("cli.run.reloaded", path);
                }
                origin.notes().reloaded(result, path.toString());
            }
        }
    }

    /// Prints a ready line for each listener that was not open before, or why there is none.
    ///
    /// @param refusal key of the line above the reasons
    private boolean took(ProxyConfig config, StartResult result, String refusal, String text) {
        return switch (result) {
            case StartResult.Refused(var problems) -> {
                terminal.complain(refusal);
                report(problems, text);
                yield false;
            }
            case StartResult.Started started -> {
                report(started.warnings(), text);
                servedText = text;
                serving(config, started);
                yield true;
            }
        };
    }

    private void serving(ProxyConfig config, StartResult.Started started) {
        inForce = new InForce(config, started.listeners(), started.warnings());
        started.listeners().stream()
                .filter(listener -> !told.contains(listener.url()))
                .forEach(l -> terminal.say("cli.run.listening", l.url(), l.name()));
        told = started.listeners().stream().map(BoundListener::url).collect(Collectors.toSet());
    }

    private void report(List<Problem> problems, String text) {
        List<Problem> located =
                origin.file()
                        .map(path -> ConfigReader.located(path, text, problems))
                        .orElse(problems);
        ProblemReport report =
                origin.file()
                        .map(path -> Reports.of(terminal.words(), path, text))
                        .orElseGet(() -> new ProblemReport(terminal.words(), "yaomote", text));
        terminal.err().print(report.of(located));
        terminal.err().flush();
    }

    private static StartResult answer(CompletableFuture<StartResult> future)
            throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            System.getLogger(HeadlessProxy.class.getName())
                    .log(System.Logger.Level.ERROR, "the engine failed", e);
            return new StartResult.Refused(List.of(Problem.general("engine.failed")));
        }
    }
}
