package org.yaomote.sweep;

import java.net.InetAddress;

/// Hears what becomes of the requests of a [Pinger]. Thread: that of [Pinger#run].
public interface PingListener {
    /// A reply came.
    ///
    /// @param duplicate whether it is not the first one to its request
    void reply(Reply reply, boolean duplicate);

    /// An ICMP error came.
    ///
    /// @param from who sent it
    /// @param sequence of the request, from 1, in its 16 bits
    void error(InetAddress from, int sequence, Reason.Icmp error);

    /// The system refused to send a request.
    ///
    /// @param why in the system's words
    void refused(String why);

    /// What came.
    ///
    /// @param bytes data and 8 octets of header
    /// @param sequence of the request, from 1, in its 16 bits
    /// @param ttl 1 to 255; 0: not known
    /// @param rttNanos the round trip in nanoseconds
    record Reply(int bytes, int sequence, int ttl, long rttNanos) {}
}
