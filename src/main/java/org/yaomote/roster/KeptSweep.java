package org.yaomote.roster;

import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.SweepRequest.Look;
import org.yaomote.sweep.SweepSummary;

import java.util.List;
import java.util.Set;

/// A sweep that is over.
///
/// @param asked for what
/// @param summary what it came to
/// @param hosts all of them, in the order of the targets
public record KeptSweep(Asked asked, SweepSummary summary, List<HostResult> hosts) {
    public KeptSweep {
        hosts = List.copyOf(hosts);
    }

    /// What a sweep was asked for, as far as its results cannot be understood without.
    ///
    /// @param targets as they were typed
    /// @param dataBytes octets of data in a request
    /// @param ports TCP ports that were tried
    /// @param look what was found out beyond
    public record Asked(String targets, int dataBytes, List<Integer> ports, Set<Look> look) {
        public Asked {
            ports = List.copyOf(ports);
            look = Set.copyOf(look);
        }
    }
}
