package org.yaomote.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What starts this program: that of a package, or the one in `bin` beside `lib`.
///
/// A package has two, which tell the JVM different things: one for the window and one for the
/// command line. Whichever this process came from, the program is that of the window.
///
/// @param program absolute
/// @param isNative whether it is a program of its own and no script: only then a file capability of
///   it counts
public record Launcher(Path program, boolean isNative) {
    /// Of the command line, in packages for every system.
    private static final List<String> SERVING = List.of("yaomote-cli", "yaomote-cli.exe");

    /// Of the window, in packages for Linux, Windows and macOS.
    private static final List<String> SHOWING = List.of("yaomote-window", "Yaomote.exe", "Yaomote");

    /// Looks for it.
    ///
    /// @param packaged value of the property `jpackage.app-path`; empty if not started by a package
    /// @param classes where the program's classes were loaded from: a jar, or a folder
    /// @return nothing if the program was started otherwise, such as by a build
    public static Optional<Launcher> of(String packaged, Path classes) {
        if (!packaged.isBlank()) {
            Path started = Path.of(packaged).toAbsolutePath();
            Path path =
                    SERVING.contains(String.valueOf(started.getFileName()))
                            ? beside(started, SHOWING)
                            : started;
            return Optional.of(new Launcher(path, true)).filter(_ -> Files.isExecutable(path));
        }
        Path lib = classes.toAbsolutePath().getParent();
        if (lib == null || lib.getParent() == null) {
            return Optional.empty();
        }
        Path bin = lib.getParent().resolve("bin");
        return Stream.of("yaomote", "yaomote.cmd")
                .filter(name -> name.endsWith(".cmd") == java.io.File.separator.equals("\\"))
                .map(bin::resolve)
                .filter(Files::isExecutable)
                .map(path -> new Launcher(path, false))
                .findFirst();
    }

    /// What serves without a window: that of the command line, where there is one.
    public Path server() {
        return isNative ? beside(program, SERVING) : program;
    }

    private static Path beside(Path program, List<String> names) {
        return names.stream()
                .map(program::resolveSibling)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(program);
    }

    /// The folder that has all of the program, but for a Java elsewhere.
    public Path home() {
        Path bin = program.getParent();
        Path home = bin == null ? null : bin.getParent();
        return home == null ? program : home;
    }
}
