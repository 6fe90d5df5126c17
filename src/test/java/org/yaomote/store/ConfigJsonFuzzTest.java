package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Where;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.RandomConfigs;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Texts no program would write: the reader answers all of them.
class ConfigJsonFuzzTest {
    private static final List<String> SALT =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\"",
                    "\\",
                    "\\u",
                    "null",
                    "true",
                    "-",
                    "1e999",
                    "0x",
                    "99999999999999999999",
                    "//",
                    "\u0000",
                    "日",
                    "\uD83D",
                    "\n",
                    "\"id\"",
                    "\"by\":",
                    "\"version\": 2",
                    "NaN",
                    "Duplicate",
                    "end-of-input",
                    "\uFEFF");

    private final Random random = new Random(20_260_301);

    private String mutated(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(1, 5); i > 0 && !changed.isEmpty(); i--) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + random.nextInt(1, 30));
            String salt = SALT.get(random.nextInt(SALT.size()));
            switch (random.nextInt(5)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, salt);
                case 2 -> changed.replace(at, to, salt);
                case 3 -> changed.insert(at, changed.substring(at, to));
                default -> changed.setLength(at);
            }
        }
        return changed.toString();
    }

    private static void isAnswered(String text) {
        boolean isAnswered =
                switch (ConfigJson.read(text, "fuzz.json")) {
                    case ConfigJson.Reading.Read _ -> true;
                    case ConfigJson.Reading.Unreadable(var problems, _) ->
                            !problems.isEmpty()
                                    && problems.stream().allMatch(p -> isInside(p.where(), text));
                };
        // One assertion per text: a message is only built for a text that fails.
        if (!isAnswered) {
            fail(text);
        }
    }

    private static boolean isInside(Where where, String text) {
        return switch (where) {
            case Where.Line(_, var line, var from, var to) ->
                    line >= 1 && line <= text.lines().count() + 1 && from >= 1 && to >= from;
            case Where.Field _ -> true;
            case Where.Everywhere _ -> true;
        };
    }

    @Test
    void mutatedFilesAreAnsweredWithPlacesInsideThem() {
        RandomConfigs configs = new RandomConfigs(7);
        List<String> samples =
                IntStream.range(0, 50).mapToObj(_ -> ConfigJson.write(configs.next())).toList();
        for (int i = 0; i < Effort.of(20_000, 2_000_000); i++) {
            isAnswered(mutated(samples.get(i % samples.size())));
        }
    }

    @Test
    void wrongTypesEverywhereAreAnswered() {
        String sample = ConfigJson.write(new RandomConfigs(3).next());
        List<String> values =
                List.of("null", "[]", "{}", "[[[]]]", "\"\"", "1e400", "false", "{\"a\": {}}");
        for (String value : values) {
            isAnswered(sample.replaceAll("(?m): [^\\[{\\n]+$", ": " + value + ","));
            isAnswered(sample.replaceAll("(?m)\": (\"[^\\n]*\"|[^\\[{,\\n]+)", "\": " + value));
        }
    }

    @Test
    void deepNestingIsAnswered() {
        for (String open : List.of("[", "{\"listeners\": [", "{\"a\":", "{\"affinity\": {")) {
            for (int depth : new int[] {100, 499, 501, 100_000}) {
                isAnswered(open.repeat(depth));
            }
        }
        String deep = "[".repeat(400) + "]".repeat(400);
        isAnswered("{\"version\": 1, \"listeners\": " + deep + ", \"x\": " + deep + "}");
        assertThat(ConfigJson.read("{\"version\": " + deep + "}", "deep.json"))
                .isInstanceOf(ConfigJson.Reading.Unreadable.class);
    }
}
