package org.yaomote.echo;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what the system's `ping` prints about one request.
sealed interface PingOutput {
    /// A reply.
    ///
    /// @param bytes data and 8 octets of header
    /// @param ttl 0 if it was not printed
    /// @param nanos the round trip, 0 if it was not printed: `ping` keeps the time of sending in
    ///   the data, and has no room for it in less than 16 octets
    record Reply(int bytes, int ttl, long nanos) implements PingOutput {}

    /// An ICMP error.
    ///
    /// @param from empty: this computer itself
    record Failure(Optional<InetAddress> from, int type, int code) implements PingOutput {}

    /// Nothing came.
    record Silence() implements PingOutput {}

    Pattern REPLY = Pattern.compile("(\\d+) bytes from .*?(?:icmp_)?seq=\\d+(.*)");
    Pattern TTL = Pattern.compile("(?:ttl|hlim)=(\\d+)");
    Pattern TIME = Pattern.compile("time[=<]([0-9.]+) ms");
    Pattern FAILURE = Pattern.compile("[Ff]rom (\\S+?)[: ].*?icmp_seq[= ]\\d+ (.*)");

    /// iputils' words for ICMP errors, and what they stand for: type * 256 + code.
    Map<String, Integer> ERRORS =
            Map.ofEntries(
                    Map.entry("Destination Net Unreachable", 0x300),
                    Map.entry("Destination Host Unreachable", 0x301),
                    Map.entry("Destination Protocol Unreachable", 0x302),
                    Map.entry("Destination Port Unreachable", 0x303),
                    Map.entry("Destination Host Prohibited", 0x30A),
                    Map.entry("Packet filtered", 0x30D),
                    Map.entry("Time to live exceeded", 0xB00),
                    Map.entry("Destination unreachable: No route", 0x100),
                    Map.entry("Destination unreachable: Administratively prohibited", 0x101),
                    Map.entry("Destination unreachable: Address unreachable", 0x103),
                    Map.entry("Destination unreachable: Port unreachable", 0x104),
                    Map.entry("Time exceeded: Hop limit", 0x300));

    int UNKNOWN_ERROR = 0x30F;
    int NET_UNREACHABLE = 0x300;
    double MILLI = 1e6;

    /// What a whole output says.
    static PingOutput of(String text) {
        Optional<PingOutput> reply = text.lines().flatMap(line -> reply(line).stream()).findFirst();
        if (reply.isPresent()) {
            return reply.get();
        }
        Optional<PingOutput> failure =
                text.lines().flatMap(line -> failure(line).stream()).findFirst();
        if (failure.isPresent()) {
            return failure.get();
        }
        return text.contains("unreachable") || text.contains("No route to host")
                ? new Failure(Optional.empty(), NET_UNREACHABLE >> Byte.SIZE, 0)
                : new Silence();
    }

    private static Optional<PingOutput> reply(String line) {
        Matcher reply = REPLY.matcher(line);
        if (!reply.find() || line.contains("(DUP!)")) {
            return Optional.empty();
        }
        String rest = reply.group(2);
        Matcher ttl = TTL.matcher(rest);
        Matcher time = TIME.matcher(rest);
        return Optional.of(
                new Reply(
                        Integer.parseInt(reply.group(1)),
                        ttl.find() ? Integer.parseInt(ttl.group(1)) : 0,
                        time.find() ? (long) (Double.parseDouble(time.group(1)) * MILLI) : 0));
    }

    private static Optional<PingOutput> failure(String line) {
        Matcher failure = FAILURE.matcher(line);
        if (!failure.find()) {
            return Optional.empty();
        }
        int number = ERRORS.getOrDefault(failure.group(2).strip(), UNKNOWN_ERROR);
        return Optional.of(
                new Failure(literal(failure.group(1)), number >> Byte.SIZE, number & 0xFF));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
