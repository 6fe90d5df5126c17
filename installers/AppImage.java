import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A folder that starts by itself: launchers, jars, and a Java with the modules that are used.
///
/// JavaFX is linked into that Java as modules with its native libraries beside the JDK's, so that
/// nothing is unpacked into the user's home. Of Netty only this system's native libraries come
/// along, on Linux as files: then none is unpacked into the folder for temporary files either,
/// where starting programs may be forbidden.
///
/// @param home the folder
/// @param app where the jars are
/// @param java the runtime
record AppImage(Path home, Path app, Path java) {
    /// Of the window; the other launcher is for the command line.
    private static final String CLI = "yaomote-cli";

    /// What the program uses. jdeps finds most; it cannot see what is asked for by name: locales,
    /// charsets, the certificates' curves, file systems in jars, the beans of memory.
    static final Set<String> MODULES =
            Set.of(
                    "java.base",
                    "java.desktop",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.sql",
                    "java.xml",
                    "javafx.base",
                    "javafx.controls",
                    "javafx.graphics",
                    "jdk.charsets",
                    "jdk.crypto.ec",
                    "jdk.httpserver",
                    "jdk.jfr",
                    "jdk.localedata",
                    "jdk.management",
                    "jdk.net",
                    "jdk.unsupported",
                    "jdk.zipfs");

    private static final Pattern PROVIDER = Pattern.compile("security\\.provider\\.\\d+=(\\S+)");

    /// The modules of providers, where it is not the base.
    private static final Map<String, String> OWNERS =
            Map.of(
                    "SunJGSS", "java.security.jgss",
                    "SunSASL", "java.security.sasl",
                    "XMLDSig", "java.xml.crypto",
                    "SunPCSC", "java.smartcardio",
                    "JdkLDAP", "java.naming",
                    "JdkSASL", "jdk.security.jgss",
                    "SunPKCS11", "jdk.crypto.cryptoki",
                    "SunMSCAPI", "jdk.crypto.mscapi");

    static AppImage make(Material material, Steps steps) throws IOException, InterruptedException {
        steps.section("JavaFX as modules to link");
        Path jmods = material.work().resolve("jmods");
        List<String> javafx = javafx(material, jmods, steps);
        steps.section("a Java of our own");
        Path runtime = runtime(material, jmods, javafx, steps);
        steps.section("the app image");
        Path input = material.work().resolve("input");
        jars(material, input, steps);
        checkModules(material, input, steps);
        steps.tool("jpackage", jpackage(material, input, runtime, steps));
        AppImage image = of(material);
        if (material.system() == Target.LINUX) {
            steps.move(material.work().resolve("yaomote-window"), image.home());
            steps.copy(material.own("yaomote"), image.home().resolve("bin/yaomote"));
            steps.executable(image.home().resolve("bin/yaomote"));
        }
        return image;
    }

    /// Where it is, made or not.
    static AppImage of(Material material) {
        Path work = material.work();
        return switch (material.system()) {
            case LINUX -> {
                Path home = work.resolve("yaomote");
                yield new AppImage(home, home.resolve("lib/app"), home.resolve("lib/runtime"));
            }
            case WINDOWS -> {
                Path home = work.resolve("Yaomote");
                yield new AppImage(home, home.resolve("app"), home.resolve("runtime"));
            }
            case MACOS -> {
                Path home = work.resolve("Yaomote.app");
                Path contents = home.resolve("Contents");
                yield new AppImage(
                        home, contents.resolve("app"), contents.resolve("runtime/Contents/Home"));
            }
        };
    }

    /// Makes a jmod of each JavaFX jar that has classes; answers the names of the modules.
    private static List<String> javafx(Material material, Path jmods, Steps steps)
            throws IOException {
        List<String> names = new ArrayList<>();
        for (Path jar : jarsIn(material.program().resolve("lib/javafx"))) {
            String file = jar.getFileName().toString();
            if (!file.matches("javafx-[a-z]+-[0-9.]+-.*\\.jar")) {
                // The one without a system in its name is empty.
                continue;
            }
            String module = "javafx." + file.split("-")[1];
            names.add(module);
            Path unpacked = material.work().resolve("javafx").resolve(module);
            steps.note("unpack " + file);
            if (!steps.isDry()) {
                unpack(jar, unpacked);
            }
            List<String> jmod =
                    new ArrayList<>(
                            List.of(
                                    "create",
                                    "--class-path",
                                    unpacked.resolve("classes").toString()));
            if (steps.isDry() || Files.isDirectory(unpacked.resolve("libs"))) {
                jmod.addAll(List.of("--libs", unpacked.resolve("libs").toString()));
            }
            jmod.add(jmods.resolve(module + ".jmod").toString());
            steps.folder(jmods);
            steps.tool("jmod", jmod);
        }
        return names;
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
                String name = entry.getName();
                boolean isNative = name.matches("[^/]+\\.(so|dll|dylib)");
                Path to = folder.resolve(isNative ? "libs" : "classes").resolve(name);
                Files.createDirectories(to.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, to);
                }
            }
        }
    }

    private static Path runtime(Material material, Path jmods, List<String> javafx, Steps steps)
            throws IOException {
        Path runtime = material.work().resolve("runtime");
        Set<String> modules = new TreeSet<>(MODULES);
        modules.addAll(javafx);
        if (material.system() == Target.WINDOWS) {
            // The system's own store of certificates.
            modules.add("jdk.crypto.mscapi");
        }
        steps.tool(
                "jlink",
                List.of(
                        "--module-path",
                        jmods.toString(),
                        "--add-modules",
                        String.join(",", modules),
                        "--include-locales=en,ja",
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        // Packages compress raw modules better than zipped ones, and raw ones start
                        // faster.
                        "--compress=zip-0",
                        "--output",
                        runtime.toString()));
        steps.section("the providers of cryptography that it has");
        Path providers = runtime.resolve("conf/security/java.security");
        if (!steps.isDry()) {
            steps.write(providers, present(Files.readString(providers), runtime));
        }
        return runtime;
    }

    /// The list of providers without those whose modules are not linked: each would be looked for
    /// among all libraries at every start.
    private static String present(String security, Path runtime) throws IOException {
        String linked = Files.readString(runtime.resolve("release"));
        StringBuilder kept = new StringBuilder();
        int number = 0;
        for (String line : security.lines().toList()) {
            Matcher provider = PROVIDER.matcher(line);
            if (!provider.matches()) {
                kept.append(line).append('\n');
            } else if (linked.matches(
                    "(?s).*[\" ]"
                            + OWNERS.getOrDefault(provider.group(1), "java.base")
                            + "[\" ].*")) {
                number++;
                kept.append("security.provider." + number + "=" + provider.group(1) + '\n');
            }
        }
        return kept.toString();
    }

    private static void jars(Material material, Path input, Steps steps) throws IOException {
        steps.copy(material.jar(), input.resolve("yaomote.jar"));
        for (Path jar : jarsIn(material.program().resolve("lib"))) {
            String name = jar.getFileName().toString();
            boolean isForeign = isNative(name) && !name.contains("-" + platform(material) + ".jar");
            if (name.matches("yaomote-[0-9].*") || isForeign) {
                continue;
            }
            if (isNative(name) && material.system() == Target.LINUX) {
                natives(jar, input, steps);
            } else {
                steps.copy(jar, input.resolve(name));
            }
        }
    }

    /// Stops where the program uses a module that the runtime lacks: what needs it would fail only
    /// when it is used. Looks into the libraries as well unless it is to be fast.
    private static void checkModules(Material material, Path input, Steps steps)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--multi-release",
                                "25",
                                "--ignore-missing-deps",
                                "--print-module-deps",
                                "--module-path",
                                material.program().resolve("lib/javafx").toString(),
                                "--add-modules",
                                "javafx.controls"));
        if (!material.fast()) {
            arguments.add("--recursive");
        }
        List<Path> others = steps.isDry() ? List.of() : jarsIn(input);
        arguments.add("--class-path");
        arguments.add(
                others.stream()
                        .filter(jar -> !jar.endsWith("yaomote.jar"))
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        arguments.add(input.resolve("yaomote.jar").toString());
        Set<String> used = new TreeSet<>(List.of(steps.answer("jdeps", arguments).split(",")));
        used.removeAll(MODULES);
        used.remove("");
        if (!used.isEmpty()) {
            throw new IllegalStateException("the runtime lacks modules that are used: " + used);
        }
    }

    private static boolean isNative(String jar) {
        return jar.matches("netty-.*-(linux|windows|osx)-[a-z0-9_]+\\.jar");
    }

    private static String platform(Material material) {
        boolean isArm = Material.processor().matches("aarch64|arm64");
        return material.system().netty + (isArm ? "-aarch_64" : "-x86_64");
    }

    /// The native library of a jar, and whose work it is.
    private static void natives(Path jar, Path input, Steps steps) throws IOException {
        String owner = jar.getFileName().toString().replaceAll("-[0-9].*", "");
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
                String name = entry.getName();
                String last = name.substring(name.lastIndexOf('/') + 1);
                if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
                    throw new IllegalStateException(
                            jar + " has more than a native library: " + name);
                }
                boolean isLibrary = name.endsWith(".so");
                if (isLibrary || name.matches("META-INF/(license/.*|LICENSE.*|NOTICE.*)")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        Path folder = isLibrary ? input : input.resolve("legal/" + owner);
                        steps.write(folder.resolve(last), in.readAllBytes());
                    }
                }
            }
        }
    }

    private static List<String> jpackage(Material material, Path input, Path runtime, Steps steps)
            throws IOException {
        boolean isLinux = material.system() == Target.LINUX;
        Path cli = material.work().resolve("cli.properties");
        steps.write(
                cli,
                "java-options="
                        + String.join(" ", options(material, "terminal"))
                        + "\nwin-console=true\n");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--type",
                                "app-image",
                                "--name",
                                isLinux ? "yaomote-window" : "Yaomote",
                                "--app-version",
                                MacPackages.accepted(material),
                                "--vendor",
                                "Yaomote",
                                "--description",
                                material.flags().getProperty("description"),
                                "--dest",
                                material.work().toString(),
                                "--runtime-image",
                                runtime.toString(),
                                "--input",
                                input.toString(),
                                "--main-jar",
                                "yaomote.jar",
                                "--main-class",
                                Material.MAIN,
                                "--add-launcher",
                                CLI + "=" + cli));
        switch (material.system()) {
            case LINUX -> arguments.addAll(List.of("--icon", material.icon(256).toString()));
            case WINDOWS -> {
                Path ico = material.work().resolve("yaomote.ico");
                steps.write(ico, Icons.ico(material));
                arguments.addAll(List.of("--icon", ico.toString()));
            }
            case MACOS -> {
                Path icns = material.work().resolve("yaomote.icns");
                steps.write(icns, Icons.icns(material));
                arguments.addAll(List.of("--icon", icns.toString()));
                arguments.addAll(List.of("--mac-package-identifier", Material.ID));
            }
        }
        for (String option : options(material, "window")) {
            arguments.addAll(List.of("--java-options", option));
        }
        return arguments;
    }

    /// The flags of a launcher.
    private static List<String> options(Material material, String mode) {
        List<String> options = new ArrayList<>(material.flags(mode));
        options.add("-Djava.library.path=$APPDIR");
        options.add("-XX:AOTCache=$APPDIR/" + mode + ".aot");
        // Without the cache it starts as well, only slower: nothing that a user needs to read.
        options.add("-Xlog:aot=off");
        options.add("-Xlog:cds=off");
        return options;
    }

    /// The java of the runtime, for the training.
    Path javaProgram() {
        return java.resolve(Target.here() == Target.WINDOWS ? "bin/java.exe" : "bin/java");
    }

    /// Takes the programs out of the runtime: the launchers need none. On Windows its libraries are
    /// in the same folder and stay.
    void withoutTools(Target system, Steps steps) throws IOException {
        Path bin = java.resolve("bin");
        if (system != Target.WINDOWS) {
            steps.delete(bin);
        } else {
            for (String tool : List.of("java.exe", "javaw.exe", "keytool.exe", "jrunscript.exe")) {
                if (steps.isDry() || Files.exists(bin.resolve(tool))) {
                    steps.delete(bin.resolve(tool));
                }
            }
        }
    }

    static List<Path> jarsIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
    }
}
