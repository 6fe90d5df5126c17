package org.yaomote.sweep;

/// How we know what [Verdict] says.
public sealed interface Reason {
    /// Nothing is known yet.
    record NotTried() implements Reason {}

    /// An ICMP echo reply came.
    ///
    /// @param late whether it came when the host had been given up already
    record Echo(boolean late) implements Reason {}

    /// A TCP connection was answered.
    ///
    /// @param port which, 1 to 65535
    /// @param open whether it was accepted; a refusal is an answer as well
    record Tcp(int port, boolean open) implements Reason {}

    /// The neighbour table (ARP, or neighbour discovery) has a hardware address for it.
    record Neighbour() implements Reason {}

    /// All tries went by without an answer.
    record NoAnswer() implements Reason {}

    /// An ICMP error came.
    ///
    /// @param type of ICMP or ICMPv6, 0 to 255
    /// @param code 0 to 255
    record Icmp(int type, int code) implements Reason {}

    /// The system refused to send.
    ///
    /// @param message in the system's words
    record NotSent(String message) implements Reason {}

    /// No address is known for the name.
    record NameNotFound() implements Reason {}

    /// The sweep was stopped.
    record Stopped() implements Reason {}
}
