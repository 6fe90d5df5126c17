package org.yaomote.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.ScriptedSweeper;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.Means;
import org.yaomote.sweep.SweepListener.Progress;
import org.yaomote.sweep.SweepSummary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

class SweepFeedTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Deque<Runnable> painted = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private final SweepFeed feed = new SweepFeed(waiting::add, painted::add, new Heard());

    @Test
    void oneTaskWaitsHoweverMuchWasFound() {
        feed.started(ScriptedSweeper.SOCKET);
        feed.results(List.of(ScriptedSweeper.dead(1, "10.0.0.1")));
        feed.results(List.of(ScriptedSweeper.dead(2, "10.0.0.2")));
        feed.progress(new Progress(2, 2, 2, 0));
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(heard).containsExactly("means", "2 hosts", "progress");
        assertThat(waiting).isEmpty();
    }

    @Test
    void aFloodComesInPiecesAndTheEndComesLast() {
        HostResult host = ScriptedSweeper.dead(1, "10.0.0.1");
        feed.results(Collections.nCopies(4000, host));
        feed.results(Collections.nCopies(4000, host));
        feed.results(Collections.nCopies(4000, host));
        feed.finished(
                new SweepSummary(
                        Instant.EPOCH,
                        Duration.ZERO,
                        ScriptedSweeper.SOCKET,
                        Map.of(),
                        0,
                        Set.of()));
        waiting.remove().run();
        while (!painted.isEmpty()) {
            assertThat(waiting).as("a table is filled by a few rows a frame").isEmpty();
            painted.remove().run();
        }
        assertThat(heard).hasSize(6).allMatch("6 hosts"::equals);
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        assertThat(painted).isEmpty();
        assertThat(heard.removeLast()).isEqualTo("end");
        List<Integer> pieces =
                heard.stream().skip(6).map(said -> Integer.parseInt(said.split(" ")[0])).toList();
        assertThat(pieces.getFirst()).as("a first piece that costs little").isEqualTo(32);
        assertThat(pieces).allMatch(size -> size <= 4096);
        assertThat(pieces.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12_000 - 36);
    }

    private final class Heard implements SweepFeed.Receiver {
        @Override
        public void started(Means means) {
            heard.add("means");
        }

        @Override
        public void results(List<HostResult> changed) {
            heard.add(changed.size() + " hosts");
        }

        @Override
        public void progress(Progress progress) {
            heard.add("progress");
        }

        @Override
        public void finished(SweepSummary summary) {
            heard.add("end");
        }
    }
}
