package org.yaomote.ui.editing;

import org.yaomote.metrics.Latency;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficRates;
import org.yaomote.metrics.TrafficSnapshot;

import java.util.OptionalLong;

/// The live figures of one row: counts since the start, and the rate since the sample before.
///
/// @param perSecond requests per second
/// @param latency of the last ten seconds
public record Flow(double perSecond, Traffic traffic, Latency latency) {
    /// Nothing was seen.
    public static final Flow NONE = new Flow(0, Traffic.NONE, Latency.NONE);

    /// The figures of a thing between two samples.
    ///
    /// @param before its counts in the earlier sample
    /// @param now its counts in the later one
    public static Flow between(
            TrafficSnapshot earlier, Traffic before, TrafficSnapshot later, Traffic now) {
        double rate =
                TrafficRates.perSecond(earlier, before.requests(), later, now.requests());
        return new Flow(rate, now, now.latency());
    }

    /// The 95th percentile in microseconds, if anything was answered lately.
    public OptionalLong p95() {
        return latency.count() == 0 ? OptionalLong.empty() : OptionalLong.of(latency.p95());
    }
}
