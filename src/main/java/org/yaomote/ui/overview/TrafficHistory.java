package org.yaomote.ui.overview;

import org.yaomote.metrics.Latency;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.ui.fx.Sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// What the proxy as a whole did in each of the last seconds; bounded. For seconds in which nothing
/// was read (the program was held up) there is what the counts tell of all of them together, and no
/// latency.
///
/// Thread: the FX thread; needs no toolkit.
final class TrafficHistory {
    /// How many seconds are kept.
    static final int SECONDS = 300;

    private static final Duration GRAIN = Duration.ofMillis(900);

    /// What lies between two readings when nothing held them up, and some more.
    private static final Duration USUAL = Duration.ofMillis(2_500);

    /// One second.
    ///
    /// @param perSecond requests
    /// @param errorsPerSecond answers of the 5xx class, or none
    /// @param latency of the slowest listener over ten seconds; percentiles of several cannot be
    ///   added; of no request at all where it is not known
    record Point(Instant at, double perSecond, double errorsPerSecond, Latency latency) {}

    private final Deque<Point> points = new ArrayDeque<>();
    private TrafficSnapshot last = TrafficSnapshot.EMPTY;

    /// Takes the newest sample, if it is a second younger than the last one.
    ///
    /// @return whether it did
    boolean add(Sample sample) {
        Instant at = sample.now().takenAt();
        if (!sample.now().runningSince().equals(last.runningSince())) {
            points.clear();
        }
        boolean early =
                !points.isEmpty()
                        && Duration.between(points.getLast().at(), at).compareTo(GRAIN) < 0;
        if (early || at.equals(Instant.EPOCH)) {
            return false;
        }
        fill(sample.now());
        last = sample.now();
        Latency slowest =
                sample.now().listeners().values().stream()
                        .map(Traffic::latency)
                        .max(Comparator.comparingLong(Latency::p95))
                        .orElse(Latency.NONE);
        points.addLast(point(at, sample, slowest));
        while (points.getFirst().at().isBefore(at.minusSeconds(SECONDS - 1))) {
            points.removeFirst();
        }
        return true;
    }

    private void fill(TrafficSnapshot now) {
        if (points.isEmpty()
                || Duration.between(last.takenAt(), now.takenAt()).compareTo(USUAL) <= 0) {
            return;
        }
        Sample whole = new Sample(last, now);
        Instant oldest = now.takenAt().minusSeconds(SECONDS);
        Instant from = last.takenAt().isBefore(oldest) ? oldest : last.takenAt();
        Instant end = now.takenAt().minus(GRAIN);
        for (Instant at = from.plusSeconds(1); at.isBefore(end); at = at.plusSeconds(1)) {
            points.addLast(point(at, whole, Latency.NONE));
        }
    }

    private static Point point(Instant at, Sample sample, Latency latency) {
        return new Point(
                at,
                sample.perSecond(s -> s.overListeners(Traffic::requests)),
                sample.perSecond(s -> s.overListeners(ErrorShare::failures)),
                latency);
    }

    /// All of them, the last one at the end.
    List<Point> points() {
        return List.copyOf(points);
    }

    /// Requests a second, the last at the end.
    List<Double> perSecond() {
        return points.stream().map(Point::perSecond).toList();
    }
}
