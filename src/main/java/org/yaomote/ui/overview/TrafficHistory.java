package org.yaomote.ui.overview;

import org.yaomote.metrics.Latency;
import org.yaomote.metrics.Traffic;
import org.yaomote.ui.fx.Sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// What the proxy as a whole did in each of the last seconds; bounded. Seconds in which nobody
/// looked (the window was hidden) are not there.
///
/// Thread: the FX thread; needs no toolkit.
final class TrafficHistory {
    /// How many seconds are kept.
    static final int SECONDS = 300;

    private static final Duration GRAIN = Duration.ofMillis(900);

    /// One second.
    ///
    /// @param perSecond requests
    /// @param errorsPerSecond answers of the 5xx class, or none
    /// @param latency of the slowest listener over ten seconds; percentiles of several cannot be
    ///   added
    record Point(Instant at, double perSecond, double errorsPerSecond, Latency latency) {}

    private final Deque<Point> points = new ArrayDeque<>();
    private Instant run = Instant.EPOCH;

    /// Takes the newest sample, if it is a second younger than the last one.
    ///
    /// @return whether it did
    boolean add(Sample sample) {
        Instant at = sample.now().takenAt();
        if (!sample.now().runningSince().equals(run)) {
            points.clear();
            run = sample.now().runningSince();
        }
        boolean early =
                !points.isEmpty()
                        && Duration.between(points.getLast().at(), at).compareTo(GRAIN) < 0;
        if (early || at.equals(Instant.EPOCH)) {
            return false;
        }
        Latency slowest =
                sample.now().listeners().values().stream()
                        .map(Traffic::latency)
                        .max(Comparator.comparingLong(Latency::p95))
                        .orElse(Latency.NONE);
        points.addLast(
                new Point(
                        at,
                        sample.perSecond(s -> s.overListeners(Traffic::requests)),
                        sample.perSecond(s -> s.overListeners(ErrorShare::failures)),
                        slowest));
        if (points.size() > SECONDS) {
            points.removeFirst();
        }
        return true;
    }

    /// All of them, the last one at the end.
    List<Point> points() {
        return List.copyOf(points);
    }
}
