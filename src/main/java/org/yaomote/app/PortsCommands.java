package org.yaomote.app;

import org.yaomote.ports.Firewall;
import org.yaomote.ports.LowPorts;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Steps;
import org.yaomote.programs.StepsRun;
import org.yaomote.programs.Surroundings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Does what `yaomote ports` asks for. What needs rights is shown before anything asks for them,
/// and afterwards it is said how it stands then.
final class PortsCommands {
    private static final int LAST = 65_535;

    private final Terminal terminal;
    private final Surroundings around;
    private final Programs programs;
    private final LowPorts rights;

    PortsCommands(Terminal terminal, Surroundings around, Programs programs) {
        this.terminal = terminal;
        this.around = around;
        this.programs = programs;
        rights =
                new LowPorts(
                        around,
                        programs,
                        LowPorts.launchers(System.getProperty("jpackage.app-path", "")));
    }

    /// Does it.
    ExitCode perform(Invocation.Ports asked) {
        if (asked.port() < 1 || asked.port() > LAST) {
            terminal.complain("ports.port.wrong");
            return ExitCode.USAGE;
        }
        tell(asked.port());
        List<LowPorts.Offer> offers = rights.offers(asked.port());
        if (offers.isEmpty()) {
            return rights.mayOpen(asked.port()) ? ExitCode.OK : ExitCode.PROBLEMS;
        }
        if (asked.does().isEmpty()) {
            offers.forEach(this::list);
            return rights.mayOpen(asked.port()) ? ExitCode.OK : ExitCode.PROBLEMS;
        }
        Optional<LowPorts.Offer> chosen =
                offers.stream()
                        .filter(offer -> asked.way().map(offer.way()::equals).orElse(true))
                        .filter(offer -> asked.way().isPresent() || offer.obstacle().isEmpty())
                        .findFirst();
        if (chosen.isEmpty()) {
            terminal.complain("ports.way.none");
            return ExitCode.PROBLEMS;
        }
        return perform(asked, chosen.get());
    }

    private ExitCode perform(Invocation.Ports asked, LowPorts.Offer offer) {
        boolean isUndone = asked.does().filter(d -> d == Invocation.Ports.Does.UNDO).isPresent();
        Steps steps = isUndone ? offer.undoes() : offer.does();
        if (offer.obstacle().isPresent()) {
            complain(offer.obstacle().get());
            return ExitCode.PROBLEMS;
        }
        terminal.out().println();
        terminal.say("ports.way." + key(offer.way()));
        terminal.say("ports.way." + key(offer.way()) + ".means");
        terminal.say("startup.plan.commands");
        steps.typed(around.isAdministrator())
                .forEach(line -> terminal.out().println("    " + line));
        terminal.out().flush();
        if (asked.isPlan()) {
            return ExitCode.OK;
        }
        ExitCode code = new StepsEnding(terminal).of(new StepsRun(programs, around).perform(steps));
        if (code == ExitCode.OK) {
            tell(asked.port());
            terminal.say("ports.way." + key(offer.way()) + (isUndone ? ".undone" : ".done"));
        }
        return code;
    }

    private void tell(int port) {
        terminal.say(
                rights.mayOpen(port) ? "ports.may" : "ports.mayNot",
                Integer.toString(port),
                Integer.toString(rights.standing().lowest()));
        Firewall.of(around)
                .forEach(
                        wall ->
                                terminal.say(
                                        "ports.firewall", wall.program(), wall.allowing(port)));
    }

    private void list(LowPorts.Offer offer) {
        terminal.out().println();
        terminal.say("ports.way." + key(offer.way()));
        terminal.say("ports.way." + key(offer.way()) + ".means");
        offer.obstacle().ifPresent(this::complain);
        offer.does()
                .typed(around.isAdministrator())
                .forEach(line -> terminal.out().println("    " + line));
    }

    private void complain(LowPorts.Obstacle obstacle) {
        terminal.say("ports.obstacle." + key(obstacle));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
