package org.yaomote.sweep;

/// By which means hosts are asked. A better one is used where the system lets us.
///
/// @param kind which one
/// @param why for a lesser one: what the system said to the better ones, in its own words; else ""
public record Means(Kind kind, String why) {
    /// From best to worst.
    public enum Kind {
        /// An ICMP socket for everybody (Linux: `net.ipv4.ping_group_range`; macOS: always).
        DATAGRAM_SOCKET,
        /// A raw ICMP socket, for root or with a capability.
        RAW_SOCKET,
        /// iphlpapi of Windows.
        WINDOWS_API,
        /// The system's `ping` program, one process for a request.
        SYSTEM_PING,
        /// TCP connections: who accepts or refuses one is there.
        TCP_CONNECT,
        /// None works: nothing can be said.
        NONE
    }
}
