package org.yaomote.ui.sweep;

import org.yaomote.sweep.HostResult;

import java.time.Instant;
import java.util.List;

/// An earlier sweep that this one can be compared with.
///
/// @param began when it was started
/// @param targets as they were typed
/// @param hosts all of it
record Earlier(Instant began, String targets, List<HostResult> hosts) {
    Earlier {
        hosts = List.copyOf(hosts);
    }
}
