package org.yaomote.ui.editing;

import org.yaomote.metrics.Latency;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.ui.fx.Sample;

import java.util.OptionalLong;
import java.util.function.Function;

/// The live figures of one row.
///
/// @param perSecond requests per second between the two readings of a sample
/// @param traffic the counts since the start
public record Figures(double perSecond, Traffic traffic) {
    /// Nothing was seen.
    public static final Figures NONE = new Figures(0, Traffic.NONE);

    /// The figures of one thing in a sample.
    ///
    /// @param counts finds the thing's counts in a snapshot
    public static Figures in(Sample sample, Function<TrafficSnapshot, Traffic> counts) {
        double rate = sample.perSecond(snapshot -> counts.apply(snapshot).requests());
        return new Figures(rate, counts.apply(sample.now()));
    }

    /// The 95th percentile in microseconds, if anything was answered lately that took time: what
    /// was refused on the spot did not.
    public OptionalLong p95() {
        Latency latency = traffic.latency();
        return latency.p95() == 0 ? OptionalLong.empty() : OptionalLong.of(latency.p95());
    }
}
