package org.yaomote.echo;

/// By which means requests go out.
///
/// @param kind which one
/// @param why for a lesser one: what the system said to the better ones, in its own words; else ""
public record EchoMeans(Kind kind, String why) {
    /// From best to worst.
    public enum Kind {
        /// An ICMP socket for everybody.
        DATAGRAM_SOCKET,
        /// A raw ICMP socket.
        RAW_SOCKET,
        /// iphlpapi of Windows.
        WINDOWS_API,
        /// The system's `ping` program.
        SYSTEM_PING,
        /// TCP connections.
        TCP_CONNECT,
        /// Every request is refused.
        NONE
    }
}
