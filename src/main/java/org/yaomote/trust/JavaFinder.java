package org.yaomote.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds each Java of this computer that has a store of its own.
record JavaFinder(Workbench bench) {
    private static final List<String> SYSTEM =
            List.of(
                    "usr/lib/jvm",
                    "usr/lib64/jvm",
                    "usr/java",
                    "opt/java",
                    "Library/Java/JavaVirtualMachines");

    private static final List<String> USER =
            List.of(
                    ".jdks",
                    ".sdkman/candidates/java",
                    ".asdf/installs/java",
                    "Library/Java/JavaVirtualMachines");

    /// Where installers for Windows put theirs, under the folder of programs.
    private static final List<String> PROGRAMS =
            List.of("Java", "Eclipse Adoptium", "Microsoft", "Zulu", "Amazon Corretto", "BellSoft");

    /// The second is that of Java 8.
    private static final List<String> STORES =
            List.of("lib/security/cacerts", "jre/lib/security/cacerts");

    /// Several Javas may share one store, as Debian's do: it is one row, named by the first.
    List<TrustStore> found() {
        List<TrustStore> stores = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path home : homes()) {
            store(home)
                    .filter(seen::add)
                    .ifPresent(
                            file ->
                                    stores.add(
                                            new JavaStore(
                                                    new StoreName(
                                                            StoreName.Kind.JAVA,
                                                            "java-" + (stores.size() + 1),
                                                            home.toString(),
                                                            file.toString()),
                                                    home,
                                                    file,
                                                    bench)));
        }
        return stores;
    }

    private Set<Path> homes() {
        Surroundings around = bench.around();
        Set<Path> homes = new LinkedHashSet<>();
        around.variable("JAVA_HOME").map(Path::of).ifPresent(homes::add);
        SYSTEM.forEach(place -> homes.addAll(children(around.file(place))));
        USER.forEach(place -> homes.addAll(children(around.home().resolve(place))));
        if (around.kind() == Surroundings.Kind.WINDOWS) {
            Path programs = Path.of(around.variable("ProgramFiles").orElse("C:\\Program Files"));
            PROGRAMS.forEach(place -> homes.addAll(children(programs.resolve(place))));
        }
        return homes;
    }

    private static Optional<Path> store(Path home) {
        return STORES.stream()
                .map(home::resolve)
                .filter(Files::isRegularFile)
                .map(JavaFinder::real)
                .findFirst();
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException _) {
            return file;
        }
    }

    /// A bundle of macOS has the Java inside.
    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted()
                    .map(
                            child ->
                                    Files.isDirectory(child.resolve("Contents/Home"))
                                            ? child.resolve("Contents/Home")
                                            : child)
                    .toList();
        } catch (IOException _) {
            // Nothing of this kind here.
            return List.of();
        }
    }
}
