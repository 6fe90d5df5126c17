package org.yaomote.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where the sockets of this user's proxies lie: a folder that nobody else may enter, and in it a
/// name for each configuration file.
///
/// @param own where this process makes its own
/// @param others where those of services may be, too
public record ControlFolder(Path own, List<Path> others) {
    /// The longest path of a socket that every system takes, in octets.
    private static final int MOST_OCTETS = 100;

    private static final int HASH_OCTETS = 6;
    private static final String END = ".sock";

    /// What socket a name is for.
    public enum Kind {
        /// A proxy that serves.
        ENGINE("e-"),
        /// A window, which may be told to come to the front.
        WINDOW("w-");

        private final String begin;

        Kind(String begin) {
            this.begin = begin;
        }
    }

    public ControlFolder {
        others = List.copyOf(others);
    }

    /// The usual one: `YAOMOTE_HOME`, else what systemd gave a service (`RUNTIME_DIRECTORY`), else
    /// `XDG_RUNTIME_DIR/yaomote`, for root `/run/yaomote`, else beside the logs.
    ///
    /// @param environment the variables of the process
    /// @param isRoot whether this is root of a Unix
    /// @param state folder of the logs
    public static ControlFolder of(Map<String, String> environment, boolean isRoot, Path state) {
        Path system = Path.of("/run/yaomote");
        Path own;
        if (isSet(environment, "YAOMOTE_HOME")) {
            own = state.resolve("run");
        } else if (isSet(environment, "RUNTIME_DIRECTORY")) {
            own = Path.of(value(environment, "RUNTIME_DIRECTORY").split(":", 2)[0]);
        } else if (isSet(environment, "XDG_RUNTIME_DIR")) {
            own = Path.of(value(environment, "XDG_RUNTIME_DIR")).resolve("yaomote");
        } else {
            own = isRoot ? system : state.resolve("run");
        }
        Path absolute = fitting(own.toAbsolutePath());
        // Who has everything in one folder wants nothing of what is elsewhere.
        boolean isAlone = absolute.equals(system) || isSet(environment, "YAOMOTE_HOME");
        return new ControlFolder(absolute, isAlone ? List.of() : List.of(system));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !value(environment, name).isBlank();
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "");
    }

    /// A socket's path may not be long; a folder of another name stands for one that is too deep.
    private static Path fitting(Path folder) {
        int length = folder.toString().getBytes(StandardCharsets.UTF_8).length;
        return length + END.length() + 2 * HASH_OCTETS + 3 <= MOST_OCTETS
                ? folder
                : Path.of(System.getProperty("java.io.tmpdir"), "yaomote-" + hash(folder));
    }

    /// The socket of a configuration file.
    public Path socket(Path file, Kind kind) {
        return own.resolve(name(file, kind) + END);
    }

    /// Where the socket of somebody who serves a configuration file may be, the own folder first.
    public List<Path> sockets(Path file) {
        return all().map(folder -> folder.resolve(name(file, Kind.ENGINE) + END)).toList();
    }

    /// The sockets of all who serve, also of those who are gone; blocks on the disk.
    public List<Path> engines() {
        List<Path> found = new ArrayList<>();
        for (Path folder : all().toList()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(ControlFolder::isOfEngine).sorted().forEach(found::add);
            } catch (IOException e) {
                // Not there, or not ours to look into: nobody whom we could ask.
                System.getLogger(ControlFolder.class.getName())
                        .log(System.Logger.Level.DEBUG, "no look into " + folder, e);
            }
        }
        return found;
    }

    private Stream<Path> all() {
        return Stream.concat(Stream.of(own), others.stream()).distinct();
    }

    private static boolean isOfEngine(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(Kind.ENGINE.begin) && name.endsWith(END);
    }

    private static String name(Path file, Kind kind) {
        return kind.begin + hash(real(file));
    }

    /// However it is named, a file is one file.
    private static Path real(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException _) {
            Path folder = absolute.getParent();
            return folder == null || !Files.isDirectory(folder)
                    ? absolute
                    : realFolder(folder).resolve(absolute.getFileName());
        }
    }

    private static Path realFolder(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException _) {
            return folder;
        }
    }

    /// Whether root would work where another user can put links and sockets.
    private static boolean isOfOther(Path folder) throws IOException {
        String user = System.getProperty("user.name");
        return user.equals("root")
                && !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(user);
    }

    private static String hash(Path path) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(path.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Makes the folder, for its user alone; tightens one that is there.
    ///
    /// @return why it cannot be used, in the system's words
    Optional<String> make() {
        boolean modes = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        try {
            if (!modes) {
                Files.createDirectories(own);
                return Optional.empty();
            }
            Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(own.getParent());
            if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(own, PosixFilePermissions.asFileAttribute(mode));
            }
            if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(own + " is no folder");
            }
            // Fails if it is somebody else's, who could then put his own socket there; but for
            // root.
            Files.setPosixFilePermissions(own, mode);
            return isOfOther(own)
                    ? Optional.of(own + " belongs to " + Files.getOwner(own))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e));
        }
    }
}
