import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/// What packages are made of, and where.
///
/// @param root of the checkout
/// @param work folder for what is in between; emptied first
/// @param out folder of the results
/// @param program the folder that `mvn package` made
/// @param jar the program's own
/// @param loose whether packages are packed quickly instead of small
/// @param fast whether only the app image is made, and quickly
/// @param flags from `target/launcher/jvm.properties`
record Material(
        Path root,
        Path work,
        Path out,
        Path program,
        Path jar,
        Target system,
        String version,
        boolean loose,
        boolean fast,
        Properties flags) {
    static final String ID = "org.yaomote";
    static final String MAIN = "org.yaomote.app.Main";

    static Material of(Path root, Options options) throws IOException {
        Path program = root.resolve("target/yaomote");
        Properties flags = new Properties();
        Path file = root.resolve("target/launcher/jvm.properties");
        if (!Files.isRegularFile(file) || !Files.isDirectory(program.resolve("lib"))) {
            System.err.println("package: nothing is built. Run: mvn package -DskipTests");
            System.exit(1);
        }
        try (var in = Files.newBufferedReader(file)) {
            flags.load(in);
        }
        String built = flags.getProperty("version");
        String version = options.version().isEmpty() ? built : options.version();
        Path jar =
                options.jar().isEmpty()
                        ? program.resolve("lib/yaomote-" + built + ".jar")
                        : Path.of(options.jar()).toAbsolutePath();
        return new Material(
                root,
                root.resolve("target/packaging"),
                root.resolve("target/packages"),
                program,
                jar,
                options.system(),
                version,
                options.loose(),
                options.fast(),
                flags);
    }

    /// A file of the system's folder here.
    Path own(String name) {
        return root.resolve("installers").resolve(system.folder).resolve(name);
    }

    /// The icon with so many pixels on a side.
    Path icon(int size) {
        return root.resolve("src/main/resources/org/yaomote/app/icon/yaomote-" + size + ".png");
    }

    /// The text of a file of the system's folder, with `@version@` and the like filled in.
    String filled(String name) throws IOException {
        return Files.readString(own(name))
                .replace("@version@", version)
                .replace("@description@", flags.getProperty("description"));
    }

    /// The flags of a mode that hold in a runtime of our own: JavaFX is a part of it.
    ///
    /// @param mode `window` or `terminal`
    List<String> flags(String mode) {
        return List.of(flags.getProperty(mode).trim().split("\\s+"));
    }

    /// The processor, as Java says it.
    static String processor() {
        return System.getProperty("os.arch");
    }
}
