package org.yaomote.inspect;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/// A row of the system's neighbour table (ARP, or neighbour discovery of IPv6).
///
/// @param mac the hardware address, 48 bits; never 0
/// @param device the interface it is behind, in the system's words; "" if the system does not say
/// @param confirmed how long ago it last proved to be there; empty if the system does not say. Rows
///   outlive their hosts by minutes
public record Neighbour(
        InetAddress address, long mac, String device, Optional<Duration> confirmed) {}
