package org.yaomote.app;

import org.yaomote.app.ControlOrder.Does;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.control.Answer;
import org.yaomote.control.ControlClient;
import org.yaomote.control.ControlFolder;
import org.yaomote.control.Request;
import org.yaomote.control.StatusJson;
import org.yaomote.metrics.BoundListener;
import org.yaomote.states.SystemState;
import org.yaomote.store.ConfigJson;
import org.yaomote.words.ProblemReport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The commands that talk to a proxy that runs.
final class ControlCommands {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LOOK_MILLIS = 200;
    private static final int WATCH_MILLIS = 1_000;
    private static final int MOST_SESSIONS = 1_000;

    private final Terminal terminal;
    private final ControlFolder folder;

    /// @param folder where the channels are
    ControlCommands(Terminal terminal, ControlFolder folder) {
        this.terminal = terminal;
        this.folder = folder;
    }

    /// Does it; what is wrong is said on the error stream.
    ExitCode perform(ControlOrder order) throws InterruptedException {
        return switch (find(order.which())) {
            case Found.Nobody(var code) -> code;
            case Found.One(var socket, var me) -> perform(socket, me, order.does());
        };
    }

    private ExitCode perform(Path socket, Answer.Me me, Does does) throws InterruptedException {
        return switch (does) {
            case Does.Status(var json, var watch) -> status(socket, json, watch);
            case Does.Mode(var place, var mode, var wait) -> mode(socket, place, mode, wait);
            case Does.Apply(var file, var keep) -> apply(socket, file, keep);
            case Does.Reload _ -> {
                Path file = Path.of(me.file());
                yield done(ask(socket, new Request.Reload()), file, text(file), "cli.reload.done");
            }
            case Does.Sessions sessions -> sessions(socket, sessions);
            case Does.Stop _ -> stop(socket, me);
        };
    }

    // ---- which one -----------------------------------------------------------------------------

    private sealed interface Found {
        record One(Path socket, Answer.Me me) implements Found {}

        record Nobody(ExitCode code) implements Found {}
    }

    private Found find(ControlOrder.Which which) {
        if (which.socket().isPresent()) {
            Path socket = which.socket().get();
            return only(List.of(socket), "cli.control.silent", socket);
        }
        if (which.file().isPresent()) {
            Path file = which.file().get();
            return only(folder.sockets(file), "cli.control.notServed", file);
        }
        return only(folder.engines(), "cli.control.nobody", folder.own());
    }

    private static Map<Path, Answer.Me> present(List<Path> sockets) {
        Map<Path, Answer.Me> present = new LinkedHashMap<>();
        for (Path socket : sockets) {
            ControlClient.who(socket).ifPresent(me -> present.put(socket, me));
        }
        return present;
    }

    private Found only(List<Path> sockets, String nobody, Path named) {
        Map<Path, Answer.Me> present = present(sockets);
        if (present.isEmpty()) {
            terminal.complain(nobody, named);
            sockets.stream()
                    .flatMap(socket -> ControlClient.distrust(socket).stream())
                    .forEach(why -> report(named, "", List.of(why)));
            return new Found.Nobody(ExitCode.NOT_STARTED);
        }
        if (present.size() > 1) {
            terminal.complain("cli.control.several");
            present.values()
                    .forEach(me -> terminal.complain("cli.control.one", me.file(), "" + me.pid()));
            return new Found.Nobody(ExitCode.USAGE);
        }
        Map.Entry<Path, Answer.Me> one = present.entrySet().iterator().next();
        return new Found.One(one.getKey(), one.getValue());
    }

    // ---- status --------------------------------------------------------------------------------

    private ExitCode status(Path socket, boolean json, boolean watch) throws InterruptedException {
        ExitCode code = status(socket, json);
        while (watch && code == ExitCode.OK) {
            TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
            terminal.out().println();
            code = status(socket, json);
        }
        return code;
    }

    private ExitCode status(Path socket, boolean json) {
        Answer answer = ask(socket, new Request.Status());
        if (!(answer instanceof Answer.Serving serving)) {
            return failed(answer, "yaomote", "");
        }
        ProxyConfig config =
                switch (ConfigJson.read(serving.configuration(), "")) {
                    case ConfigJson.Reading.Read(var read) -> read;
                    case ConfigJson.Reading.Unreadable(_, var rest) ->
                            rest.orElse(ProxyConfig.EMPTY);
                };
        SystemState state =
                new SystemState(
                        config,
                        Optional.of(
                                serving.listeners().stream()
                                        .map(BoundListener::id)
                                        .collect(Collectors.toSet())),
                        serving.counts());
        if (json) {
            terminal.out().print(StatusJson.of(serving, config, state));
        } else {
            terminal.out().print(new StatusText(terminal.words(), serving, config, state).text());
            ProblemReport report = new ProblemReport(terminal.words(), serving.me().file(), "");
            terminal.out().print(report.of(serving.warnings()));
        }
        return ExitCode.OK;
    }

    // ---- backends ------------------------------------------------------------------------------

    /// A service's name may have strokes of its own; an address has none.
    private record Place(String service, String backend) {
        static Place of(String typed) {
            int stroke = typed.lastIndexOf('/');
            return stroke < 0
                    ? new Place(typed, "")
                    : new Place(typed.substring(0, stroke), typed.substring(stroke + 1));
        }
    }

    private ExitCode mode(Path socket, String typed, BackendMode mode, boolean wait)
            throws InterruptedException {
        Place place = Place.of(typed);
        if (place.service().isEmpty() || place.backend().isEmpty()) {
            terminal.complain("cli.control.noPlace", typed);
            return ExitCode.USAGE;
        }
        Answer answer = ask(socket, new Request.Order(place.service(), place.backend(), mode));
        if (!(answer instanceof Answer.Done(_, var problems, var kept))) {
            return failed(answer, "yaomote", "");
        }
        terminal.say("cli.mode." + mode.name(), place.backend(), place.service());
        report(Path.of("yaomote"), "", problems);
        terminal.say(kept ? "cli.mode.kept" : "cli.mode.notKept");
        return wait ? untilDrained(socket, place) : ExitCode.OK;
    }

    private ExitCode untilDrained(Path socket, Place place) throws InterruptedException {
        Request question = new Request.UnderWay(place.service(), place.backend());
        int told = -1;
        while (true) {
            Answer answer = ask(socket, question);
            if (!(answer instanceof Answer.Busy(var inFlight))) {
                return failed(answer, "yaomote", "");
            }
            if (inFlight.requests() == 0) {
                terminal.say("cli.control.drained", place.backend());
                return ExitCode.OK;
            }
            if (inFlight.requests() != told) {
                told = inFlight.requests();
                terminal.say("cli.control.waiting", told);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private ExitCode sessions(Path socket, Does.Sessions sessions) {
        Place typed = Place.of(sessions.place());
        if (sessions.remove().isPresent()) {
            String token = sessions.remove().get();
            Answer answer =
                    ask(
                            socket,
                            new Request.Unbind(
                                    typed.service(),
                                    typed.backend(),
                                    token.equals("all") ? "" : token));
            if (answer instanceof Answer.Counted(var count)) {
                terminal.say("cli.sessions.removed", count);
                return ExitCode.OK;
            }
            return failed(answer, "yaomote", "");
        }
        Answer answer =
                ask(socket, new Request.Sessions(typed.service(), typed.backend(), MOST_SESSIONS));
        if (!(answer instanceof Answer.Bound(var bound))) {
            return failed(answer, "yaomote", "");
        }
        if (sessions.json()) {
            terminal.out().print(StatusJson.of(bound));
        } else if (bound.isEmpty()) {
            terminal.say("cli.sessions.none");
        } else {
            bound.forEach(
                    one ->
                            terminal.out()
                                    .println(
                                            String.join(
                                                    "  ",
                                                    one.token(),
                                                    one.service() + "/" + one.address(),
                                                    one.shown(),
                                                    one.until().toString())));
        }
        return ExitCode.OK;
    }

    // ---- configurations ------------------------------------------------------------------------

    private ExitCode apply(Path socket, Path file, boolean keep) {
        ReadConfig read = ConfigReader.read(file);
        if (read.text().isEmpty()) {
            report(file, "", read.found());
            return ExitCode.PROBLEMS;
        }
        Path absolute = file.toAbsolutePath();
        Answer answer = ask(socket, new Request.Apply(absolute.toString(), read.text(), keep, 0));
        ExitCode code = done(answer, absolute, read.text(), "cli.apply.done");
        if (answer instanceof Answer.Done(_, _, var kept)) {
            terminal.say(kept ? "cli.apply.kept" : "cli.apply.notKept");
        }
        return code;
    }

    private ExitCode done(Answer answer, Path file, String text, String key) {
        if (answer instanceof Answer.Done(var listeners, var problems, _)) {
            report(file, text, problems);
            terminal.say(key, file);
            listeners.forEach(l -> terminal.say("cli.run.listening", l.url(), l.name()));
            return ExitCode.OK;
        }
        return failed(answer, file.toString(), text);
    }

    private static String text(Path file) {
        return ConfigReader.read(file).text();
    }

    private ExitCode stop(Path socket, Answer.Me me) throws InterruptedException {
        Answer answer = ask(socket, new Request.Stop());
        if (!(answer instanceof Answer.Done)) {
            return failed(answer, "yaomote", "");
        }
        terminal.say("cli.stop.asked", "" + me.pid());
        while (isServing(socket, me)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        terminal.say("cli.stop.done");
        return ExitCode.OK;
    }

    /// Silence alone is no end: a process may be slow. Its socket goes with the proxy, and stays if
    /// it was killed.
    private static boolean isServing(Path socket, Answer.Me me) {
        return Files.exists(socket)
                && ProcessHandle.of(me.pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    private static Answer ask(Path socket, Request request) {
        return ControlClient.ask(socket, request, PATIENCE);
    }

    private ExitCode failed(Answer answer, String file, String text) {
        if (answer instanceof Answer.Refused(var problems)) {
            terminal.complain("cli.control.refused");
            report(Path.of(file), text, problems);
            return ExitCode.PROBLEMS;
        }
        terminal.complain("cli.control.lost");
        return ExitCode.NOT_STARTED;
    }

    private void report(Path file, String text, List<Problem> problems) {
        terminal.err().print(Reports.of(terminal.words(), file, text).of(problems));
        terminal.err().flush();
    }
}
