package org.yaomote.app;

import org.yaomote.certificate.EndingNotice;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.control.Answer;
import org.yaomote.control.Claim;
import org.yaomote.control.ControlFolder;
import org.yaomote.events.EventLog;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.store.CookieKeyFile;
import org.yaomote.tls.NamedFiles;
import org.yaomote.words.ProblemReport;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Does what the command line asks for, except the window.
final class Commands {
    private final Terminal terminal;
    private final Home home;
    private final Care care;
    private final InstantSource clock;

    /// Who looks after certificates while something is served.
    ///
    /// @param caretaker of those of the local authority
    /// @param orders of those of public authorities
    /// @param endings tells which end
    record Care(Caretaker caretaker, AcmeCaretaker orders, CertificateEndings endings) {}

    /// What is around the process.
    ///
    /// @param accessLog where it goes if the configuration names no file
    /// @param events where what happens is written down, for windows to show
    /// @param environment the variables of the process
    /// @param channels where the channels of running proxies are
    /// @param version of the program
    record Home(
            Path accessLog,
            Path events,
            Map<String, String> environment,
            ControlFolder channels,
            String version) {}

    /// @param care of the certificates that may be served
    Commands(Terminal terminal, Home home, Care care) {
        this.terminal = terminal;
        this.home = home;
        this.care = care;
        this.clock = care.caretaker().clock();
    }

    /// `yaomote run`: serves the file until told to stop.
    ///
    /// @param demo whose servers the file may ask for
    ///
    /// @param isControlled whether it opens the channel
    ExitCode run(Path file, Demo demo, boolean isControlled) throws InterruptedException {
        return switch (ConfigReader.read(file)) {
            case ReadConfig.Unsound unsound -> {
                report(file, unsound.text(), FullCheck.of(file, unsound, clock));
                yield ExitCode.PROBLEMS;
            }
            case ReadConfig.Sound sound ->
                    run(sound, new Served(sound.text(), file, true, isControlled), demo);
        };
    }

    private ExitCode run(ReadConfig.Sound read, Served served, Demo demo)
            throws InterruptedException {
        Path file = served.place();
        RootRights asked = RootRights.of(read.warnings(), RootRights.areOurs());
        Handover.Plan plan = Handover.Plan.of(asked, home.environment());
        if (!plan.refusals().isEmpty()) {
            List<Problem> found = new ArrayList<>(RootRights.withoutLines(read.warnings()));
            found.addAll(plan.refusals());
            report(file, read.text(), found);
            return ExitCode.NOT_STARTED;
        }
        List<Problem> warnings = new ArrayList<>(plan.handover().heeded(read.warnings()));
        warnings.addAll(plan.handover().leftBehind(care.endings()));
        report(file, read.text(), warnings);
        return claimed(read.config(), served, demo, plan.handover());
    }

    /// What a configuration was read from.
    ///
    /// @param place whose channel it is: the file, or for the demo the one that is not there yet
    /// @param isFile whether it came from there, to be read again on SIGHUP
    /// @param isControlled whether the channel is opened
    private record Served(String text, Path place, boolean isFile, boolean isControlled) {
        Optional<Path> file() {
            return isFile ? Optional.of(place) : Optional.empty();
        }
    }

    /// Nobody else may serve the same file: two proxies of one configuration would share its ports
    /// and overwrite what the other one writes.
    private ExitCode claimed(ProxyConfig config, Served served, Demo demo, Handover handover)
            throws InterruptedException {
        Path file = served.place();
        return switch (Claim.of(home.channels(), file, ControlFolder.Kind.ENGINE)) {
            case Claim.Attempt.Theirs(var pid) -> {
                terminal.complain(
                        "cli.run.taken", file, pid.isPresent() ? "" + pid.getAsLong() : "?");
                yield ExitCode.NOT_STARTED;
            }
            case Claim.Attempt.Impossible(var reason) ->
                    serve(config, served, demo, new Means(handover, _ -> door(served, reason)));
            case Claim.Attempt.Ours(var claim) -> {
                try (claim) {
                    if (served.isControlled() && handover instanceof Handover.To) {
                        // In a folder of root's, who acts for another user could make none.
                        claim.bind();
                    }
                    Answer.Me me =
                            new Answer.Me(
                                    home.version(),
                                    ProcessHandle.current().pid(),
                                    false,
                                    file.toAbsolutePath().toString());
                    yield serve(
                            config,
                            served,
                            demo,
                            new Means(
                                    handover,
                                    proxy ->
                                            served.isControlled()
                                                    ? ControlDoor.open(
                                                            claim,
                                                            new ControlDesk(me, proxy, clock))
                                                    : ControlDoor.NONE));
                }
            }
        };
    }

    private static ControlDoor door(Served served, String reason) {
        return served.isControlled() ? ControlDoor.without(reason) : ControlDoor.NONE;
    }

    /// How a proxy is served.
    ///
    /// @param handover whom the rights are given to
    /// @param door opens the channel
    private record Means(Handover handover, Function<HeadlessProxy, ControlDoor> door) {}

    /// Serves a configuration that came from no file until told to stop.
    ///
    /// @param place the file that would be served if it were there
    /// @param demo whose servers it may ask for; closed in the end
    ExitCode serve(ProxyConfig config, Path place, Demo demo) throws InterruptedException {
        return claimed(config, new Served("", place, false, true), demo, new Handover.None());
    }

    private ExitCode serve(ProxyConfig config, Served from, Demo demo, Means means)
            throws InterruptedException {
        Optional<Path> file = from.file();
        Path base = file.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of(""));
        Places places = new Places(base, means.handover().accessLog(home.accessLog()));
        int loops = Runtime.getRuntime().availableProcessors();
        care.caretaker().run();
        ScheduledExecutorService hourly = careful();
        ExecutorService files =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("yaomote-events").factory());
        try (ProxyEngine engine = new ProxyEngine(places, loops, CookieKeyFile.in(base)::octets);
                demo) {
            demo.follow(config);
            HeadlessProxy proxy =
                    new HeadlessProxy(
                            terminal,
                            engine,
                            new HeadlessProxy.Origin(file, clock, notes(means.handover(), files)),
                            means.handover());
            NamedFiles named = new NamedFiles(base.toAbsolutePath());
            var _ =
                    hourly.scheduleWithFixedDelay(
                            new EndingLook(
                                    () -> care.endings().all(named.certificates(proxy.served())),
                                    clock,
                                    this::tell),
                            AcmeCaretaker.FIRST_MINUTES,
                            AcmeCaretaker.MINUTES,
                            TimeUnit.MINUTES);
            Signals.onStop(proxy::stop);
            Signals.onReload(proxy::reload);
            return proxy.serve(config, from.text(), () -> means.door().apply(proxy));
        } finally {
            hourly.shutdownNow();
            // What is not written yet is.
            files.close();
        }
    }

    /// Looks after certificates now and then.
    private ScheduledExecutorService careful() {
        ScheduledExecutorService hourly =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("yaomote-certificates").factory());
        var _ =
                hourly.scheduleWithFixedDelay(
                        care.caretaker(), Caretaker.HOURS, Caretaker.HOURS, TimeUnit.HOURS);
        var _ =
                hourly.scheduleWithFixedDelay(
                        care.orders(),
                        AcmeCaretaker.FIRST_MINUTES,
                        AcmeCaretaker.MINUTES,
                        TimeUnit.MINUTES);
        return hourly;
    }

    private ReloadNotes notes(Handover handover, Executor files) {
        EventLog events =
                handover.events(home.events())
                        .map(path -> EventLog.ofService(path, files))
                        .orElseGet(EventLog::inMemory);
        return new ReloadNotes(events, clock);
    }

    private void tell(EndingNotice notice) {
        String text = EndingLook.text(terminal.words(), notice);
        terminal.err().println(terminal.words().text("report.warning") + ": " + text);
    }

    private void report(Path file, String text, List<Problem> problems) {
        ProblemReport report = Reports.of(terminal.words(), file, text);
        terminal.err().print(report.of(problems));
        terminal.err().flush();
    }
}
