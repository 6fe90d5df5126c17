package org.yaomote.sweep;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/// How a host is asked, in ping's terms.
///
/// @param dataBytes `-s`: octets of data, 0 to 65,507; data and 8 octets of header come back
/// @param tries at most so many requests, 1 to 4, spread evenly over the time; a host that answers
///   gets one
/// @param timeout how long to wait, counted from a host's first request; 10 ms to 1 min
/// @param ttl 1 to 255
/// @param dontFragment whether a request that is too large for the way is an error
/// @param source the own address to send from
public record EchoOptions(
        int dataBytes,
        int tries,
        Duration timeout,
        int ttl,
        boolean dontFragment,
        Optional<InetAddress> source) {
    /// One octet as in the blog; 1500 ms outlast one lost ARP request.
    public static final EchoOptions DEFAULTS =
            new EchoOptions(1, 3, Duration.ofMillis(1500), 64, false, Optional.empty());

    public static final int MOST_DATA = 65_507;
    public static final int MOST_TRIES = 4;

    public EchoOptions {
        within(dataBytes, 0, MOST_DATA);
        within(tries, 1, MOST_TRIES);
        within(timeout.toMillis(), 10, 60_000);
        within(ttl, 1, 255);
    }

    private static void within(long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(value + " is not in " + least + " to " + most);
        }
    }

    /// The same but for one thing.
    ///
    /// @param value see the record
    public EchoOptions withDataBytes(int value) {
        return new EchoOptions(value, tries, timeout, ttl, dontFragment, source);
    }

    /// The same but for one thing.
    ///
    /// @param value see the record
    public EchoOptions withTries(int value) {
        return new EchoOptions(dataBytes, value, timeout, ttl, dontFragment, source);
    }

    /// The same but for one thing.
    ///
    /// @param value see the record
    public EchoOptions withTimeout(Duration value) {
        return new EchoOptions(dataBytes, tries, value, ttl, dontFragment, source);
    }
}
