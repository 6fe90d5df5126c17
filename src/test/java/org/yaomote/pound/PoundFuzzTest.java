package org.yaomote.pound;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.fixtures.Effort;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Texts no person would write: the reader answers all of them.
class PoundFuzzTest {
    private static final int MUTATIONS = Effort.of(1_000, 100_000);
    private static final String SALT = "\"\\#\n\r\t \0{}'%$日é\uD83D\uDE00-019aEnd";

    /// What the thread itself worked: how busy the machine is does not count.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final long LONGEST_NANOS = 1_000_000_000;

    private final Random random = new Random(20080501);

    private String mutated(String text, List<String> others) {
        StringBuilder changed = new StringBuilder(text);
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && !changed.isEmpty(); i++) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + 1 + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, SALT.charAt(random.nextInt(SALT.length())));
                case 2 -> changed.delete(at, to);
                case 3 -> changed.insert(at, changed.substring(at, to));
                default -> changed.insert(at, line(others));
            }
        }
        return changed.toString();
    }

    private String line(List<String> texts) {
        List<String> lines = texts.get(random.nextInt(texts.size())).lines().toList();
        return lines.isEmpty() ? "\n" : "\n" + lines.get(random.nextInt(lines.size())) + "\n";
    }

    private static void isAnswered(String text) {
        long start = CLOCK.getCurrentThreadCpuTime();
        PoundImport read = PoundParser.parse(new PoundSource("fuzz.cfg", text), Corpus::find);
        long took = CLOCK.getCurrentThreadCpuTime() - start;
        boolean isRejected = read instanceof PoundImport.Rejected;
        boolean isMarked = text.startsWith("\uFEFF");
        List<String> lines = (isMarked ? text.substring(1) : text).lines().toList();
        boolean placesAreInside = read.found().stream().allMatch(p -> isInside(p.where(), lines));
        boolean isSound =
                Problem.anyError(read.found()) == isRejected
                        && placesAreInside
                        && areInOneBucketEach(read.fates(), lines.size())
                        && took < LONGEST_NANOS;
        // One assertion per text: a message is only built for a text that fails.
        if (!isSound) {
            fail("%d ns%n%s%n%s%n%s", took, text, read.found(), read.fates());
        }
    }

    private static boolean areInOneBucketEach(List<LineFate> fates, int count) {
        int line = 0;
        for (LineFate fate : fates) {
            if (fate.file().equals("fuzz.cfg")) {
                line++;
                boolean mustSayWhy =
                        fate.fate() == LineFate.Fate.DIFFERENT
                                || fate.fate() == LineFate.Fate.UNSUPPORTED;
                if (fate.line() != line || (mustSayWhy && fate.why().isEmpty())) {
                    return false;
                }
            }
        }
        return line == count;
    }

    private static boolean isInside(Where where, List<String> lines) {
        return switch (where) {
            case Where.Line(var file, _, _, _) when !file.equals("fuzz.cfg") -> true;
            case Where.Line(_, var line, var from, var to) ->
                    line >= 1
                            && line <= lines.size()
                            && from >= 1
                            && from <= to
                            && to <= lines.get(line - 1).length();
            case Where.Field _ -> false;
            case Where.Everywhere _ -> true;
        };
    }

    @Test
    void mutatedSamplesAreAnsweredWithPlacesInsideTheText() {
        List<String> samples = Corpus.names().stream().map(Corpus::text).toList();
        for (int i = 0; i < MUTATIONS; i++) {
            isAnswered(mutated(samples.get(i % samples.size()), samples));
        }
    }

    @Test
    void textsOfRandomCharactersAreAnswered() {
        for (int i = 0; i < Effort.of(200, 20_000); i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(200);
            for (int c = 0; c < length; c++) {
                boolean isSalt = random.nextBoolean();
                text.append(
                        isSalt
                                ? SALT.charAt(random.nextInt(SALT.length()))
                                : (char) random.nextInt(0x10000));
            }
            isAnswered(text.toString());
        }
    }

    @Test
    void endlessNestingAndLongLinesAreAnswered() {
        int many = Effort.of(5_000, 50_000);
        isAnswered("Service\n" + "Match\n".repeat(many));
        isAnswered("Service\n" + "Not ".repeat(many) + "\n");
        isAnswered("End\n".repeat(many));
        isAnswered("x".repeat(1_000_000));
        isAnswered("Cert \"" + "\\".repeat(100_000));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < many / 5; i++) {
            words.add("Frobnicat" + i + " 1");
        }
        isAnswered(String.join("\n", words));
    }
}
