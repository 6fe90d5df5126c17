import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

    private static final String JDKS_OF_SYSTEM =
            "usr/jdk usr/java usr/local/java opt/java opt/hostedtoolcache usr/lib/jvm usr/lib64/jvm"
                    + " Library/Java/JavaVirtualMachines";
    private static final String JDKS_OF_USER =
            ".jdks .m2/jdks .sdkman/candidates/java .gradle/jdks .jenv/versions .jbang/cache/jdks"
                    + " .jabba/jdk .local/share/mise/installs/java .asdf/installs/java"
                    + " Library/Java/JavaVirtualMachines";
    private static final List<String> VENDORS =
            List.of("Amazon Corretto", "BellSoft", "Eclipse Adoptium", "Java", "Zulu");

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
        List<Piece> missing = new ArrayList<>();
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
        FONT("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu", ""),
        JAPANESE("fonts-ipafont-gothic", "google-noto-sans-cjk-fonts", "noto-fonts-cjk", ""),
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
            return switch (this) {
                case TEXT -> prepare.hasLibrary(library);
                case FONT -> prepare.hasFont(Pattern.compile(".*"));
                case JAPANESE -> prepare.hasFont(JAPANESE_FONT);
                case WINDOW, INPUT, DRAWING, SCREEN -> !hasDisplay() || prepare.hasLibrary(library);
            };
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
            return StreamSupport.stream(found.spliterator(), false)
                    .anyMatch(child -> Files.exists(child.resolve(name)));
        }
    }

    private boolean hasFont(Pattern name) throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        Stream<Path> ofSystem =
                Stream.of("usr/share/fonts", "usr/local/share/fonts").map(root::resolve);
        Stream<Path> ofUser = Stream.of(".fonts", ".local/share/fonts").map(home::resolve);
        Stream<Path> all = Stream.concat(ofSystem, isReal() ? ofUser : Stream.empty());
        for (Path folder : all.filter(Files::isDirectory).toList()) {
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
        return lower.matches(".*\\.(ttf|ttc|otf)") && name.matcher(lower).matches();
    }

    /// Looks where maven-toolchains-plugin looks.
    private boolean hasJdk() throws IOException {
        List<Path> candidates = new ArrayList<>();
        if (isReal()) {
            candidates.add(Path.of(System.getProperty("java.home")));
            System.getenv().entrySet().stream()
                    .filter(e -> e.getKey().matches("JAVA\\d*_HOME") && !e.getValue().isEmpty())
                    .forEach(e -> candidates.add(Path.of(e.getValue())));
        }
        for (Path folder : jdkFolders()) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
                found.forEach(candidates::add);
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
        Path home = Path.of(System.getProperty("user.home"));
        Stream<Path> ofSystem = Stream.of(JDKS_OF_SYSTEM.split(" ")).map(root::resolve);
        Stream<Path> ofUser =
                Stream.concat(
                        Stream.of(JDKS_OF_USER.split(" ")).map(home::resolve),
                        VENDORS.stream().map(Path.of("C:/Program Files")::resolve));
        return Stream.concat(ofSystem, isReal() ? ofUser : Stream.empty())
                .filter(Files::isDirectory)
                .toList();
    }

    /// Whether this is the machine itself and not one that a test made.
    private boolean isReal() {
        return root.getNameCount() == 0;
    }

    private static boolean isNewJdk(Path home) throws IOException {
        Path release = home.resolve("release");
        boolean compiles =
                Stream.of("", ".exe").anyMatch(e -> Files.exists(home.resolve("bin/javac" + e)));
        if (!compiles || !Files.isReadable(release)) {
            return false;
        }
        Matcher version = JAVA_VERSION.matcher(Files.readString(release));
        return version.find() && Integer.parseInt(version.group(1)) >= LEAST_JAVA;
    }

    private void byApt(List<Piece> missing, boolean wantsJdk)
            throws IOException, InterruptedException {
        List<String> packages = missing.stream().map(p -> p.debian).toList();
        List<String> rights = rights();
        String wanted = (wantsJdk ? "jdk " : "") + String.join(" ", packages);
        if (rights == null || hasFailedBefore(wanted)) {
            sayByHand(wantsJdk, packages);
            return;
        }
        boolean updated = !hasLists() && apt(rights, List.of("update"));
        String jdk = wantsJdk ? knownPackage() : "";
        boolean needsOtherJdk = wantsJdk && jdk.isEmpty();
        if (needsOtherJdk) {
            say(jdkByHand("linux"));
        }
        List<String> all =
                Stream.concat(Stream.of(jdk), packages.stream()).filter(p -> !p.isEmpty()).toList();
        if (!all.isEmpty() && !install(rights, all, updated)) {
            say("that did not work (see " + log + ").");
            sayByHand(wantsJdk && !needsOtherJdk, packages);
            // Without a network the next build would wait for apt in vain again.
            Files.writeString(failed, wanted);
        }
    }

    private static void sayByHand(boolean wantsJdk, List<String> packages) {
        if (wantsJdk) {
            say(jdkByHand("linux"));
        }
        if (!packages.isEmpty()) {
            say(byHand("sudo apt-get install -y " + String.join(" ", packages)));
        }
    }

    private boolean install(List<String> rights, List<String> packages, boolean updated)
            throws IOException, InterruptedException {
        say("installing what is missing here, by apt: " + String.join(" ", packages));
        String options = "install -y --no-install-recommends -o DPkg::Lock::Timeout=120";
        List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.addAll(packages);
        return apt(rights, arguments)
                || (!updated && apt(rights, List.of("update")) && apt(rights, arguments));
    }

    private boolean hasFailedBefore(String wanted) throws IOException {
        return Files.exists(failed) && Files.readString(failed).equals(wanted);
    }

    private void byOther(List<Piece> missing, boolean wantsJdk) {
        if (wantsJdk) {
            say(jdkByHand("linux"));
        }
        if (missing.isEmpty()) {
            return;
        }
        String arch = missing.stream().map(p -> p.arch).collect(Collectors.joining(" "));
        if (Files.isExecutable(root.resolve("usr/bin/dnf"))) {
            String fedora = missing.stream().map(p -> p.fedora).collect(Collectors.joining(" "));
            say(byHand("sudo dnf install -y " + fedora));
        } else if (Files.isExecutable(root.resolve("usr/bin/pacman"))) {
            say(byHand("sudo pacman -S " + arch));
        } else {
            say("this machine lacks " + arch + ": install them by its package manager.");
        }
    }

    private static String byHand(String command) {
        return "for text in windows and tests this machine lacks something. Type: " + command;
    }

    private static String jdkByHand(String system) {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
        String command =
                "sudo mkdir -p /usr/lib/jvm && curl -L"
                        + " https://api.adoptium.net/v3/binary/latest/25/ga/linux/"
                        + processor
                        + "/jdk/hotspot/normal/eclipse | sudo tar xz -C /usr/lib/jvm";
        if (system.contains("mac")) {
            command = "brew install --cask temurin@25";
        } else if (system.contains("win")) {
            command = "winget install EclipseAdoptium.Temurin.25.JDK";
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
        return anyChild(root.resolve("var/lib/apt/lists"), "*_Packages*", "");
    }

    /// A package with a new JDK that apt knows; none where nothing may be run.
    private String knownPackage() throws IOException, InterruptedException {
        for (String name : List.of("openjdk-25-jdk-headless", "temurin-25-jdk")) {
            if (!dry && quietly(List.of("apt-cache", "show", name)) == 0) {
                return name;
            }
        }
        return "";
    }

    private boolean apt(List<String> rights, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(rights);
        command.addAll(List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get"));
        command.addAll(arguments);
        if (dry) {
            say("would run: " + String.join(" ", command));
            return true;
        }
        return quietly(command) == 0;
    }

    private int quietly(List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
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
