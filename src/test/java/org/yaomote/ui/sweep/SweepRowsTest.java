package org.yaomote.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.ScriptedSweeper;
import org.yaomote.sweep.HostResult;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

class SweepRowsTest {
    private final SweepRows rows = new SweepRows();

    @Test
    void batchesInAnyOrderEndUpSortedByNumber() {
        List<Integer> hosts = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
        Collections.shuffle(hosts, new Random(5));
        for (int at = 0; at < hosts.size(); at += 37) {
            take(hosts.subList(at, Math.min(at + 37, hosts.size())));
        }
        assertThat(rows.shown())
                .extracting(row -> row.now().result().index())
                .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void theTableHearsOfPlacesAndNotOfEachRow() {
        take(List.of(0, 1, 2, 300, 301));
        List<String> heard = new ArrayList<>();
        rows.shown()
                .addListener(
                        (ListChangeListener<SweepRow>)
                                change -> {
                                    while (change.next()) {
                                        heard.add(change.getFrom() + "-" + change.getTo());
                                    }
                                });
        take(IntStream.range(3, 300).boxed().toList());
        assertThat(heard).containsExactly("3-300");
    }

    @Test
    void aLateReplyMovesAHostFromOneCountToTheOther() {
        rows.take(List.of(ScriptedSweeper.dead(7, "10.0.0.7")), SweepRowsTest::line);
        assertThat(rows.count(RowState.NO_ANSWER)).isEqualTo(1);
        rows.take(List.of(ScriptedSweeper.alive(7, "10.0.0.7")), SweepRowsTest::line);
        assertThat(rows.count(RowState.NO_ANSWER)).isZero();
        assertThat(rows.countThere()).isEqualTo(1);
        assertThat(rows.size()).isEqualTo(1);
    }

    private void take(List<Integer> hosts) {
        rows.take(
                hosts.stream()
                        .map(i -> ScriptedSweeper.dead(i, "10.0." + i / 256 + "." + i % 256))
                        .toList(),
                SweepRowsTest::line);
    }

    private static SweepLine line(HostResult result) {
        return new SweepLine(result, Optional.empty(), "");
    }
}
