package org.yaomote.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class WordsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    /// Literals that look like keys because they begin with the name of an area.
    private static final Pattern KEY_IN_CODE =
            Pattern.compile(
                    "\"((?:common|shell|menu|key|overview|listeners|services|settings|theme|state|importing|exporting|outline|sweep|ping|watch)"
                        + "\\.[a-zA-Z][a-zA-Z0-9_.-]*)\"");

    static List<String> areas() {
        return Words.AREAS;
    }

    @ParameterizedTest
    @MethodSource("areas")
    void bothLanguagesHaveTheSameKeys(String area) {
        assertThat(keys(load(area + "_ja"))).isEqualTo(keys(load(area)));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void bothLanguagesHaveTheSamePlaceholders(String area) {
        Properties english = load(area);
        Properties japanese = load(area + "_ja");
        for (String key : english.stringPropertyNames()) {
            // Japanese may leave out what its grammar does not need, but not name more.
            assertThat(placeholders(english.getProperty(key)))
                    .as(key)
                    .containsAll(placeholders(japanese.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void everyPatternCanBeFormatted(String area) {
        for (String name : List.of(area, area + "_ja")) {
            Properties texts = load(name);
            for (String key : texts.stringPropertyNames()) {
                String shown =
                        new MessageFormat(texts.getProperty(key), Locale.ENGLISH)
                                .format(new Object[] {1, 2, 3, 4, 5, 6});
                assertThat(shown).as(name + " " + key).isNotBlank().doesNotContain("{");
            }
        }
    }

    @Test
    void noKeyIsInTwoAreas() {
        Set<String> seen = new HashSet<>();
        for (String area : Words.AREAS) {
            keys(load(area)).forEach(key -> assertThat(seen.add(key)).as(key).isTrue());
        }
    }

    @Test
    void everyKeyWrittenInTheCodeExists() throws IOException {
        Set<String> known = new TreeSet<>();
        Words.AREAS.forEach(area -> known.addAll(keys(load(area))));
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(f -> f.toString().endsWith(".java"))
                    .forEach(f -> unknown.addAll(unknownKeys(f, known)));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyEditOfTheCodeHasAName() throws IOException {
        Set<String> known = new TreeSet<>();
        Words.AREAS.forEach(area -> known.addAll(keys(load(area))));
        Pattern edit = Pattern.compile("(?:new Edit|Edit\\.of)\\(\\s*\"([^\"]+)\"");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(f -> f.toString().endsWith(".java"))
                    .flatMap(f -> edit.matcher(read(f)).results().map(m -> m.group(1)))
                    .forEach(code -> assertThat(known).contains("edit." + code));
        }
    }

    private static List<String> unknownKeys(Path file, Set<String> known) {
        return KEY_IN_CODE
                .matcher(read(file))
                .results()
                .map(m -> m.group(1))
                // A key that ends in a dot or is the beginning of others is completed by the code.
                .filter(key -> known.stream().noneMatch(k -> k.startsWith(key)))
                // The code of a problem is its key without the first word.
                .filter(key -> !known.contains("problem." + key))
                .map(key -> file.getFileName() + ": " + key)
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> keys(Properties texts) {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static Set<String> placeholders(String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Properties load(String name) {
        Properties texts = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(name + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
