package org.yaomote.startup;

import org.yaomote.programs.Command;
import org.yaomote.programs.Surroundings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is done to the system, for a person to look at before it is done.
///
/// @param files written before the first command, all of them in folders of the user
/// @param commands run one after another until one fails
/// @param notes what else a person should know
public record ServicePlan(List<Handed> files, List<Command> commands, List<Note> notes) {
    /// A file that is written, or that a command reads.
    ///
    /// @param text without a secret
    public record Handed(Path file, String text) {}

    /// What a person should know.
    public enum Note {
        /// The service is the user's, and ends when the user logs out.
        ENDS_AT_LOGOUT,
        /// `loginctl enable-linger` has it go on, and start with the computer.
        LINGERS,
        /// The user's own service cannot open ports below the first that everybody may open.
        NO_LOW_PORTS,
        /// It acts for the user and has but one right more: to open low ports.
        ONE_RIGHT,
        /// A package brought the service; it is only switched.
        PACKAGE,
        /// The configuration and its certificates stay where they are.
        FILES_STAY,
        /// It was written by the book and has not been tried on such a system.
        NOT_RUN
    }

    public ServicePlan {
        files = List.copyOf(files);
        commands = List.copyOf(commands);
        notes = List.copyOf(notes);
    }

    /// Whether rights are needed that this process does not have.
    public boolean needsElevation(Surroundings around) {
        return !around.isAdministrator() && commands.stream().anyMatch(Command::asAdministrator);
    }

    /// The commands as they are typed into a shell, with `sudo` where rights are needed.
    public List<String> typed(boolean isAdministrator) {
        return commands.stream()
                .map(c -> (c.asAdministrator() && !isAdministrator ? "sudo " : "") + c.typed())
                .toList();
    }

    /// The commands as they are run here: those in a row that need rights become one, so that a
    /// person is asked once.
    List<Command> joined(Surroundings around) {
        if (!needsElevation(around)) {
            return commands;
        }
        List<Command> joined = new ArrayList<>();
        List<Command> row = new ArrayList<>();
        for (Command command : commands) {
            if (!command.asAdministrator()) {
                end(joined, row);
                joined.add(command);
            } else {
                row.add(command);
            }
        }
        end(joined, row);
        return joined;
    }

    private static void end(List<Command> joined, List<Command> row) {
        if (row.size() == 1) {
            joined.add(row.getFirst());
        } else if (!row.isEmpty()) {
            String script = row.stream().map(Command::typed).collect(Collectors.joining(" && "));
            joined.add(new Command(List.of("/bin/sh", "-c", script), true));
        }
        row.clear();
    }
}
