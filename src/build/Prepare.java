import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks whether the machine has what the build needs beyond Maven, and installs what is missing
/// where it may: by apt as root or by sudo without a password. Else it names the one command.
///
/// Run by Maven before everything else, with Maven's own Java, so this is Java 17. Says nothing if
/// nothing is missing, asks no network then, and never fails the build: without fonts the program
/// still runs, and without a JDK 25 the next step of the build stops.
///
/// For its test: `-Dprepare.root=FOLDER` looks there instead of at `/`, and `-Dprepare.dry` says
/// the commands instead of running them.
final class Prepare {
    private static final int LEAST_JAVA = 25;
    private static final Pattern JAVA_VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final Pattern JAPANESE_FONT =
            Pattern.compile(
                    ".*(cjk|ipag|ipam|ipaex|gothic|mincho|takao|vlgo|sourcehan|droidsansfallback|wqy|uming|ukai).*");

    private final Path root = Path.of(System.getProperty("prepare.root", "/"));
    private final boolean dry = Boolean.getBoolean("prepare.dry");
    private final Path failed = Path.of("target", "prepare-failed");
    private final Path log = Path.of("target", "prepare.log");

    private Prepare() {}

    public static void main(String[] args) throws Exception {
        new Prepare().run();
    }

    private void run() throws IOException, InterruptedException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean hasJdk = hasJdk();
        if (!system.contains("linux")) {
            if (!hasJdk) {
                say(jdkByHand(system));
            }
            return;
        }
        Set<Piece> missing = new LinkedHashSet<>();
        for (Piece piece : Piece.values()) {
            if (!piece.isHere(this)) {
                missing.add(piece);
            }
        }
        if (hasJdk && missing.isEmpty()) {
            return;
        }
        if (Files.isExecutable(root.resolve("usr/bin/apt-get"))) {
            byApt(missing, !hasJdk);
        } else {
            byOther(missing, !hasJdk);
        }
    }

    /// What a Linux machine needs, with its names in Debian, Fedora and Arch.
    private enum Piece {
        TEXT("libpangoft2-1.0-0", "pango", "pango", "libpangoft2-1.0.so.0"),
        FONT("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu", "") {
            @Override
            boolean isHere(Prepare prepare) throws IOException {
                return prepare.hasFont(Pattern.compile(".*"));
            }
        },
        JAPANESE("fonts-ipafont-gothic", "google-noto-sans-cjk-fonts", "noto-fonts-cjk", "") {
            @Override
            boolean isHere(Prepare prepare) throws IOException {
                return prepare.hasFont(JAPANESE_FONT);
            }
        },
        WINDOW("libgtk-3-0", "gtk3", "gtk3", "libgtk-3.so.0"),
        INPUT("libxtst6", "libXtst", "libxtst", "libXtst.so.6"),
        DRAWING("libgl1", "libglvnd-glx", "libglvnd", "libGL.so.1"),
        SCREEN("libxxf86vm1", "libXxf86vm", "libxxf86vm", "libXxf86vm.so.1");

        final String debian;
        final String fedora;
        final String arch;
        private final String library;

        Piece(String debian, String fedora, String arch, String library) {
            this.debian = debian;
            this.fedora = fedora;
            this.arch = arch;
            this.library = library;
        }

        /// Whether it is installed, or not needed because there is no display to open a window on.
        boolean isHere(Prepare prepare) throws IOException {
            boolean forWindow = ordinal() >= WINDOW.ordinal();
            return (forWindow && !hasDisplay()) || prepare.hasLibrary(library);
        }
    }

    private static boolean hasDisplay() {
        return Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .map(System::getenv)
                .anyMatch(v -> v != null && !v.isEmpty());
    }

    private boolean hasLibrary(String name) throws IOException {
        for (String folder : List.of("usr/lib", "lib", "usr/lib64", "lib64", "usr/local/lib")) {
            Path parent = root.resolve(folder);
            if (Files.exists(parent.resolve(name)) || anyChild(parent, "*-linux-gnu*", name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyChild(Path parent, String children, String name) throws IOException {
        if (!Files.isDirectory(parent)) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, children)) {
            for (Path child : found) {
                if (Files.exists(child.resolve(name))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasFont(Pattern name) throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        List<Path> folders = new ArrayList<>();
        folders.add(root.resolve("usr/share/fonts"));
        folders.add(root.resolve("usr/local/share/fonts"));
        if (root.getNameCount() == 0) {
            folders.add(home.resolve(".fonts"));
            folders.add(home.resolve(".local/share/fonts"));
        }
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                if (files.anyMatch(f -> isFont(f.getFileName().toString(), name))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isFont(String file, Pattern name) {
        String lower = file.toLowerCase(Locale.ROOT);
        boolean font = lower.endsWith(".ttf") || lower.endsWith(".ttc") || lower.endsWith(".otf");
        return font && name.matcher(lower).matches();
    }

    /// Looks where maven-toolchains-plugin looks.
    private boolean hasJdk() throws IOException {
        List<Path> candidates = new ArrayList<>();
        if (root.getNameCount() == 0) {
            candidates.add(Path.of(System.getProperty("java.home")));
            System.getenv()
                    .forEach(
                            (name, value) -> {
                                if (name.matches("JAVA\\d*_HOME") && !value.isEmpty()) {
                                    candidates.add(Path.of(value));
                                }
                            });
        }
        for (Path folder : jdkFolders()) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
                    found.forEach(candidates::add);
                }
            }
        }
        for (Path candidate : candidates) {
            if (isNewJdk(candidate) || isNewJdk(candidate.resolve("Contents/Home"))) {
                return true;
            }
        }
        return false;
    }

    private List<Path> jdkFolders() {
        List<Path> folders = new ArrayList<>();
        for (String folder :
                List.of(
                        "usr/jdk",
                        "usr/java",
                        "usr/local/java",
                        "opt/java",
                        "opt/hostedtoolcache")) {
            folders.add(root.resolve(folder));
        }
        folders.add(root.resolve("usr/lib/jvm"));
        folders.add(root.resolve("usr/lib64/jvm"));
        folders.add(root.resolve("Library/Java/JavaVirtualMachines"));
        if (root.getNameCount() == 0) {
            Path home = Path.of(System.getProperty("user.home"));
            for (String folder :
                    List.of(
                            ".jdks",
                            ".m2/jdks",
                            ".sdkman/candidates/java",
                            ".gradle/jdks",
                            ".jenv/versions",
                            ".jbang/cache/jdks",
                            ".jabba/jdk",
                            ".local/share/mise/installs/java",
                            ".asdf/installs/java",
                            "Library/Java/JavaVirtualMachines")) {
                folders.add(home.resolve(folder));
            }
            for (String vendor :
                    List.of("Amazon Corretto", "BellSoft", "Eclipse Adoptium", "Java", "Zulu")) {
                folders.add(Path.of("C:/Program Files").resolve(vendor));
            }
        }
        return folders;
    }

    private static boolean isNewJdk(Path home) throws IOException {
        Path release = home.resolve("release");
        boolean compiler =
                Files.exists(home.resolve("bin/javac"))
                        || Files.exists(home.resolve("bin/javac.exe"));
        if (!compiler || !Files.isReadable(release)) {
            return false;
        }
        Matcher version = JAVA_VERSION.matcher(Files.readString(release));
        return version.find() && Integer.parseInt(version.group(1)) >= LEAST_JAVA;
    }

    private void byApt(Set<Piece> missing, boolean wantsJdk)
            throws IOException, InterruptedException {
        List<String> packages =
                missing.stream()
                        .map(p -> p.debian)
                        .collect(Collectors.toCollection(ArrayList::new));
        List<String> rights = rights();
        if (rights == null) {
            if (wantsJdk) {
                say(jdkByHand("linux"));
            }
            if (!packages.isEmpty()) {
                say(byHand("sudo apt-get install -y " + String.join(" ", packages)));
            }
            return;
        }
        if (hasFailedBefore(packages)) {
            return;
        }
        boolean updated = !hasLists() && apt(rights, List.of("update"));
        if (wantsJdk) {
            String jdk = knownPackage(List.of("openjdk-25-jdk-headless", "temurin-25-jdk"));
            if (jdk.isEmpty()) {
                say(jdkByHand("linux"));
            } else {
                packages.add(0, jdk);
            }
        }
        if (!packages.isEmpty()) {
            install(rights, packages, updated);
        }
    }

    private void install(List<String> rights, List<String> packages, boolean updated)
            throws IOException, InterruptedException {
        say("installing what is missing here, by apt: " + String.join(" ", packages));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "install",
                                "-y",
                                "--no-install-recommends",
                                "-o",
                                "DPkg::Lock::Timeout=120"));
        arguments.addAll(packages);
        boolean done =
                apt(rights, arguments)
                        || (!updated && apt(rights, List.of("update")) && apt(rights, arguments));
        if (!done) {
            say("that did not work (see " + log + ").");
            say(byHand("sudo apt-get install -y " + String.join(" ", packages)));
            // Without a network the next build would wait for apt in vain again.
            Files.writeString(failed, String.join(" ", packages));
        }
    }

    private boolean hasFailedBefore(List<String> packages) throws IOException {
        return Files.exists(failed)
                && Files.readString(failed).endsWith(String.join(" ", packages));
    }

    private void byOther(Set<Piece> missing, boolean wantsJdk) {
        if (wantsJdk) {
            say(jdkByHand("linux"));
        }
        if (missing.isEmpty()) {
            return;
        }
        if (Files.isExecutable(root.resolve("usr/bin/dnf"))) {
            String packages = missing.stream().map(p -> p.fedora).collect(Collectors.joining(" "));
            say(byHand("sudo dnf install -y " + packages));
        } else if (Files.isExecutable(root.resolve("usr/bin/pacman"))) {
            String packages = missing.stream().map(p -> p.arch).collect(Collectors.joining(" "));
            say(byHand("sudo pacman -S " + packages));
        } else {
            String packages = missing.stream().map(p -> p.arch).collect(Collectors.joining(", "));
            say("this machine lacks " + packages + ": install them by its package manager.");
        }
    }

    private static String byHand(String command) {
        return "for text in windows and tests this machine lacks something. Type: " + command;
    }

    private static String jdkByHand(String system) {
        String command;
        if (system.contains("mac")) {
            command = "brew install --cask temurin@25";
        } else if (system.contains("win")) {
            command = "winget install EclipseAdoptium.Temurin.25.JDK";
        } else {
            String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
            command =
                    "sudo mkdir -p /usr/lib/jvm && curl -L"
                            + " https://api.adoptium.net/v3/binary/latest/25/ga/linux/"
                            + processor
                            + "/jdk/hotspot/normal/eclipse | sudo tar xz -C /usr/lib/jvm";
        }
        return "this build needs a JDK 25 or newer beside Maven's own Java, and found none. Type: "
                + command;
    }

    /// What to put before a command so that it may install: nothing for root, sudo where it asks no
    /// password; null where neither is so.
    private List<String> rights() throws IOException, InterruptedException {
        if (System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        Path sudo = root.resolve("usr/bin/sudo");
        if (Files.isExecutable(sudo) && quietly(List.of(sudo.toString(), "-n", "true")) == 0) {
            return List.of(sudo.toString(), "-n");
        }
        return null;
    }

    private boolean hasLists() throws IOException {
        Path lists = root.resolve("var/lib/apt/lists");
        if (!Files.isDirectory(lists)) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(lists, "*_Packages*")) {
            return found.iterator().hasNext();
        }
    }

    private String knownPackage(List<String> names) throws IOException, InterruptedException {
        for (String name : names) {
            if (!dry && quietly(List.of("apt-cache", "show", name)) == 0) {
                return name;
            }
        }
        return "";
    }

    private boolean apt(List<String> rights, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(rights);
        command.add("env");
        command.add("DEBIAN_FRONTEND=noninteractive");
        command.add("apt-get");
        command.addAll(arguments);
        if (dry) {
            say("would run: " + String.join(" ", command));
            return true;
        }
        return quietly(command) == 0;
    }

    private int quietly(List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroy();
            return -1;
        }
        return process.exitValue();
    }

    private static void say(String sentence) {
        System.out.println("Yaomote: " + sentence);
    }
}
