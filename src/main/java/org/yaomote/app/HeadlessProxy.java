package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proxy.FileNews;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;
import org.yaomote.words.ProblemReport;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/// The proxy without a window: starts, obeys orders from outside one after another, stops.
///
/// Thread: [#serve] keeps the thread that called it; the orders may come from any.
final class HeadlessProxy {
    private enum Order {
        RELOAD,
        STOP,
        GIVE_UP
    }

    private final Terminal terminal;
    private final ProxyEngine engine;
    private final Origin origin;
    private final Handover handover;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private Set<String> told = Set.of();
    private volatile ProxyConfig served = ProxyConfig.EMPTY;
    private volatile String servedText = "";

    /// Where the configuration came from.
    ///
    /// @param file to read again on [#reload]; without one a reload does nothing
    /// @param clock tells which certificates have expired
    record Origin(Optional<Path> file, InstantSource clock) {}

    /// @param handover whom the rights are given to when the ports are open
    HeadlessProxy(Terminal terminal, ProxyEngine engine, Origin origin, Handover handover) {
        this.terminal = terminal;
        this.engine = engine;
        this.origin = origin;
        this.handover = handover;
    }

    /// Reads the file again and puts it in force, if it is sound.
    void reload() {
        orders.add(Order.RELOAD);
    }

    /// Stops after the requests under way; a second time at once, cutting them.
    void stop() {
        orders.add(Order.STOP);
    }

    /// What is in force; nothing before it is.
    ProxyConfig served() {
        return served;
    }

    /// Serves until told to stop.
    ///
    /// @param text what the configuration was read from, to show lines of it; may be empty
    ExitCode serve(ProxyConfig config, String text) throws InterruptedException {
        if (!took(answer(engine.start(config, this::bound)), "cli.run.notStarted", text)) {
            return ExitCode.NOT_STARTED;
        }
        served = config;
        servedText = text;
        engine.insight().followFiles(this::told);
        var _ = engine.fault().thenRun(() -> orders.add(Order.GIVE_UP));
        while (true) {
            switch (orders.take()) {
                case RELOAD -> readAgain();
                case STOP -> {
                    return drain();
                }
                case GIVE_UP -> {
                    return giveUp();
                }
            }
        }
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
        while (next == Order.RELOAD) {
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
                report(FullCheck.of(path, unsound, origin.clock()), unsound.text());
            }
            case ReadConfig.Sound(var config, var warnings, var text) -> {
                report(handover.heeded(warnings), text);
                if (took(answer(engine.apply(config)), "cli.run.notReloaded", text)) {
                    served = config;
                    servedText = text;
                    terminal.say("cli.run.reloaded", path);
                }
            }
        }
    }

    /// Prints a ready line for each listener that was not open before, or why there is none.
    ///
    /// @param refusal key of the line above the reasons
    private boolean took(StartResult result, String refusal, String text) {
        return switch (result) {
            case StartResult.Refused(var problems) -> {
                terminal.complain(refusal);
                report(problems, text);
                yield false;
            }
            case StartResult.Started(var listeners, var warnings) -> {
                report(warnings, text);
                listeners.stream()
                        .filter(listener -> !told.contains(listener.url()))
                        .forEach(l -> terminal.say("cli.run.listening", l.url(), l.name()));
                told = listeners.stream().map(BoundListener::url).collect(Collectors.toSet());
                yield true;
            }
        };
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
