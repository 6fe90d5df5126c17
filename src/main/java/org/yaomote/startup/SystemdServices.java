package org.yaomote.startup;

import org.yaomote.programs.Command;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Steps;
import org.yaomote.programs.Surroundings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Units of systemd.
///
/// @param staging where the unit of the system waits for an administrator to take it
record SystemdServices(Surroundings around, Programs programs, Path staging) implements Services {
    /// The unit's name, which is the same in packages.
    static final String UNIT = "yaomote.service";

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PROPERTIES =
            "--property=LoadState,ActiveState,UnitFileState,FragmentPath";

    @Override
    public ServiceState state(ServiceKind kind) {
        // sd_booted(3): whether systemd is the first program.
        if (!Files.isDirectory(around.file("run/systemd/system"))) {
            return new ServiceState.Impossible(ServiceState.Why.NO_SYSTEMD);
        }
        List<String> words = systemctl(kind);
        words.addAll(List.of("show", UNIT, PROPERTIES));
        return switch (programs.run(words, LIMIT)) {
            case Programs.Ended(var code, var out) when code == 0 -> read(properties(out));
            case Programs.Ended _, Programs.Overdue _, Programs.NotStarted _ -> silent(kind);
        };
    }

    private ServiceState silent(ServiceKind kind) {
        Path file = file(kind);
        if (Files.exists(file)) {
            return new ServiceState.Present(file, true, ServiceState.Activity.UNKNOWN, false);
        }
        return new ServiceState.Impossible(
                kind == ServiceKind.USER
                        ? ServiceState.Why.NO_USER_MANAGER
                        : ServiceState.Why.NO_SYSTEMD);
    }

    private static ServiceState read(Map<String, String> properties) {
        String file = properties.getOrDefault("FragmentPath", "");
        if (!properties.getOrDefault("LoadState", "").equals("loaded") || file.isEmpty()) {
            return new ServiceState.Absent();
        }
        ServiceState.Activity activity =
                switch (properties.getOrDefault("ActiveState", "")) {
                    case "active", "reloading" -> ServiceState.Activity.RUNNING;
                    case "activating", "deactivating" -> ServiceState.Activity.CHANGING;
                    case "failed" -> ServiceState.Activity.FAILED;
                    case "inactive" -> ServiceState.Activity.STOPPED;
                    default -> ServiceState.Activity.UNKNOWN;
                };
        boolean isEnabled = properties.getOrDefault("UnitFileState", "").startsWith("enabled");
        return new ServiceState.Present(Path.of(file), isEnabled, activity, isOfPackage(file));
    }

    private static boolean isOfPackage(String file) {
        return file.startsWith("/usr/lib/") || file.startsWith("/lib/");
    }

    private static Map<String, String> properties(String out) {
        Map<String, String> found = new HashMap<>();
        out.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> found.put(pair[0], pair[1]));
        return found;
    }

    @Override
    public ServicePlan install(ServiceKind kind, ServiceTerms terms) {
        if (state(kind) instanceof ServiceState.Present present && present.byPackage()) {
            return ServicePlan.of(
                    List.of(),
                    List.of(command(kind, "enable", "--now", UNIT)),
                    kind == ServiceKind.SYSTEM
                            ? List.of(ServicePlan.Note.PACKAGE, ServicePlan.Note.OWN_CONFIGURATION)
                            : List.of(ServicePlan.Note.PACKAGE));
        }
        String text = new SystemdUnit(kind, terms).text();
        List<Command> commands = new ArrayList<>();
        Path written = kind == ServiceKind.USER ? file(kind) : staging.resolve(UNIT);
        if (kind == ServiceKind.SYSTEM) {
            commands.add(
                    new Command(
                            List.of(
                                    program("install"),
                                    "-m",
                                    "644",
                                    written.toString(),
                                    file(kind).toString()),
                            true));
        }
        commands.add(command(kind, "daemon-reload"));
        commands.add(command(kind, "enable", UNIT));
        commands.add(command(kind, "restart", UNIT));
        if (kind == ServiceKind.USER) {
            commands.add(Command.own(program("loginctl"), "enable-linger", terms.user()));
        }
        return ServicePlan.of(
                List.of(new Steps.Handed(written, text)), commands, notes(kind, terms));
    }

    private static List<ServicePlan.Note> notes(ServiceKind kind, ServiceTerms terms) {
        return switch (kind) {
            case USER ->
                    List.of(
                            ServicePlan.Note.LINGERS,
                            ServicePlan.Note.NO_LOW_PORTS,
                            ServicePlan.Note.FILES_STAY);
            case SYSTEM ->
                    List.of(
                            terms.user().equals("root")
                                    ? ServicePlan.Note.FOR_ROOT
                                    : ServicePlan.Note.ONE_RIGHT,
                            ServicePlan.Note.FILES_STAY);
        };
    }

    @Override
    public ServicePlan remove(ServiceKind kind) {
        List<Command> commands = new ArrayList<>();
        commands.add(command(kind, "disable", "--now", UNIT));
        if (state(kind) instanceof ServiceState.Present present && present.byPackage()) {
            return ServicePlan.of(List.of(), commands, List.of(ServicePlan.Note.PACKAGE));
        }
        commands.add(
                new Command(
                        List.of(program("rm"), "-f", file(kind).toString()),
                        kind == ServiceKind.SYSTEM));
        commands.add(command(kind, "daemon-reload"));
        return ServicePlan.of(List.of(), commands, List.of(ServicePlan.Note.FILES_STAY));
    }

    private Path file(ServiceKind kind) {
        return switch (kind) {
            case SYSTEM -> around.file("etc/systemd/system").resolve(UNIT);
            case USER ->
                    around.variable("XDG_CONFIG_HOME")
                            .map(Path::of)
                            .filter(Path::isAbsolute)
                            .orElse(around.home().resolve(".config"))
                            .resolve("systemd/user")
                            .resolve(UNIT);
        };
    }

    private List<String> systemctl(ServiceKind kind) {
        List<String> words = new ArrayList<>(List.of(program("systemctl")));
        if (kind == ServiceKind.USER) {
            words.add("--user");
        }
        return words;
    }

    private Command command(ServiceKind kind, String... order) {
        List<String> words = systemctl(kind);
        words.addAll(List.of(order));
        return new Command(words, kind == ServiceKind.SYSTEM);
    }

    private String program(String name) {
        return around.program(name).orElse(name);
    }
}
