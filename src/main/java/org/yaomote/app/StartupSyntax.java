package org.yaomote.app;

import org.yaomote.startup.LoginOptions;
import org.yaomote.startup.ServiceKind;
import org.yaomote.words.Words;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// The grammar of `yaomote service` and `yaomote autostart`.
final class StartupSyntax {
    private static final String SERVICE = "service";
    private static final String AUTOSTART = "autostart";
    private static final String USER = "--user";
    private static final String SYSTEM = "--system";
    private static final String PLAN = "--plan";

    private final Words words;
    private final BiFunction<String, String, CommandSpec> commands;

    /// @param commands makes an empty command of a name and the key of its description
    StartupSyntax(Words words, BiFunction<String, String, CommandSpec> commands) {
        this.words = words;
        this.commands = commands;
    }

    /// Adds both to the program's commands.
    void addTo(CommandSpec root) {
        CommandSpec service = command(SERVICE, "cli.service");
        service.addSubcommand("status", command("status", "cli.service.status"));
        service.addSubcommand("install", which(command("install", "cli.service.install")));
        service.addSubcommand("remove", which(command("remove", "cli.service.remove")));
        root.addSubcommand(SERVICE, service);
        CommandSpec autostart = command(AUTOSTART, "cli.autostart");
        CommandSpec on = command("on", "cli.autostart.on");
        on.addOption(flag(LoginOptions.HIDDEN, "cli.option.hidden"));
        on.addOption(flag(LoginOptions.SERVE, "cli.option.serve"));
        autostart.addSubcommand("on", on);
        autostart.addSubcommand("off", command("off", "cli.autostart.off"));
        autostart.addSubcommand("status", command("status", "cli.autostart.status"));
        root.addSubcommand(AUTOSTART, autostart);
    }

    /// Options of the window itself, which the entry for logging in uses.
    void addWindowOptions(CommandSpec root) {
        root.addOption(flag(LoginOptions.HIDDEN, "cli.option.hidden"));
        root.addOption(flag(LoginOptions.SERVE, "cli.option.serve"));
    }

    /// How a window is to open.
    static LoginOptions windowOptions(ParseResult result) {
        return new LoginOptions(
                result.hasMatchedOption(LoginOptions.HIDDEN),
                result.hasMatchedOption(LoginOptions.SERVE));
    }

    /// What a parsed command asks for; nothing if it is not about this.
    ///
    /// @throws EchoSyntax.WrongValue if it contradicts itself
    static Optional<StartupOrder> order(ParseResult last, Words words) {
        CommandSpec parent = last.commandSpec().parent();
        String name = last.commandSpec().name();
        if (name.equals(SERVICE)) {
            return Optional.of(new StartupOrder.ServiceStatus());
        }
        if (name.equals(AUTOSTART)) {
            return Optional.of(new StartupOrder.LoginStatus());
        }
        return switch (parent == null ? "" : parent.name()) {
            case SERVICE -> Optional.of(service(name, last, words));
            case AUTOSTART -> Optional.of(autostart(name, last));
            default -> Optional.empty();
        };
    }

    private static StartupOrder service(String name, ParseResult last, Words words) {
        if (name.equals("status")) {
            return new StartupOrder.ServiceStatus();
        }
        if (last.hasMatchedOption(USER) && last.hasMatchedOption(SYSTEM)) {
            throw new EchoSyntax.WrongValue(
                    last.commandSpec().commandLine(), words.text("cli.service.both", USER, SYSTEM));
        }
        ServiceKind kind = last.hasMatchedOption(SYSTEM) ? ServiceKind.SYSTEM : ServiceKind.USER;
        return new StartupOrder.Service(kind, name.equals("install"), last.hasMatchedOption(PLAN));
    }

    private static StartupOrder autostart(String name, ParseResult last) {
        return switch (name) {
            case "on" -> new StartupOrder.Login(Optional.of(windowOptions(last)));
            case "off" -> new StartupOrder.Login(Optional.empty());
            default -> new StartupOrder.LoginStatus();
        };
    }

    private CommandSpec which(CommandSpec spec) {
        for (OptionSpec option :
                List.of(
                        flag(USER, "cli.service.user"),
                        flag(SYSTEM, "cli.service.system"),
                        flag(PLAN, "cli.service.plan"))) {
            spec.addOption(option);
        }
        return spec;
    }

    private OptionSpec flag(String name, String key) {
        return OptionSpec.builder(name).description(words.text(key)).build();
    }

    private CommandSpec command(String name, String key) {
        return commands.apply(name, key + ".description");
    }
}
