import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Lays out the program as it is started: `bin` with the launchers, `lib` with the jars, JavaFX
/// apart because it is loaded as modules.
///
/// Run by Maven at `package` with four arguments: the class path, the project's own jar, the folder
/// with the filtered launchers and the folder to make. The folder is made anew, so that no jar of
/// an older version stays on the class path.
final class Assemble {
    private Assemble() {}

    public static void main(String[] args) throws IOException {
        Path launchers = Path.of(args[2]);
        Path home = Path.of(args[3]);
        clear(home);
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path lib = Files.createDirectories(home.resolve("lib"));
        Path javafx = Files.createDirectories(lib.resolve("javafx"));
        copyTo(lib, Path.of(args[1]));
        for (String entry : args[0].split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (Files.isRegularFile(jar)) {
                copyTo(jar.getFileName().toString().startsWith("javafx-") ? javafx : lib, jar);
            }
        }
        for (String name : List.of("yaomote", "yaomote.cmd")) {
            copyTo(bin, launchers.resolve(name));
        }
        if (!bin.resolve("yaomote").toFile().setExecutable(true, false)) {
            System.err.println("The launcher could not be made executable: " + bin);
        }
        Files.writeString(lib.resolve("java-home"), System.getProperty("java.home") + "\n");
    }

    private static void copyTo(Path folder, Path file) throws IOException {
        Files.copy(
                file,
                folder.resolve(file.getFileName()),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
