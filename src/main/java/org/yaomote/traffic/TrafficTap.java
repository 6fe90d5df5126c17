package org.yaomote.traffic;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Where recordings come out, for all event loops together. Off until somebody wants something.
///
/// Thread: any.
public final class TrafficTap {
    private final List<LoopTap> lanes;
    private final FieldKinds kinds = new FieldKinds();
    private long fetched;
    private long skippedBefore;

    /// What was fetched at once.
    ///
    /// @param traces in the order the requests began
    /// @param skipped requests that were not recorded since, because too many came
    public record Fetched(List<RequestTrace> traces, long skipped) {
        public Fetched {
            traces = List.copyOf(traces);
        }
    }

    /// @param loops number of event loops
    /// @param clock of the calendar
    public TrafficTap(int loops, InstantSource clock) {
        this.lanes =
                IntStream.range(0, 2 * loops)
                        .mapToObj(lane -> new LoopTap(clock, lane >= loops))
                        .toList();
    }

    /// The way in of an event loop.
    ///
    /// @param lane number of the loop; behind all loops the same ones once more, for what this
    ///   program asks itself
    public LoopTap lane(int lane) {
        return lanes.get(lane);
    }

    /// Records this from now on. Whoever wants something must fetch it, some times a second.
    public void demand(Demand wanted) {
        lanes.forEach(loop -> loop.demand(wanted));
    }

    /// Fetches what has ended since the last time. Takes some microseconds a request.
    public synchronized Fetched drain() {
        List<Recording> over = new ArrayList<>();
        lanes.forEach(loop -> loop.drain(over));
        over.sort(Comparator.comparing(Recording::began));
        List<RequestTrace> traces = new ArrayList<>(over.size());
        over.forEach(recording -> traces.add(recording.trace(fetched + traces.size() + 1, kinds)));
        fetched += traces.size();
        long skipped = lanes.stream().mapToLong(LoopTap::skipped).sum();
        Fetched fresh = new Fetched(traces, skipped - skippedBefore);
        skippedBefore = skipped;
        return fresh;
    }
}
