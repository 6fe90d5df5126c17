package org.yaomote.proxy;

import java.time.Instant;
import java.util.List;

/// What one start of the engine began and later applies change. Immutable.
///
/// @param since when it was started
/// @param ground counts and live states, new with each start
record Running(
        Instant since, RoutingTable.Ground ground, RoutingTable table, List<OpenListener> open) {
    Running with(RoutingTable other, List<OpenListener> listeners) {
        return new Running(since, ground, other, List.copyOf(listeners));
    }
}
