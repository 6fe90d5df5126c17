package org.yaomote.sweep;

import org.yaomote.targets.TargetSet;

import java.util.List;
import java.util.Set;

/// What is to be swept, and how.
///
/// @param targets whom to ask; without problems
/// @param echo how
/// @param pace how fast
/// @param adaptive whether silent hosts behind a router are given up early, by the round trips seen
/// @param ports TCP ports that are tried, too, in this order; each 1 to 65535
/// @param look what to find out about hosts that are there
public record SweepRequest(
        TargetSet targets,
        EchoOptions echo,
        Pace pace,
        boolean adaptive,
        List<Integer> ports,
        Set<Look> look) {

    /// What is found out about a host beyond its verdict.
    public enum Look {
        /// Its name, by reverse DNS.
        NAME,
        /// What its open ports speak: HTTP, HTTPS, title, certificate.
        WEB,
        /// Hardware address from the neighbour table.
        MAC
    }

    public SweepRequest {
        ports = List.copyOf(ports);
        look = Set.copyOf(look);
    }
}
