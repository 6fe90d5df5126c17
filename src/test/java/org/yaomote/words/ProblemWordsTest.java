package org.yaomote.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A problem is a code until somebody reads it: each code in the sources has its words.
class ProblemWordsTest {
    private static final String CODE = "\"(?<code>[a-zA-Z]+(?:\\.[a-zA-Z]+)+)\"";

    /// Where a code is written: it is the first argument of a general problem, the second of one
    /// with a place, whose path may be made of several parts.
    private static final Pattern PROBLEM =
            Pattern.compile(
                    "\\bgeneral\\(\\s*"
                            + CODE
                            + "|\\b(?:error|warning)\\([^;]*?,\\s*"
                            + CODE.replace("code", "placed"));

    private static Set<String> codes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .flatMap(ProblemWordsTest::codes)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// The codes of one file; the room of pound.cfg has a list of problems of its own that puts the
    /// room's name before each.
    private static Stream<String> codes(Path file) {
        String room = file.getParent().endsWith("pound") ? "pound." : "";
        return PROBLEM.matcher(read(file)).results().map(found -> room + code(found));
    }

    private static String code(MatchResult found) {
        String general = found.group("code");
        return general == null ? found.group("placed") : general;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasWords(Words words, String code) {
        try {
            return !words.text("problem." + code, "A", "B", "C", "D").isBlank();
        } catch (MissingResourceException _) {
            return false;
        }
    }

    @Test
    void everyCodeInTheSourcesHasItsWordsInBothLanguages() throws IOException {
        Set<String> codes = codes();
        assertThat(codes)
                .as("codes found: one of each way to write one")
                .contains("engine.failed", "port.range", "rule.neverReached", "file.newer")
                .contains("pound.end.stray");
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPANESE}) {
            Words words = Words.of(locale);
            assertThat(codes).as("%s", locale).allMatch(code -> hasWords(words, code));
        }
    }
}
