package org.yaomote.app;

import org.yaomote.certificate.EndingNotice;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does what the command line asks for, except the window.
final class Commands {
    private final Terminal terminal;
    private final Path accessLog;
    private final Map<String, String> environment;
    private final Care care;
    private final InstantSource clock;

    /// Who looks after certificates while something is served.
    ///
    /// @param caretaker of those of the local authority
    /// @param orders of those of public authorities
    /// @param endings tells which end
    record Care(Caretaker caretaker, AcmeCaretaker orders, CertificateEndings endings) {}

    /// @param accessLog where it goes if the configuration names no file
    /// @param environment the variables of the process
    /// @param care of the certificates that may be served
    Commands(Terminal terminal, Path accessLog, Map<String, String> environment, Care care) {
        this.environment = environment;
        this.terminal = terminal;
        this.accessLog = accessLog;
        this.care = care;
        this.clock = care.caretaker().clock();
    }

    /// `yaomote run`: serves the file until told to stop.
    ///
    /// @param demo whose servers the file may ask for
    ExitCode run(Path file, Demo demo) throws InterruptedException {
        return switch (ConfigReader.read(file)) {
            case ReadConfig.Unsound unsound -> {
                report(file, unsound.text(), FullCheck.of(file, unsound, clock));
                yield ExitCode.PROBLEMS;
            }
            case ReadConfig.Sound sound -> run(file, sound, demo);
        };
    }

    private ExitCode run(Path file, ReadConfig.Sound read, Demo demo) throws InterruptedException {
        RootRights asked = RootRights.of(read.warnings(), RootRights.areOurs());
        Handover.Plan plan = Handover.Plan.of(asked, environment);
        if (!plan.refusals().isEmpty()) {
            List<Problem> found = new ArrayList<>(RootRights.withoutLines(read.warnings()));
            found.addAll(plan.refusals());
            report(file, read.text(), found);
            return ExitCode.NOT_STARTED;
        }
        List<Problem> warnings = new ArrayList<>(plan.handover().heeded(read.warnings()));
        warnings.addAll(plan.handover().leftBehind(care.endings()));
        report(file, read.text(), warnings);
        return serve(
                read.config(), new Served(read.text(), Optional.of(file)), demo, plan.handover());
    }

    /// What a configuration was read from.
    ///
    /// @param file to be read again on SIGHUP
    private record Served(String text, Optional<Path> file) {}

    /// Serves a configuration that came from no file until told to stop.
    ///
    /// @param demo whose servers it may ask for; closed in the end
    ExitCode serve(ProxyConfig config, Demo demo) throws InterruptedException {
        return serve(config, new Served("", Optional.empty()), demo, new Handover.None());
    }

    private ExitCode serve(ProxyConfig config, Served from, Demo demo, Handover handover)
            throws InterruptedException {
        Optional<Path> file = from.file();
        Path base = file.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of(""));
        Places places = new Places(base, handover.accessLog(accessLog));
        int loops = Runtime.getRuntime().availableProcessors();
        care.caretaker().run();
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
        try (ProxyEngine engine = new ProxyEngine(places, loops, CookieKeyFile.in(base)::octets);
                demo) {
            demo.follow(config);
            HeadlessProxy proxy =
                    new HeadlessProxy(
                            terminal, engine, new HeadlessProxy.Origin(file, clock), handover);
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
            return proxy.serve(config, from.text());
        } finally {
            hourly.shutdownNow();
        }
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
