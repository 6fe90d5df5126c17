package org.yaomote.app;

import org.yaomote.config.ProxyConfig;
import org.yaomote.control.Answer;
import org.yaomote.control.ControlFolder;
import org.yaomote.echo.EchoTransports;
import org.yaomote.inspect.Vendors;
import org.yaomote.programs.Surroundings;
import org.yaomote.programs.SystemPrograms;
import org.yaomote.store.AppFolders;
import org.yaomote.sweep.Instruments;
import org.yaomote.sweep.SweepEngine;
import org.yaomote.sweep.Sweeper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// Does what the command line asks for, on this machine.
final class Program {
    private final Terminal terminal;
    private final AppFolders folders;
    private final Map<String, String> environment;
    private final String version;
    private final Commands commands;

    /// @param environment the variables of the process
    /// @param version of the program
    Program(
            Terminal terminal,
            AppFolders folders,
            Map<String, String> environment,
            String version) {
        this.terminal = terminal;
        this.folders = folders;
        this.environment = environment;
        this.version = version;
        AuthorityHome authority = AuthorityHome.in(folders, environment);
        InstantSource clock = InstantSource.system();
        AcmeHome orders = AcmeHome.in(folders);
        Commands.Care care =
                new Commands.Care(
                        new Caretaker(authority, clock),
                        new AcmeCaretaker(orders.open(clock)),
                        new CertificateEndings(authority, orders, clock));
        this.commands =
                new Commands(
                        terminal,
                        new Commands.Home(
                                folders.accessLog(),
                                folders.events(),
                                environment,
                                channels(),
                                version),
                        care);
    }

    /// Does it; returns when it is done.
    ExitCode perform(Invocation invocation) throws InterruptedException {
        switch (invocation) {
            case Invocation.Told _, Invocation.Misunderstood _ -> Logs.off();
            case Invocation.Check _, Invocation.Convert _, Invocation.Outgrow _ -> Logs.off();
            case Invocation.Cert _, Invocation.Acme _ -> Logs.off();
            case Invocation.Sweep _, Invocation.Ping _, Invocation.Ports _ -> Logs.off();
            case Invocation.Startup _, Invocation.Control _, Invocation.Diagnose _ -> Logs.off();
            case Invocation.Run _, Invocation.Window _ -> Logs.into(folders.state());
        }
        return switch (invocation) {
            case Invocation.Told(var text) -> {
                terminal.out().print(text);
                yield ExitCode.OK;
            }
            case Invocation.Misunderstood(var complaint) -> {
                terminal.err().println(complaint);
                yield ExitCode.USAGE;
            }
            case Invocation.Check(var files, var json) ->
                    new Checking(terminal, InstantSource.system()).check(files, json);
            case Invocation.Convert conversion -> new Conversion(terminal).perform(conversion);
            case Invocation.Outgrow order -> new OutgrowCommand(terminal).perform(order);
            case Invocation.Cert(var order) -> certificates().perform(order);
            case Invocation.Acme(var order) ->
                    new AcmeCommands(
                                    terminal,
                                    phrases(),
                                    AcmeHome.in(folders),
                                    InstantSource.system())
                            .perform(order);
            case Invocation.Sweep sweep -> sweep(sweep);
            case Invocation.Ping ping ->
                    new Pinging(terminal, EchoTransports::open, Way::to, Signals::onStop)
                            .perform(ping);
            case Invocation.Control(var order) ->
                    new ControlCommands(terminal, channels()).perform(order);
            case Invocation.Run(var file, var isControlled) -> run(file, isControlled);
            case Invocation.Startup(var order) ->
                    new StartupCommands(
                                    terminal,
                                    StartupHome.of(folders, around()),
                                    new ServedFile(channels(), folders.configurationFile()))
                            .perform(order);
            case Invocation.Diagnose(var out) ->
                    new DiagnosticsCommand(
                                    terminal,
                                    new Diagnostics(
                                            folders,
                                            version,
                                            InstantSource.system(),
                                            () -> CountsText.ofThoseWhoServe(channels())))
                            .perform(out);
            case Invocation.Ports ports ->
                    new PortsCommands(terminal, around(), new SystemPrograms()).perform(ports);
            case Invocation.Window window ->
                    hasDisplay() ? open(window) : withoutWindow(window.file());
        };
    }

    private Surroundings around() {
        return Surroundings.ofThisProcess(environment, Terminal.hasPerson());
    }

    private CertCommands certificates() {
        return new CertCommands(
                terminal,
                phrases(),
                new CertificateEndings(
                        AuthorityHome.in(folders, environment),
                        AcmeHome.in(folders),
                        InstantSource.system()));
    }

    private PhraseSource phrases() {
        return new PhraseSource(terminal.words(), environment, PhraseSource::console);
    }

    private ExitCode sweep(Invocation.Sweep asked) throws InterruptedException {
        Instruments instruments =
                Instruments.ofThisComputer(
                        Thread::startVirtualThread, Vendors::load, new SecureRandom());
        InstantSource clock = InstantSource.system();
        try (Sweeper sweeper = new SweepEngine(EchoTransports::open, instruments, clock)) {
            return new Sweeping(terminal, sweeper, ZoneId.systemDefault(), Signals::onStop)
                    .perform(asked);
        }
    }

    /// Who a window says it is.
    static Answer.Me me(Invocation.Window asked, AppFolders folders, String version) {
        AppFolders own = asked.folders(folders);
        long pid = ProcessHandle.current().pid();
        return new Answer.Me(version, pid, true, own.configurationFile().toString());
    }

    private ControlFolder channels() {
        return ControlFolder.of(environment, RootRights.areOurs(), folders.state());
    }

    private ExitCode run(Optional<Path> file, boolean isControlled) throws InterruptedException {
        if (file.isEmpty() && !Files.exists(folders.configurationFile())) {
            terminal.complain("cli.run.nothing", folders.configurationFile());
            return ExitCode.PROBLEMS;
        }
        if (file.isPresent()) {
            return commands.run(file.get(), Demo.forNow(), isControlled);
        }
        Demo demo = Demo.rememberedIn(folders.state());
        return commands.run(folders.configurationFile(), demo, isControlled);
    }

    private ExitCode open(Invocation.Window asked) throws InterruptedException {
        if (asked.profile().filter(name -> !name.matches("[\\w-]{1,40}")).isPresent()) {
            terminal.complain("cli.profile.name", asked.profile().get());
            return ExitCode.USAGE;
        }
        // A window that is there comes to the front before this process has a toolkit.
        Answer.Me me = Program.me(asked, folders, version);
        switch (WindowDoor.open(channels(), me, asked)) {
            case WindowDoor.Found.Raised _ -> {
                return ExitCode.OK;
            }
            case WindowDoor.Found.Mute(var pid) -> {
                return mute(pid);
            }
            // The toolkit opens it again: nothing can be handed over to what it makes.
            case WindowDoor.Found.Free(var door) -> door.close();
        }
        try {
            PanelApp.open(terminal.words().locale(), version, asked);
            return ExitCode.OK;
        } catch (RuntimeException e) {
            if (e.getCause() instanceof PanelApp.MuteWindow mute) {
                return mute(mute.pid());
            }
            if (!isWithoutToolkit(e)) {
                throw e;
            }
            System.getLogger(Program.class.getName())
                    .log(System.Logger.Level.WARNING, "no window", e);
            return withoutWindow(asked.file());
        }
    }

    private ExitCode mute(String pid) {
        terminal.complain("cli.window.mute", pid);
        return ExitCode.NOT_STARTED;
    }

    /// What JavaFX throws where the display named cannot be reached or GTK is missing.
    private static boolean isWithoutToolkit(RuntimeException failure) {
        return failure instanceof UnsupportedOperationException
                || failure.getCause() instanceof UnsupportedOperationException;
    }

    /// What the window would serve, or the demo where nothing is set up yet.
    private ExitCode withoutWindow(Optional<Path> file) throws InterruptedException {
        terminal.say("cli.noDisplay");
        if (file.isPresent() || Files.exists(folders.configurationFile())) {
            return run(file, true);
        }
        terminal.say("cli.demo");
        Demo demo = Demo.forNow();
        ProxyConfig config = demo.addedTo(ProxyConfig.EMPTY, terminal.words());
        return commands.serve(config, folders.configurationFile(), demo);
    }

    /// Whether a window can open: on Linux a display is named by a variable, elsewhere there is
    /// one.
    private boolean hasDisplay() {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        return !linux || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
