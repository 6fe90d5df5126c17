package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.words.Words;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Each sample beside the list of what is to be said about it: `line:from-to severity code`.
class CorpusTest {
    private static final List<Words> LANGUAGES =
            List.of(Words.of(Locale.ENGLISH), Words.of(Locale.JAPANESE));

    static List<String> samples() {
        return Corpus.names();
    }

    private static String listed(List<Problem> problems) {
        return problems.stream().map(p -> brief(p) + "\n").collect(Collectors.joining());
    }

    private static String brief(Problem problem) {
        String kind = problem.severity().name().toLowerCase(Locale.ROOT);
        String place =
                switch (problem.where()) {
                    case Where.Line(_, var line, var from, var to) -> line + ":" + from + "-" + to;
                    case Where.Field _, Where.Everywhere _ -> "all";
                };
        return place + " " + kind + " " + problem.code();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleHasTheProblemsListedBesideIt(String sample) {
        List<Problem> found = PoundParser.parse(sample, Corpus.text(sample)).found();
        assertThat(listed(found)).isEqualTo(Corpus.text(sample.replace(".cfg", ".problems.txt")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyProblemHasItsWordsInBothLanguages(String sample) {
        for (Problem problem : PoundParser.parse(sample, Corpus.text(sample)).found()) {
            for (Words words : LANGUAGES) {
                assertThat(words.problem(problem)).isNotBlank().doesNotContain("{", "}");
            }
        }
    }

    @Test
    void everyDirectiveOfTheTableIsInSomeSample() {
        TreeSet<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Scope scope : Scope.values()) {
            missing.addAll(DirectiveTable.words(scope));
        }
        for (String sample : Corpus.names()) {
            for (Directive line : PoundLexer.read(new PoundSource(sample, Corpus.text(sample)))) {
                missing.remove(line.word().text());
            }
        }
        assertThat(missing).isEmpty();
    }
}
