package org.yaomote.ui.overview;

import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/// Which share of the answers of the last five minutes were failures.
///
/// A failure is an answer of the 5xx class or none at all. Thread: the FX thread.
final class ErrorShare {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration GRAIN = Duration.ofSeconds(5);

    private record Mark(Instant at, Instant run, long ended, long failed) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    /// Takes the newest counts.
    ///
    /// @return the share, 0 to 1; empty if nothing ended in the time
    OptionalDouble add(TrafficSnapshot counts) {
        Mark now =
                new Mark(
                        counts.takenAt(),
                        counts.runningSince(),
                        counts.overListeners(t -> t.outcomes().total()),
                        counts.overListeners(ErrorShare::failures));
        if (!marks.isEmpty() && !marks.getFirst().run().equals(now.run())) {
            marks.clear();
        }
        if (marks.isEmpty()) {
            // What was counted before this window opened belongs to it for as long as it is young.
            marks.addLast(new Mark(now.run(), now.run(), 0, 0));
        }
        if (Duration.between(marks.getLast().at(), now.at()).compareTo(GRAIN) >= 0) {
            marks.addLast(now);
        }
        while (marks.size() > 1 && marks.getFirst().at().isBefore(now.at().minus(WINDOW))) {
            marks.removeFirst();
        }
        long ended = now.ended() - marks.getFirst().ended();
        long failed = now.failed() - marks.getFirst().failed();
        return ended > 0 ? OptionalDouble.of((double) failed / ended) : OptionalDouble.empty();
    }

    /// Answers of the 5xx class, and requests that got none.
    static long failures(Traffic traffic) {
        return traffic.outcomes().failures();
    }
}
