package org.yaomote.app;

import org.yaomote.control.Answer;
import org.yaomote.programs.Steps;
import org.yaomote.startup.Launcher;
import org.yaomote.startup.LoginOptions;
import org.yaomote.startup.LoginState;
import org.yaomote.startup.ServiceKind;
import org.yaomote.startup.ServicePlan;
import org.yaomote.startup.ServiceState;
import org.yaomote.startup.Services;

import java.util.Locale;
import java.util.Optional;

/// Does what `yaomote service` and `yaomote autostart` ask for. What is done to the system is shown
/// first; what is said afterwards was read from the system.
final class StartupCommands {
    private final Terminal terminal;
    private final StartupHome home;
    private final ServedFile served;

    /// @param served the configuration that a service of this user would serve
    StartupCommands(Terminal terminal, StartupHome home, ServedFile served) {
        this.terminal = terminal;
        this.home = home;
        this.served = served;
    }

    /// Does it.
    ExitCode perform(StartupOrder order) {
        return switch (order) {
            case StartupOrder.LoginStatus _ -> told(home.loginItem().state());
            case StartupOrder.Login(var wanted) -> login(wanted);
            case StartupOrder.ServiceStatus _ -> services();
            case StartupOrder.Service service ->
                    home.services().map(all -> service(all, service)).orElseGet(this::nowhere);
        };
    }

    private ExitCode login(Optional<LoginOptions> wanted) {
        if (home.loginItem().state() instanceof LoginState.Unknown unknown) {
            return told(unknown);
        }
        Optional<String> failure = home.loginItem().set(wanted);
        if (failure.isPresent()) {
            terminal.complain("startup.login.failed", failure.get());
            return ExitCode.PROBLEMS;
        }
        return told(home.loginItem().state());
    }

    private ExitCode told(LoginState state) {
        switch (state) {
            case LoginState.On(var options, var where) ->
                    terminal.say(
                            "startup.login.on",
                            where,
                            options.hidden() ? 1 : 0,
                            options.serving() ? 1 : 0);
            case LoginState.Off _ -> terminal.say("startup.login.off");
            case LoginState.Other(var program, var where) ->
                    terminal.say("startup.login.other", program, where);
            case LoginState.Unknown(var why) -> {
                terminal.complain("startup.login." + key(why));
                return ExitCode.PROBLEMS;
            }
        }
        return ExitCode.OK;
    }

    private ExitCode services() {
        if (home.services().isEmpty()) {
            return nowhere();
        }
        for (ServiceKind kind : ServiceKind.values()) {
            terminal.say(
                    "startup.service.line",
                    terminal.words().text("startup.service.kind." + key(kind)),
                    text(home.services().get().state(kind)));
        }
        return ExitCode.OK;
    }

    private ExitCode nowhere() {
        terminal.complain("startup.service.not_this_system");
        return ExitCode.PROBLEMS;
    }

    private ExitCode service(Services services, StartupOrder.Service order) {
        if (order.isInstall()) {
            if (home.launcher().isEmpty()) {
                terminal.complain("startup.service.no_launcher");
                return ExitCode.PROBLEMS;
            }
            Launcher launcher = home.launcher().get();
            return plan(services, order, services.install(order.kind(), home.terms(launcher)));
        }
        return plan(services, order, services.remove(order.kind()));
    }

    private ExitCode plan(Services services, StartupOrder.Service order, ServicePlan plan) {
        show(plan);
        ServiceState before = services.state(order.kind());
        if (order.isPlan()) {
            return ExitCode.OK;
        }
        Optional<Answer.Me> inTheWay =
                order.isInstall() ? inTheWay(plan, before) : Optional.empty();
        if (inTheWay.isPresent()) {
            Answer.Me me = inTheWay.get();
            terminal.complain("startup.service.inTheWay", "" + me.pid(), me.window() ? 1 : 0);
            return ExitCode.PROBLEMS;
        }
        if (before instanceof ServiceState.Impossible) {
            terminal.complain(
                    "startup.service.line",
                    terminal.words().text("startup.service.kind." + key(order.kind())),
                    text(before));
            return ExitCode.PROBLEMS;
        }
        ExitCode code = new StepsEnding(terminal).of(home.run().perform(plan.steps()));
        return code == ExitCode.OK ? services() : code;
    }

    /// Who has the ports that the service would want: whoever serves the same file and is not the
    /// service itself, which a new installation replaces.
    private Optional<Answer.Me> inTheWay(ServicePlan plan, ServiceState before) {
        boolean isItself =
                before instanceof ServiceState.Present(_, _, var activity, _)
                        && activity == ServiceState.Activity.RUNNING;
        boolean isOther = plan.notes().contains(ServicePlan.Note.OWN_CONFIGURATION);
        return isItself || isOther ? Optional.empty() : served.now();
    }

    private void show(ServicePlan plan) {
        for (ServicePlan.Note note : plan.notes()) {
            terminal.say("startup.note." + key(note));
        }
        for (Steps.Handed file : plan.steps().files()) {
            terminal.out().println();
            terminal.say("startup.plan.file", file.file());
            file.text().lines().forEach(line -> terminal.out().println("    " + line));
        }
        terminal.out().println();
        terminal.say("startup.plan.commands");
        home.run().typed(plan.steps()).forEach(line -> terminal.out().println("    " + line));
        terminal.out().println();
        terminal.out().flush();
    }

    private String text(ServiceState state) {
        return switch (state) {
            case ServiceState.Absent _ -> terminal.words().text("startup.service.absent");
            case ServiceState.Impossible(var why) ->
                    terminal.words().text("startup.service." + key(why));
            case ServiceState.Present(var file, var atStart, var activity, _) ->
                    terminal.words()
                            .text(
                                    "startup.service.present",
                                    terminal.words()
                                            .text("startup.service.activity." + key(activity)),
                                    atStart ? 1 : 0,
                                    file);
        };
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
