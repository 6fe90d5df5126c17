package org.yaomote.startup;

import org.yaomote.programs.Command;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Steps;
import org.yaomote.programs.Surroundings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Jobs of launchd: an agent of the user, or a daemon of the system that acts for the user.
///
/// Tested as text; it has not been run.
record LaunchdServices(Surroundings around, Programs programs, Path staging) implements Services {
    private static final String LABEL = "org.yaomote.service";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public ServiceState state(ServiceKind kind) {
        Path file = file(kind);
        if (!Files.exists(file)) {
            return new ServiceState.Absent();
        }
        ServiceState.Activity activity =
                switch (programs.run(
                        List.of("launchctl", "print", domain(kind) + "/" + LABEL), LIMIT)) {
                    case Programs.Ended(var code, var out) ->
                            code == 0 && out.contains("state = running")
                                    ? ServiceState.Activity.RUNNING
                                    : ServiceState.Activity.STOPPED;
                    case Programs.Overdue _, Programs.NotStarted _ -> ServiceState.Activity.UNKNOWN;
                };
        return new ServiceState.Present(file, true, activity, false);
    }

    @Override
    public ServicePlan install(ServiceKind kind, ServiceTerms terms) {
        Path file = file(kind);
        boolean isSystem = kind == ServiceKind.SYSTEM;
        Path written = isSystem ? staging.resolve(LABEL + ".plist") : file;
        List<Command> commands = new ArrayList<>();
        if (isSystem) {
            commands.add(
                    new Command(
                            List.of(
                                    "install",
                                    "-m",
                                    "644",
                                    "-o",
                                    "root",
                                    "-g",
                                    "wheel",
                                    written.toString(),
                                    file.toString()),
                            true));
        }
        // The one that runs would be kept, and the new one refused.
        commands.addAll(ended(kind));
        commands.add(
                new Command(
                        List.of("launchctl", "bootstrap", domain(kind), file.toString()),
                        isSystem));
        return ServicePlan.of(
                List.of(new Steps.Handed(written, text(kind, terms))),
                commands,
                List.of(ServicePlan.Note.NOT_RUN, ServicePlan.Note.FILES_STAY));
    }

    private static String text(ServiceKind kind, ServiceTerms terms) {
        String user =
                kind == ServiceKind.SYSTEM
                        ? "  <key>UserName</key>\n  <string>"
                                + PropertyList.escaped(terms.user())
                                + "</string>\n"
                        : "";
        String rest =
                """
                  <key>RunAtLoad</key>
                  <true/>
                  <key>KeepAlive</key>
                  <dict>
                    <key>SuccessfulExit</key>
                    <false/>
                  </dict>
                  <key>ThrottleInterval</key>
                  <integer>10</integer>
                  <key>ExitTimeOut</key>
                  <integer>%d</integer>
                  <key>Umask</key>
                  <integer>63</integer>
                """
                        .formatted(terms.drainSeconds() + 15);
        return PropertyList.job(
                LABEL,
                List.of(terms.launcher().server().toString(), "run"),
                user + variables(terms) + rest);
    }

    /// Where things are kept, if this process was told so.
    private static String variables(ServiceTerms terms) {
        StringBuilder text = new StringBuilder();
        terms.variables()
                .forEach(
                        (name, value) ->
                                text.append("    <key>")
                                        .append(PropertyList.escaped(name))
                                        .append("</key>\n    <string>")
                                        .append(PropertyList.escaped(value))
                                        .append("</string>\n"));
        return text.isEmpty()
                ? ""
                : "  <key>EnvironmentVariables</key>\n  <dict>\n" + text + "  </dict>\n";
    }

    @Override
    public ServicePlan remove(ServiceKind kind) {
        boolean isSystem = kind == ServiceKind.SYSTEM;
        List<Command> commands = new ArrayList<>(ended(kind));
        commands.add(new Command(List.of("rm", "-f", file(kind).toString()), isSystem));
        return ServicePlan.of(
                List.of(),
                commands,
                List.of(ServicePlan.Note.NOT_RUN, ServicePlan.Note.FILES_STAY));
    }

    /// What ends the one that launchd knows, and waits until it has gone, since launchd returns
    /// before; nothing if it knows none, which it would call a failure.
    private List<Command> ended(ServiceKind kind) {
        String job = domain(kind) + "/" + LABEL;
        boolean isKnown =
                programs.run(List.of("launchctl", "print", job), LIMIT)
                                instanceof Programs.Ended(var code, _)
                        && code == 0;
        if (!isKnown) {
            return List.of();
        }
        String gone = "while launchctl print " + job + " >/dev/null 2>&1; do sleep 1; done";
        boolean isSystem = kind == ServiceKind.SYSTEM;
        return List.of(
                new Command(List.of("launchctl", "bootout", job), isSystem),
                new Command(List.of("/bin/sh", "-c", gone), isSystem));
    }

    /// launchd names the domain of a user by number, which `id` says.
    private String domain(ServiceKind kind) {
        if (kind == ServiceKind.SYSTEM) {
            return "system";
        }
        return switch (programs.run(List.of("id", "-u"), LIMIT)) {
            case Programs.Ended(_, var out) -> "gui/" + out.strip();
            case Programs.Overdue _, Programs.NotStarted _ -> "gui/501";
        };
    }

    private Path file(ServiceKind kind) {
        Path folder =
                kind == ServiceKind.SYSTEM
                        ? around.file("Library/LaunchDaemons")
                        : around.home().resolve("Library/LaunchAgents");
        return folder.resolve(LABEL + ".plist");
    }
}
