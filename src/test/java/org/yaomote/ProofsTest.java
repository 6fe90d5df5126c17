package org.yaomote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page that says which test proves which rule names only what is there.
class ProofsTest {
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z][A-Za-z0-9]+(?:IT|Test))(?:#([a-zA-Z0-9]+))?`");
    private static final Pattern SCRIPT = Pattern.compile("`(src/test/[a-z/.-]+)`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/proofs.md"));
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        for (Matcher named = NAMED.matcher(page); named.find(); ) {
            String source = sources.getOrDefault(named.group(1), "");
            boolean there =
                    named.group(2) == null
                            ? !source.isEmpty()
                            : source.contains("void " + named.group(2) + "(");
            if (!there) {
                missing.add(named.group());
            }
        }
        for (Matcher named = SCRIPT.matcher(page); named.find(); ) {
            if (!Files.exists(Path.of(named.group(1)))) {
                missing.add(named.group());
            }
        }

        assertThat(missing).isEmpty();
    }

    /// By the name of the class; of two classes with one name, both.
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(
                            Collectors.toMap(
                                    file -> file.getFileName().toString().replace(".java", ""),
                                    ProofsTest::text,
                                    String::concat));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
