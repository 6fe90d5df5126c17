package org.yaomote.programs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The computer that programs run on.
///
/// @param root of the file system; another folder in tests
/// @param home of this user
/// @param variables of the environment
/// @param isAdministrator whether this program has the rights of one
/// @param hasTerminal whether a person sits at a terminal that can ask for a password
public record Surroundings(
        Kind kind,
        Path root,
        Path home,
        Map<String, String> variables,
        boolean isAdministrator,
        boolean hasTerminal) {
    /// A kind of system.
    public enum Kind {
        LINUX,
        MAC,
        WINDOWS,
        OTHER;

        /// That of a name such as the property `os.name`.
        public static Kind of(String name) {
            if (name.startsWith("Linux")) {
                return LINUX;
            }
            if (name.startsWith("Mac")) {
                return MAC;
            }
            return name.startsWith("Windows") ? WINDOWS : OTHER;
        }
    }

    /// Where the system keeps its programs, also those that not every user has on the path.
    private static final List<String> FOLDERS =
            List.of("usr/sbin", "usr/bin", "sbin", "bin", "usr/local/sbin");

    /// Those of this process.
    ///
    /// @param variables of its environment
    /// @param hasTerminal whether a person sits at a terminal that can ask for a password; one that
    ///   a window was started from is looked at by nobody
    public static Surroundings ofThisProcess(Map<String, String> variables, boolean hasTerminal) {
        String system = System.getProperty("os.name");
        return new Surroundings(
                Kind.of(system),
                Path.of("/"),
                Path.of(System.getProperty("user.home")),
                variables,
                system.equals("Linux") && System.getProperty("user.name").equals("root"),
                hasTerminal);
    }

    public Surroundings {
        variables = Map.copyOf(variables);
    }

    /// A program by its whole path. The system's own comes first: some are run as administrator,
    /// and a path may have folders into which anybody could have put one.
    public Optional<String> program(String name) {
        Stream<Path> path =
                Stream.of(variable("PATH").orElse("").split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .filter(Path::isAbsolute);
        return Stream.concat(FOLDERS.stream().map(root::resolve), path)
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /// A variable that is there and not empty.
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /// A file of the system.
    public Path file(String name) {
        return root.resolve(name);
    }

    /// How a command gets an administrator's rights here.
    public Elevation elevation() {
        if (isAdministrator) {
            return Elevation.ALREADY;
        }
        boolean hasDesktop =
                variable("DISPLAY").isPresent() || variable("WAYLAND_DISPLAY").isPresent();
        if (hasTerminal && program("sudo").isPresent()) {
            return Elevation.SUDO;
        }
        return hasDesktop && program("pkexec").isPresent() ? Elevation.PKEXEC : Elevation.NONE;
    }
}
