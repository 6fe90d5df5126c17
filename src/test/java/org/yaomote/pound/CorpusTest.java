package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.words.Words;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Each sample beside the list of what is to be said about it: `[file:]line:from-to severity code`.
class CorpusTest {
    private static final List<Words> LANGUAGES =
            List.of(Words.of(Locale.ENGLISH), Words.of(Locale.JAPANESE));

    static List<String> samples() {
        return Corpus.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleHasTheProblemsListedBesideIt(String sample) {
        String expected = Corpus.text(sample.replace(".cfg", ".problems.txt"));
        assertThat(Corpus.listed(Corpus.read(sample).found(), sample)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyProblemHasItsWordsInBothLanguages(String sample) {
        for (Problem problem : Corpus.read(sample).found()) {
            for (Words words : LANGUAGES) {
                assertThat(words.problem(problem)).isNotBlank().doesNotContainPattern("[{]\\d[}]");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyLineIsInOneBucket(String sample) {
        PoundImport read = Corpus.read(sample);
        List<Integer> lines =
                read.fates().stream()
                        .filter(f -> f.file().equals(sample))
                        .map(LineFate::line)
                        .toList();
        int count = (int) Corpus.text(sample).lines().count();
        assertThat(lines).isEqualTo(IntStream.rangeClosed(1, count).boxed().toList());
        for (LineFate fate : read.fates()) {
            boolean isToldWhy = fate.why().isPresent();
            switch (fate.fate()) {
                case TAKEN -> assertThat(isToldWhy).as("%s", fate).isFalse();
                case DIFFERENT, UNSUPPORTED -> assertThat(isToldWhy).as("%s", fate).isTrue();
                case KEPT -> {}
            }
        }
    }

    private static Set<DirectiveRow> rows() {
        Set<DirectiveRow> rows = new LinkedHashSet<>();
        for (Scope scope : Scope.values()) {
            for (String word : DirectiveTable.words(scope)) {
                rows.add(DirectiveTable.row(scope, word).orElseThrow());
            }
        }
        return rows;
    }

    private static void collect(Section section, Set<DirectiveRow> seen, Predicate<Token> wanted) {
        for (Section.Line line : section.lines()) {
            if (wanted.test(line.word())) {
                seen.add(line.row());
                line.negated().ifPresent(n -> seen.add(n.row()));
            }
            line.body().ifPresent(body -> collect(body, seen, wanted));
        }
    }

    private static Section tree(String sample) {
        PoundSource source = new PoundSource(sample, Corpus.text(sample));
        ProblemLog unread = new ProblemLog();
        Inclusion.Whole all = Inclusion.of(source, Corpus::find, unread);
        return SectionReader.read(all.directives(), unread).whole();
    }

    @Test
    void everyDirectiveOfTheTableIsGoodInSomeSample() {
        Set<DirectiveRow> missing = rows();
        for (String sample : Corpus.names()) {
            Set<Integer> bad = linesWithErrors(sample);
            Set<DirectiveRow> seen = new HashSet<>();
            collect(tree(sample), seen, word -> !bad.contains(word.line()));
            missing.removeAll(seen);
        }
        assertThat(missing)
                .allSatisfy(row -> assertThat(row.effect()).isInstanceOf(Effect.Refused.class))
                .extracting(DirectiveRow::word)
                .containsExactlyInAnyOrder("SocketFrom", "SocketFrom", "Control");
    }

    @Test
    void everyDirectiveThatTakesAValueIsWrongInSomeSample() {
        Set<DirectiveRow> missing = rows();
        missing.removeIf(row -> row.arguments().isEmpty());
        for (String sample : Corpus.names()) {
            Set<Integer> bad = linesWithErrors(sample);
            Set<DirectiveRow> seen = new HashSet<>();
            collect(tree(sample), seen, word -> bad.contains(word.line()));
            missing.removeAll(seen);
        }
        assertThat(missing)
                .extracting(DirectiveRow::word)
                .as("what follows counts for nothing")
                .containsExactly("ECDHCurve");
    }

    @Test
    void whatIsKeptAsTextIsKnown() {
        List<String> kept =
                rows().stream()
                        .filter(row -> row.effect() instanceof Effect.Kept)
                        .map(DirectiveRow::word)
                        .distinct()
                        .toList();
        assertThat(kept)
                .containsExactlyInAnyOrder(
                        ("User Group RootJail Daemon Supervisor PIDFile WorkerMinCount"
                             + " WorkerMaxCount Threads WorkerIdleTimeout WorkerStackSize"
                             + " ConnectionQueueSize ReserveFD WatcherTTL LogFacility LogTag"
                             + " Control Resolver Lua SSLEngine ECDHCurve"
                             + " SSLAllowClientRenegotiation LuaModify LuaMatch LuaBackend"
                             + " ContentCapture IgnoreSRVWeight")
                                .split(" "));
    }

    private static Set<Integer> linesWithErrors(String sample) {
        return Corpus.read(sample).found().stream()
                .filter(Problem::isError)
                .map(Problem::where)
                .flatMap(w -> w instanceof Where.Line line ? Stream.of(line) : Stream.empty())
                .filter(line -> line.file().equals(sample))
                .map(Where.Line::line)
                .collect(Collectors.toSet());
    }
}
