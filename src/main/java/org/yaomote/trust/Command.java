package org.yaomote.trust;

import java.util.List;
import java.util.stream.Collectors;

/// A program to run, without a shell.
///
/// @param words the program and its arguments; no secret is among them
/// @param asAdministrator whether it needs the rights of one
public record Command(List<String> words, boolean asAdministrator) {
    public Command {
        words = List.copyOf(words);
    }

    static Command own(String... words) {
        return new Command(List.of(words), false);
    }

    /// The same with what asks for the rights before it, if they are needed.
    Command by(Elevation elevation, Workbench bench) {
        if (!asAdministrator) {
            return this;
        }
        return switch (elevation) {
            case ALREADY, NONE -> this;
            case SUDO -> new Command(bench.before("sudo", words), true);
            case PKEXEC -> new Command(bench.before("pkexec", words), true);
        };
    }

    /// As it would be typed into a shell of Unix.
    public String typed() {
        return words.stream().map(Command::quoted).collect(Collectors.joining(" "));
    }

    /// The program without its folder.
    String program() {
        String program = words.getFirst();
        return program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:,=@%+\\\\-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
