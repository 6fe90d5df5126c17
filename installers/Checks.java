import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// Looks at everything that goes into a package before the first step: a package that breaks at its
/// last step has cost minutes.
final class Checks {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);
    private static final int LEAST_JAVA = 25;

    private final List<String> problems = new ArrayList<>();

    private Checks() {}

    /// Sentences about what is missing or not well formed; none if all is well.
    static List<String> of(Material material) throws IOException {
        Checks checks = new Checks();
        checks.java();
        checks.version(material.version());
        checks.program(material);
        checks.icons(material);
        switch (material.system()) {
            case LINUX -> checks.linux(material);
            case WINDOWS -> checks.windows(material);
            case MACOS -> checks.macos(material);
        }
        return checks.problems;
    }

    private void java() {
        if (Runtime.version().feature() < LEAST_JAVA) {
            problems.add("needs JDK " + LEAST_JAVA + ", and this is " + Runtime.version());
        }
        for (String tool : List.of("jlink", "jmod", "jpackage")) {
            if (java.util.spi.ToolProvider.findFirst(tool).isEmpty()) {
                problems.add("this Java has no " + tool + ": a JDK is needed");
            }
        }
    }

    private void version(String version) {
        if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
            problems.add("a version is three numbers, not " + version);
        }
    }

    private void program(Material material) throws IOException {
        Path lib = material.program().resolve("lib");
        exists(material.jar());
        if (AppImage.jarsIn(lib).size() < 20) {
            problems.add("too few jars in " + lib + ". Run: mvn package -DskipTests");
        }
        boolean hasBoringSsl =
                AppImage.jarsIn(lib).stream()
                        .map(jar -> jar.getFileName().toString())
                        .anyMatch(
                                name ->
                                        name.matches(
                                                ".*boringssl.*-"
                                                        + material.system().netty
                                                        + "-.*"));
        if (!hasBoringSsl) {
            problems.add("no BoringSSL for " + material.system().folder + " among the jars");
        }
        List<String> flags = new ArrayList<>(material.flags("window"));
        flags.addAll(material.flags("terminal"));
        flags.stream()
                .filter(flag -> !flag.startsWith("-") || flag.contains("$") || flag.contains("@"))
                .forEach(flag -> problems.add("not a flag of the JVM: " + flag));
    }

    private void icons(Material material) throws IOException {
        for (int size : SIZES) {
            Path file = material.icon(size);
            if (!exists(file)) {
                continue;
            }
            byte[] png = Files.readAllBytes(file);
            int width = java.nio.ByteBuffer.wrap(png).getInt(16);
            int height = java.nio.ByteBuffer.wrap(png).getInt(20);
            if ((png[0] & 0xff) != 0x89 || width != size || height != size) {
                problems.add(file + " is no PNG of " + size + " pixels. Run: installers/icons.sh");
            }
        }
        for (String drawing : List.of("yaomote.svg", "yaomote-small.svg")) {
            wellFormed(material.root().resolve("assets/icon").resolve(drawing));
        }
        if (Icons.ico(material).length < 1000 || Icons.icns(material).length < 1000) {
            problems.add("the icons for Windows and macOS are empty");
        }
    }

    private void linux(Material material) throws IOException {
        for (String name :
                List.of(
                        "control",
                        "postinst",
                        "prerm",
                        "postrm",
                        "yaomote",
                        "yaomote.desktop",
                        "manual.en",
                        "manual.ja",
                        "yaomote.service",
                        "yaomote-user.service",
                        "yaomote.spec",
                        "sysusers.conf",
                        "copyright")) {
            Path file = material.own(name);
            if (exists(file) && Files.readString(file).contains("\r")) {
                problems.add(file + " has line ends of Windows");
            }
        }
        wellFormed(material.own("mime.xml"));
    }

    private void windows(Material material) throws IOException {
        exists(material.own("service.ps1"));
        java.util.Properties association = new java.util.Properties();
        Path file = material.own("association.properties");
        if (exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                association.load(in);
            }
            for (String key : List.of("extension", "mime-type", "description")) {
                if (association.getProperty(key, "").isBlank()) {
                    problems.add(file + " says no " + key);
                }
            }
        }
    }

    private void macos(Material material) throws IOException {
        for (String name :
                List.of("Info.plist", "agent.plist", "daemon.plist", "entitlements.plist")) {
            wellFormed(material.own(name));
        }
        String info = Files.readString(material.own("Info.plist"));
        if (!info.contains("NSLocalNetworkUsageDescription")) {
            problems.add("Info.plist does not say why the local network is looked at");
        }
        for (String language : List.of("en", "ja")) {
            Path file = material.own(language + ".strings");
            if (exists(file)) {
                Files.readString(file)
                        .lines()
                        .filter(line -> !line.matches("(\"?\\w+\"? = \".*\";|/\\*.*\\*/|)"))
                        .forEach(line -> problems.add(file + ": not a string: " + line));
            }
        }
    }

    private boolean exists(Path file) {
        boolean exists = Files.isRegularFile(file);
        if (!exists) {
            problems.add("missing: " + file);
        }
        return exists;
    }

    private void wellFormed(Path file) throws IOException {
        if (!exists(file)) {
            return;
        }
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            // Apple's document type is on the network, and nothing of it is needed.
            builder.setEntityResolver((_, _) -> new InputSource(new StringReader("")));
            builder.parse(file.toFile());
        } catch (SAXException | ParserConfigurationException e) {
            problems.add(file + " is not well formed: " + e.getMessage());
        }
    }
}
