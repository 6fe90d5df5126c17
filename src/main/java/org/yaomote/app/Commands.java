package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.store.CookieKeyFile;
import org.yaomote.words.ProblemReport;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Does what the command line asks for, except the window.
final class Commands {
    private final Terminal terminal;
    private final Path accessLog;
    private final InstantSource clock;

    /// @param accessLog where it goes if the configuration names no file
    /// @param clock tells which certificates have expired
    Commands(Terminal terminal, Path accessLog, InstantSource clock) {
        this.terminal = terminal;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /// `yaomote run`: serves the file until told to stop.
    ///
    /// @param demo whose servers the file may ask for
    ExitCode run(Path file, Demo demo) throws InterruptedException {
        ReadConfig read = ConfigReader.read(file);
        return switch (read) {
            case ReadConfig.Unsound unsound -> {
                report(file, unsound.text(), FullCheck.of(file, unsound, clock));
                yield ExitCode.PROBLEMS;
            }
            case ReadConfig.Sound(var config, var warnings, var text) -> {
                report(file, text, warnings);
                var refusals = RootRights.refusals(warnings, RootRights.areOurs());
                if (!refusals.isEmpty()) {
                    report(file, text, refusals);
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
        try (ProxyEngine engine = new ProxyEngine(places, loops, CookieKeyFile.in(base)::octets);
                demo) {
            demo.follow(config);
            HeadlessProxy proxy = new HeadlessProxy(terminal, engine, file, clock);
            Signals.onStop(proxy::stop);
            Signals.onReload(proxy::reload);
            return proxy.serve(config, text);
        }
    }

    private void report(Path file, String text, List<Problem> problems) {
        ProblemReport report = Reports.of(terminal.words(), file, text);
        terminal.err().print(report.of(problems));
        terminal.err().flush();
    }
}
