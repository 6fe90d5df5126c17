package org.yaomote.programs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is done to the system, for a person to look at before it is done.
///
/// @param files written before the first command, all of them in folders of the user
/// @param commands run one after another until one fails
public record Steps(List<Handed> files, List<Command> commands) {
    /// A file that is written, or that a command reads.
    ///
    /// @param text without a secret
    public record Handed(Path file, String text) {}

    public Steps {
        files = List.copyOf(files);
        commands = List.copyOf(commands);
    }

    /// Steps without a file.
    public static Steps of(Command... commands) {
        return new Steps(List.of(), List.of(commands));
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
    public List<Command> joined(Surroundings around) {
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
