package org.yaomote.watch;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All hosts at one moment.
///
/// @param at when it was taken
/// @param hosts in the order in which they were added
/// @param networkLostSince if this computer's network seems to be lost
/// @param lastEvent the number of the newest event, 0 if there is none
public record WatchSnapshot(
        Instant at, List<Host> hosts, Optional<Instant> networkLostSince, long lastEvent) {
    public WatchSnapshot {
        hosts = List.copyOf(hosts);
    }

    /// A host.
    ///
    /// @param id as it was numbered when it was added
    /// @param name "" if it has none
    /// @param state what is said of it
    /// @param since when that began
    /// @param recent the last samples, oldest first, see [Sample]
    /// @param times when each of them was sent, to the second
    public record Host(
            int id,
            InetAddress address,
            String name,
            HostState state,
            Instant since,
            HostFigures figures,
            List<Integer> recent,
            List<Instant> times) {
        public Host {
            recent = List.copyOf(recent);
            times = List.copyOf(times);
        }
    }
}
