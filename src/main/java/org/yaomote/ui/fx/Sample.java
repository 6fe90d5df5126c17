package org.yaomote.ui.fx;

import org.yaomote.metrics.TrafficRates;
import org.yaomote.metrics.TrafficSnapshot;

import java.util.function.ToLongFunction;

/// Two readings of all counts, about two seconds apart: what rates are made of.
///
/// @param before the earlier one; equal to `now` in the first sample
/// @param now the latest one
public record Sample(TrafficSnapshot before, TrafficSnapshot now) {
    /// Before anything was read.
    public static final Sample NONE = new Sample(TrafficSnapshot.EMPTY, TrafficSnapshot.EMPTY);

    /// How fast a count rises, per second.
    ///
    /// @param count reads it from a snapshot
    public double perSecond(ToLongFunction<TrafficSnapshot> count) {
        return TrafficRates.perSecond(
                before, count.applyAsLong(before), now, count.applyAsLong(now));
    }
}
