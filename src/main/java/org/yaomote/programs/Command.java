package org.yaomote.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A program to run, without a shell.
///
/// @param words the program and its arguments; no secret is among them
/// @param asAdministrator whether it needs the rights of one
public record Command(List<String> words, boolean asAdministrator) {
    /// Words that a shell leaves alone; backslashes only in paths of Windows, which it never sees.
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_./:,=@%+-]+|[A-Z]:\\\\[A-Za-z0-9_./\\\\-]*");

    public Command {
        words = List.copyOf(words);
    }

    /// One that needs no rights.
    public static Command own(String... words) {
        return new Command(List.of(words), false);
    }

    /// The same with what asks for the rights before it, if they are needed and something can ask.
    public Command asked(Surroundings around) {
        if (!asAdministrator) {
            return this;
        }
        return switch (around.elevation()) {
            case ALREADY, NONE -> this;
            case SUDO -> behind(around, "sudo");
            case PKEXEC -> behind(around, "pkexec");
        };
    }

    private Command behind(Surroundings around, String program) {
        List<String> all = new ArrayList<>(List.of(around.program(program).orElse(program)));
        all.addAll(words);
        return new Command(all, true);
    }

    /// As it would be typed into a shell of Unix.
    public String typed() {
        return words.stream().map(Command::quoted).collect(Collectors.joining(" "));
    }

    /// The program without its folder.
    public String program() {
        String program = words.getFirst();
        return program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
