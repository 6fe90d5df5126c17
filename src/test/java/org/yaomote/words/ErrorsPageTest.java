package org.yaomote.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.PlainWords;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Quality bar Q27: every error has an id, says what, why and what now in both languages, and
/// stands in the list of errors.
class ErrorsPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/errors.md");
    private static final String PREFIX = "problem.";

    /// What is wrong with keys and certificates has its key as its id.
    private static final String FAULTS = "certificate.fault.";

    /// What is not carried over into another format is a remark, and nobody's mistake.
    private static final String REMARK = ".lost.";

    /// A text that names what is expected, as in "takes a number from 0 to 5", says what to do.
    private static final Pattern EXPECTS =
            Pattern.compile(
                    "\\bneeds?\\b|\\bneeded\\b|\\btakes?\\b|\\bexpected\\b|\\bsuch as\\b|from"
                            + " \\d|or more|but in |ください|必要です|例[::]|使える|〜|です\\(|どれか|次のいずれか|一覧|以上");

    private record Entry(String id, String english, String japanese) {}

    private static List<Entry> entries(String area, String prefix) {
        ResourceBundle keys = ResourceBundle.getBundle("org.yaomote.words." + area, Locale.ROOT);
        Words english = Words.of(Locale.ENGLISH);
        Words japanese = Words.of(Locale.JAPANESE);
        return new TreeSet<>(keys.keySet())
                .stream()
                        .filter(key -> key.startsWith(prefix))
                        .map(
                                key ->
                                        new Entry(
                                                key.startsWith(PREFIX)
                                                        ? key.substring(PREFIX.length())
                                                        : key,
                                                said(english, key),
                                                said(japanese, key)))
                        .toList();
    }

    private static List<Entry> all() {
        return Words.AREAS.stream().flatMap(area -> entries(area, PREFIX).stream()).toList();
    }

    /// With an ellipsis where something is named.
    private static String said(Words words, String key) {
        String pattern = words.pattern(key);
        Object[] arguments = new Object[10];
        for (int i = 0; i < arguments.length; i++) {
            boolean isNumber = pattern.matches("(?s).*\\{" + i + ",.*");
            arguments[i] = isNumber ? (Object) 2 : "…";
        }
        return new MessageFormat(pattern, words.locale()).format(arguments);
    }

    private static String page() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Errors

                        What can go wrong, by the id that *Details* shows beside an error in the window. Each says what is the
                        matter, why, and what now. An ellipsis stands for what is named in its place. This page is made from
                        the program's own texts, and a test holds it to them.

                        エラーの一覧です。ウィンドウでエラーの横の「詳細」を開くとIDが表示されます。
                        「…」の部分には、実際の名前や値が入ります。
                        """);
        for (String area : Words.AREAS) {
            List<Entry> entries = new ArrayList<>(entries(area, PREFIX));
            entries.addAll(entries(area, FAULTS));
            if (!entries.isEmpty()) {
                page.append("\n## ").append(area).append("\n\n| id | English | 日本語 |\n");
                page.append("| --- | --- | --- |\n");
                entries.forEach(e -> page.append(row(e)));
            }
        }
        return page.toString();
    }

    private static String row(Entry entry) {
        return "| `%s` | %s | %s |\n"
                .formatted(entry.id(), cell(entry.english()), cell(entry.japanese()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;").replace("\n", " ");
    }

    @Test
    void thePageListsEveryError() throws IOException {
        Path made = Path.of("target", "errors.md");
        Files.writeString(made, page());
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8))
                .as("to make it anew, copy %s to %s", made, PAGE)
                .isEqualTo(page());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void noneSaysWhatOnlyAProgrammerUnderstands(String language) {
        assertThat(all()).hasSizeGreaterThan(400);
        assertThat(
                        all().stream()
                                .map(e -> e.id() + ": " + in(language, e))
                                .filter(
                                        e ->
                                                PlainWords.areNot(e)
                                                        || e.contains("!")
                                                        || e.endsWith(": ")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void nineOfTenSayWhyAndWhatNow(String language) {
        List<Entry> errors = all().stream().filter(e -> !e.id().contains(REMARK)).toList();
        List<String> silent = new ArrayList<>();
        for (Entry error : errors) {
            if (!saysWhatNow(in(language, error))) {
                silent.add(error.id());
            }
        }
        assertThat((double) silent.size() / errors.size())
                .as("%s", silent)
                .isLessThanOrEqualTo(0.1);
    }

    private static boolean saysWhatNow(String text) {
        int sentences = text.split("[.?](?=\\s|$)|。|[:;](?=\\s)", -1).length - 1;
        return sentences >= 2 || EXPECTS.matcher(text).find();
    }

    private static String in(String language, Entry entry) {
        return language.equals("ja") ? entry.japanese() : entry.english();
    }
}
