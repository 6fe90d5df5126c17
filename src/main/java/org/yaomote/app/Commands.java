package org.yaomote.app;

import org.yaomote.config.ProxyConfig;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.store.CookieKeyFile;
import org.yaomote.words.ProblemReport;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does what the command line asks for, except the window.
final class Commands {
    private final Terminal terminal;
    private final Path accessLog;
    private final Caretaker caretaker;
    private final AcmeCaretaker orders;

    /// @param accessLog where it goes if the configuration names no file
    /// @param caretaker of the certificates that may be served
    /// @param orders of those that are ordered while something is served
    Commands(Terminal terminal, Path accessLog, Caretaker caretaker, AcmeCaretaker orders) {
        this.terminal = terminal;
        this.accessLog = accessLog;
        this.caretaker = caretaker;
        this.orders = orders;
    }

    /// `yaomote run`: serves the file until told to stop.
    ///
    /// @param demo whose servers the file may ask for
    ExitCode run(Path file, Demo demo) throws InterruptedException {
        ReadConfig read = ConfigReader.read(file);
        report(file, read);
        return switch (read) {
            case ReadConfig.Unsound _ -> ExitCode.PROBLEMS;
            case ReadConfig.Sound(var config, var warnings, var text) -> {
                var refusals = RootRights.refusals(warnings, RootRights.areOurs());
                if (!refusals.isEmpty()) {
                    report(file, new ReadConfig.Unsound(refusals, text));
                    yield ExitCode.NOT_STARTED;
                }
                yield serve(config, text, Optional.of(file), demo);
            }
        };
    }

    /// Serves a configuration until told to stop.
    ///
    /// @param file where it came from, to be read again on SIGHUP
    /// @param demo whose servers it may ask for; closed in the end
    ExitCode serve(ProxyConfig config, String text, Optional<Path> file, Demo demo)
            throws InterruptedException {
        Path base = file.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of(""));
        Places places = new Places(base, accessLog);
        int loops = Runtime.getRuntime().availableProcessors();
        caretaker.run();
        ScheduledExecutorService hourly =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("yaomote-certificates").factory());
        var _ =
                hourly.scheduleWithFixedDelay(
                        caretaker, Caretaker.HOURS, Caretaker.HOURS, TimeUnit.HOURS);
        var _ =
                hourly.scheduleWithFixedDelay(
                        orders,
                        AcmeCaretaker.FIRST_MINUTES,
                        AcmeCaretaker.MINUTES,
                        TimeUnit.MINUTES);
        try (ProxyEngine engine = new ProxyEngine(places, loops, CookieKeyFile.in(base)::octets);
                demo) {
            demo.follow(config);
            HeadlessProxy proxy = new HeadlessProxy(terminal, engine, file);
            Signals.onStop(proxy::stop);
            Signals.onReload(proxy::reload);
            return proxy.serve(config, text);
        } finally {
            hourly.shutdownNow();
        }
    }

    private void report(Path file, ReadConfig read) {
        ProblemReport report = new ProblemReport(terminal.words(), file.toString(), read.text());
        terminal.err().print(report.of(read.found()));
        terminal.err().flush();
    }
}
