package org.yaomote.startup;

import org.yaomote.programs.Command;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Steps;
import org.yaomote.programs.Surroundings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Tasks of the Task Scheduler of Windows: at the user's logon, or at the start of the computer
/// without a password being kept (S4U). A service proper would need a program that answers the
/// service manager, which a launcher of Java does not.
///
/// Tested as text; it has not been run.
record WindowsTasks(Surroundings around, Programs programs, Path staging) implements Services {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String SHELL =
            "%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

    @Override
    public ServiceState state(ServiceKind kind) {
        List<String> words = List.of("schtasks", "/query", "/tn", name(kind), "/fo", "CSV", "/nh");
        return switch (programs.run(words, LIMIT)) {
            case Programs.Ended(var code, var out) ->
                    code == 0
                            ? new ServiceState.Present(
                                    Path.of(name(kind)), true, activity(out), false)
                            : new ServiceState.Absent();
            case Programs.Overdue _, Programs.NotStarted _ ->
                    new ServiceState.Impossible(ServiceState.Why.NOT_THIS_SYSTEM);
        };
    }

    /// The word is one of the system's language; where it is another one, nothing is claimed.
    private static ServiceState.Activity activity(String out) {
        if (out.contains("\"Running\"")) {
            return ServiceState.Activity.RUNNING;
        }
        return out.contains("\"Ready\"")
                ? ServiceState.Activity.STOPPED
                : ServiceState.Activity.UNKNOWN;
    }

    @Override
    public ServicePlan install(ServiceKind kind, ServiceTerms terms) {
        Path file = staging.resolve("yaomote-task.xml");
        boolean isSystem = kind == ServiceKind.SYSTEM;
        List<Command> commands = new ArrayList<>();
        if (state(kind) instanceof ServiceState.Present) {
            // A task that runs is not started a second time, and would go on as it was.
            commands.add(new Command(List.of("schtasks", "/end", "/tn", name(kind)), isSystem));
        }
        commands.add(
                new Command(
                        List.of(
                                "schtasks",
                                "/create",
                                "/tn",
                                name(kind),
                                "/xml",
                                file.toString(),
                                "/f"),
                        isSystem));
        commands.add(new Command(List.of("schtasks", "/run", "/tn", name(kind)), isSystem));
        return ServicePlan.of(
                List.of(new Steps.Handed(file, text(kind, terms))),
                commands,
                List.of(ServicePlan.Note.NOT_RUN, ServicePlan.Note.FILES_STAY));
    }

    private static String text(ServiceKind kind, ServiceTerms terms) {
        boolean isSystem = kind == ServiceKind.SYSTEM;
        String trigger = isSystem ? "BootTrigger" : "LogonTrigger";
        return """
        <?xml version="1.0"?>
        <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
          <RegistrationInfo><Description>Yaomote load balancer</Description></RegistrationInfo>
          <Triggers><%1$s><Enabled>true</Enabled></%1$s></Triggers>
          <Principals>
            <Principal id="Author">
              <UserId>%2$s</UserId>
              <LogonType>%3$s</LogonType>
              <RunLevel>LeastPrivilege</RunLevel>
            </Principal>
          </Principals>
          <Settings>
            <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
            <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
            <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
            <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
            <RestartOnFailure><Interval>PT1M</Interval><Count>10</Count></RestartOnFailure>
          </Settings>
          <Actions Context="Author">
            <Exec>
              <Command>%4$s</Command>
              <Arguments>%5$s</Arguments>
            </Exec>
          </Actions>
        </Task>
        """
                .formatted(
                        trigger,
                        PropertyList.escaped(terms.user()),
                        isSystem ? "S4U" : "InteractiveToken",
                        PropertyList.escaped(terms.variables().isEmpty() ? program(terms) : SHELL),
                        PropertyList.escaped(
                                terms.variables().isEmpty() ? "run" : arguments(terms)));
    }

    private static String program(ServiceTerms terms) {
        return terms.launcher().server().toString();
    }

    /// A task has no variables of its own, so a shell sets them: where things are kept, if this
    /// process was told so. `cmd` would replace what stands between percent signs.
    private static String arguments(ServiceTerms terms) {
        StringBuilder script = new StringBuilder();
        terms.variables()
                .forEach(
                        (name, value) ->
                                script.append("$env:")
                                        .append(name)
                                        .append(" = ")
                                        .append(literal(value))
                                        .append("; "));
        script.append("& ").append(literal(program(terms))).append(" run; exit $LASTEXITCODE");
        return "-NoProfile -NonInteractive -WindowStyle Hidden -Command \""
                + script.toString().replace("\"", "\\\"")
                + '"';
    }

    /// PowerShell ends a quoted text at each of these marks, unless it is doubled.
    private static String literal(String text) {
        return '\'' + text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + '\'';
    }

    @Override
    public ServicePlan remove(ServiceKind kind) {
        boolean isSystem = kind == ServiceKind.SYSTEM;
        return ServicePlan.of(
                List.of(),
                List.of(
                        new Command(List.of("schtasks", "/end", "/tn", name(kind)), isSystem),
                        new Command(
                                List.of("schtasks", "/delete", "/tn", name(kind), "/f"), isSystem)),
                List.of(ServicePlan.Note.NOT_RUN, ServicePlan.Note.FILES_STAY));
    }

    private static String name(ServiceKind kind) {
        return kind == ServiceKind.SYSTEM ? "Yaomote" : "Yaomote for this user";
    }
}
