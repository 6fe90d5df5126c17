/// What can be observed: counts written by the event loops, and the picture read from them.
///
/// Face: [TrafficMeters] (the counts), [TrafficSnapshot] (the picture), [TrafficRates] (two
/// pictures compared). Each event loop writes its own [TrafficCell] without locks; whoever wants to
/// know reads all cells at its own pace. Nobody is told anything: the view asks.
@NullMarked
package org.yaomote.metrics;

import org.jspecify.annotations.NullMarked;
