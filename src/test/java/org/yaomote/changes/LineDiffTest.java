package org.yaomote.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.changes.LineDiff.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class LineDiffTest {
    @Test
    void onlyWhatDiffersIsTold() {
        List<LineDiff.Line> diff =
                LineDiff.between(List.of("a", "b", "c", "d"), List.of("a", "c", "x", "d"));

        assertThat(diff)
                .containsExactly(
                        new LineDiff.Line(Kind.SAME, 1, "a"),
                        new LineDiff.Line(Kind.REMOVED, 2, "b"),
                        new LineDiff.Line(Kind.SAME, 2, "c"),
                        new LineDiff.Line(Kind.ADDED, 3, "x"),
                        new LineDiff.Line(Kind.SAME, 4, "d"));
    }

    @Test
    void eitherTextCanBeReadOutOfIt() {
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            List<String> old = text(random);
            List<String> now = text(random);

            List<LineDiff.Line> diff = LineDiff.between(old, now);

            assertThat(without(diff, Kind.ADDED)).isEqualTo(old);
            assertThat(without(diff, Kind.REMOVED)).isEqualTo(now);
        }
    }

    /// A search to the end would take minutes.
    @Test
    void textsWithNothingInCommonAreToldAtOnce() {
        List<String> old = IntStream.range(0, 30_000).mapToObj(i -> "old " + i).toList();
        List<String> now = IntStream.range(0, 30_000).mapToObj(i -> "new " + i).toList();

        List<LineDiff.Line> diff = LineDiff.between(old, now);

        assertThat(without(diff, Kind.ADDED)).isEqualTo(old);
        assertThat(without(diff, Kind.REMOVED)).isEqualTo(now);
    }

    private static List<String> without(List<LineDiff.Line> diff, Kind kind) {
        return diff.stream().filter(l -> l.kind() != kind).map(LineDiff.Line::text).toList();
    }

    private static List<String> text(Random random) {
        List<String> lines = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            lines.add("" + (char) ('a' + random.nextInt(4)));
        }
        return lines;
    }
}
