package org.yaomote.metrics;

import org.HdrHistogram.Histogram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The counts of one thing over all event loops: those of clients, and apart from them those of
/// what this program asks itself.
///
/// Thread: [#cell] is for the loop of that lane; [#read] for anyone, one at a time.
public final class TrafficMeter {
    /// How far back the latencies of [Traffic#latency] reach.
    private static final long WINDOW_NANOS = 10_000_000_000L;

    private record Slice(long endNanos, Histogram latencies) {}

    private final int loops;
    private final List<TrafficCell> cells;
    private final Deque<Slice> window = new ArrayDeque<>();
    private long lastRead = Long.MIN_VALUE;

    TrafficMeter(int loops) {
        this.loops = loops;
        List<TrafficCell> made = new ArrayList<>(2 * loops);
        for (int i = 0; i < 2 * loops; i++) {
            made.add(new TrafficCell());
        }
        cells = List.copyOf(made);
    }

    /// The cell of one event loop.
    ///
    /// @param lane number of the loop, from 0; behind all loops the same ones once more, for what
    ///   this program asks itself
    public TrafficCell cell(int lane) {
        return cells.get(lane);
    }

    /// How many requests of clients began up to now; cheap, from any thread.
    public long requests() {
        return sum(TrafficCell.BEGAN);
    }

    /// How many answers clients got up to now, and how long all of them took; cheap, from any
    /// thread.
    public Served served() {
        long answers = 0;
        for (int kind = 2; kind <= 5; kind++) {
            answers += sum(TrafficCell.STATUS + kind);
        }
        return new Served(answers, sum(TrafficCell.TOOK));
    }

    /// Answers and their time.
    ///
    /// @param micros of all of them together
    public record Served(long answers, long micros) {
        /// What came since.
        public Served since(Served earlier) {
            return new Served(answers - earlier.answers, micros - earlier.micros);
        }
    }

    /// The counts now; exact when nothing is under way, else a moment's truth per count.
    ///
    /// @param nowNanos of a monotonic clock; ages the latencies, which cover the last ten seconds
    synchronized Traffic read(long nowNanos) {
        return read(0, latency(nowNanos));
    }

    /// The counts of what this program asked itself; latencies of it nobody needs.
    Traffic readOurs() {
        return read(loops, Latency.NONE);
    }

    private Traffic read(int from, Latency latency) {
        // Ended counts are read before begun ones: a request that ends meanwhile shows as in
        // flight, never as minus one.
        long failed = sum(TrafficCell.FAILED, from);
        long s1 = sum(TrafficCell.STATUS + 1, from);
        long s2 = sum(TrafficCell.STATUS + 2, from);
        long s3 = sum(TrafficCell.STATUS + 3, from);
        long s4 = sum(TrafficCell.STATUS + 4, from);
        long s5 = sum(TrafficCell.STATUS + 5, from);
        long closed = sum(TrafficCell.CLOSED, from);
        long opened = sum(TrafficCell.OPENED, from);
        long began = sum(TrafficCell.BEGAN, from);
        return new Traffic(
                began,
                began - failed - s1 - s2 - s3 - s4 - s5,
                new Traffic.Outcomes(s1, s2, s3, s4, s5, failed),
                sum(TrafficCell.RETRIES, from),
                sum(TrafficCell.BYTES_IN, from),
                sum(TrafficCell.BYTES_OUT, from),
                opened,
                opened - closed,
                latency);
    }

    private Latency latency(long nowNanos) {
        Histogram fresh = new Histogram(2);
        for (TrafficCell cell : cells.subList(0, loops)) {
            fresh.add(cell.takeLatencies());
        }
        // After a long silence of the reader the fresh slice is older than the window: leave it
        // out.
        boolean current = lastRead != Long.MIN_VALUE && nowNanos - lastRead <= WINDOW_NANOS;
        boolean first = lastRead == Long.MIN_VALUE;
        lastRead = nowNanos;
        if ((current || first) && fresh.getTotalCount() > 0) {
            window.addLast(new Slice(nowNanos, fresh));
        }
        while (!window.isEmpty() && nowNanos - window.getFirst().endNanos() > WINDOW_NANOS) {
            window.removeFirst();
        }
        if (window.isEmpty()) {
            return Latency.NONE;
        }
        Histogram all = new Histogram(2);
        window.forEach(slice -> all.add(slice.latencies()));
        return new Latency(
                all.getTotalCount(),
                all.getValueAtPercentile(50),
                all.getValueAtPercentile(95),
                all.getValueAtPercentile(99),
                all.getMaxValue());
    }

    private long sum(int index) {
        return sum(index, 0);
    }

    private long sum(int index, int from) {
        long total = 0;
        for (TrafficCell cell : cells.subList(from, from + loops)) {
            total += cell.count(index);
        }
        return total;
    }
}
