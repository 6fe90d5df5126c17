package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Effort;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What the writer leaves of texts of every kind, whatever is changed in what was read from them.
class WritingTest {
    private static ProxyConfig read(String text) {
        PoundImport read = PoundParser.parse("pound.cfg", text);
        assertThat(read).as("%s", read.found()).isInstanceOf(PoundImport.Accepted.class);
        return read.config().withPoundText(text);
    }

    static List<String> samples() {
        return Corpus.names();
    }

    /// Every sample that can run, in the dialect it is in; whatever directive stands in it.
    @ParameterizedTest
    @MethodSource("samples")
    void samplesComeBackToTheLetter(String sample) {
        PoundImport read = Corpus.read(sample);
        if (read instanceof PoundImport.Accepted(var config, _, _)) {
            String text = Corpus.text(sample);
            List<String> comments =
                    text.lines().map(String::strip).filter(l -> l.startsWith("#")).toList();
            List<String> written = new ArrayList<>();
            for (Dialect dialect : Dialect.values()) {
                PrintedPound printed = PoundPrinter.print(config, dialect, sample, Corpus::find);
                written.add(printed.text());
                if (!isAnew(printed)) {
                    assertThat(printed.text().lines().map(String::strip)).containsAll(comments);
                }
            }
            // It has words of both dialects, which no Pound takes.
            if (!sample.equals("differences.cfg")) {
                assertThat(written).contains(text);
            }
        }
    }

    /// The line would stand beside what it stands for, and both would count where the file is
    /// found.
    @Test
    void aTextWhoseFilesCannotBeFoundIsWrittenAnewAndThatIsSaid() {
        String text = "ListenHTTP\nPort 80\nEnd\nInclude \"app.inc\"\n";
        String app = "Service\nBackEnd\nAddress 10.0.0.1\nPort 81\nEnd\nEnd\n";
        PoundFiles files =
                (_, _, name) -> new PoundFiles.Found.Texts(List.of(new PoundSource(name, app)));
        ProxyConfig config = PoundParser.parse(new PoundSource("a.cfg", text), files).config();

        PrintedPound printed = PoundPrinter.print(config, Dialect.POUND_4);

        assertThat(isAnew(printed)).isTrue();
        assertThat(printed.text()).doesNotContain("Include");
        assertThat(Meaning.of(read(printed.text()))).isEqualTo(Meaning.of(config));
    }

    /// A text that a person wrote: comments, blank lines, other indentation.
    private static String byHand(String text, Random random) {
        StringBuilder made = new StringBuilder();
        int number = 0;
        for (String line : text.lines().toList()) {
            if (random.nextInt(4) == 0) {
                made.append("  # free ").append(number++).append('\n');
            }
            made.append(line.replace("    ", "\t"));
            made.append(random.nextInt(6) == 0 ? "\n\n" : "\n");
        }
        return made.toString();
    }

    private static boolean isAnew(PrintedPound printed) {
        return printed.losses().stream().anyMatch(WritingTest::isAnew);
    }

    private static boolean isAnew(Problem loss) {
        return loss.code().equals("pound.lost.anew");
    }

    private static List<String> comments(String text) {
        return text.lines().map(String::strip).filter(l -> l.startsWith("# free")).toList();
    }

    /// One thing of another configuration in the place of ours.
    private static ProxyConfig edited(ProxyConfig config, ProxyConfig other, Random random) {
        int l = random.nextInt(config.listeners().size());
        Listener listener = config.listeners().get(l);
        Listener donor = other.listeners().getFirst();
        int s = random.nextInt(config.services().size());
        Service service = config.services().get(s);
        Service giver = other.services().getFirst();
        return switch (random.nextInt(8)) {
            case 0 -> config.withListener(listener.withOptions(donor.options()));
            case 1 -> config.withListener(listener.withPort(20_000).withAddress("10.0.0.99"));
            case 2 -> config.withListener(listener.withRules(listener.rules().reversed()));
            case 3 -> config.withoutListener(listener.id());
            case 4 -> config.withService(service.withBackends(giver.backends()));
            case 5 -> config.withService(service.withBackends(service.backends().reversed()));
            case 6 -> config.withService(service.withAffinity(giver.affinity()));
            default -> config.withDefinitions(other.definitions());
        };
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whateverIsChangedTheTextSaysItAndKeepsItsComments(Dialect dialect) {
        Random random = new Random(7);
        int anew = 0;
        int count = Effort.of(60, 10_000);
        for (int i = 0; i < count; i++) {
            ProxyConfig made = new SayableConfig(random, dialect).make();
            String text = byHand(PoundPrinter.print(made, dialect).text(), random);
            ProxyConfig before = read(text);
            assertThat(PoundPrinter.print(before, dialect).text()).isEqualTo(text);
            ProxyConfig other = new SayableConfig(random, dialect).make();
            ProxyConfig after = edited(before, other, random);
            PrintedPound printed = PoundPrinter.print(after, dialect);
            PoundImport again = PoundParser.parse("pound.cfg", printed.text());
            boolean isExact = printed.losses().stream().allMatch(WritingTest::isAnew);
            if (isExact && again instanceof PoundImport.Accepted) {
                assertThat(Meaning.of(again.config()))
                        .as("%s%n----%n%s", text, printed.text())
                        .isEqualTo(Meaning.of(after));
            }
            if (isAnew(printed)) {
                anew++;
            } else {
                assertThat(comments(printed.text()))
                        .as("%s%n----%n%s", text, printed.text())
                        .isSubsetOf(comments(text))
                        .hasSizeGreaterThan(comments(text).size() / 3);
            }
        }
        assertThat(anew).isLessThan(count / 10);
    }
}
