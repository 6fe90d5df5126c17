package org.yaomote.app;

import org.yaomote.programs.Surroundings;
import org.yaomote.store.AppFolders;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Opens another window of the program, in a process of its own.
///
/// @param command that started this process, without what the user gave to the program
record OtherWindow(List<String> command) {
    private static final String MAIN = "org.yaomote.app.Main";

    OtherWindow {
        command = List.copyOf(command);
    }

    /// By the installed launcher, or by the command of this process as far as the system tells it.
    static Optional<OtherWindow> likeThis() {
        Surroundings around = Surroundings.ofThisProcess(System.getenv(), false);
        ProcessHandle.Info info = ProcessHandle.current().info();
        return StartupHome.of(AppFolders.ofThisProcess(), around)
                .launcher()
                .map(launcher -> new OtherWindow(List.of(launcher.program().toString())))
                .or(
                        () ->
                                info.command()
                                        .flatMap(
                                                program ->
                                                        of(
                                                                program,
                                                                info.arguments()
                                                                        .orElse(new String[0]))));
    }

    /// By a command.
    ///
    /// @param program that runs; an installed launcher, or Java
    /// @param arguments it was given; cut short by the system where they are long
    static Optional<OtherWindow> of(String program, String... arguments) {
        boolean isJava = String.valueOf(Path.of(program).getFileName()).startsWith("java");
        if (!isJava) {
            return Optional.of(new OtherWindow(List.of(program)));
        }
        int main = Arrays.asList(arguments).indexOf(MAIN);
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(Arrays.asList(arguments).subList(0, main + 1));
        return main < 0 ? Optional.empty() : Optional.of(new OtherWindow(words));
    }

    /// Shows who serves a file.
    ///
    /// @return whether it could be started
    boolean attach(Path file) {
        List<String> words = new ArrayList<>(command);
        words.add(ControlSyntax.ATTACH);
        words.add(file.toString());
        try {
            new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            System.getLogger(OtherWindow.class.getName())
                    .log(System.Logger.Level.WARNING, "no other window", e);
            return false;
        }
    }
}
