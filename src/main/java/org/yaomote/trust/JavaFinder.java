package org.yaomote.trust;

import org.yaomote.programs.Surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /// Several Javas may share one store, as Debian's do: it is one row, changed by the `keytool`
    /// of the first, and its label says how many more there are.
    List<TrustStore> found() {
        Map<Path, List<Path>> sharing = new LinkedHashMap<>();
        for (Path home : homes()) {
            store(home)
                    .ifPresent(
                            file ->
                                    sharing.computeIfAbsent(file, _ -> new ArrayList<>())
                                            .add(home));
        }
        List<TrustStore> stores = new ArrayList<>();
        sharing.forEach(
                (file, homes) -> stores.add(store(file, homes, "java-" + (stores.size() + 1))));
        return stores;
    }

    private TrustStore store(Path file, List<Path> homes, String id) {
        Path first = homes.getFirst();
        String label = homes.size() == 1 ? "" : ", +" + (homes.size() - 1);
        return new JavaStore(
                new StoreName(StoreName.Kind.JAVA, id, first + label, file.toString()),
                first,
                file,
                bench);
    }

    /// Those of the system first: an administrator's command is to be one of theirs.
    private Set<Path> homes() {
        Surroundings around = bench.around();
        Set<Path> homes = new LinkedHashSet<>();
        SYSTEM.forEach(place -> homes.addAll(children(around.file(place))));
        around.variable("JAVA_HOME").map(Path::of).ifPresent(homes::add);
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
