package org.yaomote.sweep;

import org.yaomote.sweep.EchoStatistics.Counts;
import org.yaomote.sweep.EchoStatistics.Summary;
import org.yaomote.sweep.EchoStatistics.Times;
import org.yaomote.targets.TargetText;

import java.math.BigDecimal;
import java.math.MathContext;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The lines that iputils' `ping` prints, to the letter; they are English in every language, since
/// programs read them.
///
/// One difference: ping prints no time if there are fewer than 16 octets of data, as it keeps the
/// time in there. We have it always.
public final class PingLines {
    private static final int ICMP_HEADER = 8;
    private static final int IPV4_HEADER = 20;
    private static final int SIGNIFICANT_DIGITS = 6;

    /// What ping leaves out.
    private static final Pattern ERROR_NAME = Pattern.compile("^E[A-Z0-9]+: ");

    private final String name;
    private final InetAddress address;

    /// @param name the host as it was asked for
    /// @param address whom it stands for
    public PingLines(String name, InetAddress address) {
        this.name = name;
        this.address = address;
    }

    /// The first line.
    ///
    /// @param dataBytes octets of data in a request
    /// @param source the address that is asked from, if it was chosen
    public String header(int dataBytes, Optional<InetAddress> source) {
        String from = source.map(chosen -> "from " + text(chosen) + " : ").orElse("");
        if (address instanceof Inet4Address) {
            int all = dataBytes + ICMP_HEADER + IPV4_HEADER;
            return "PING %s (%s) %s%d(%d) bytes of data."
                    .formatted(name, text(address), from, dataBytes, all);
        }
        return "PING %s(%s) %s%d data bytes".formatted(name, who(), from, dataBytes);
    }

    /// The line of a request that the system would not send.
    ///
    /// @param why its error, as in `ENETUNREACH: Network is unreachable`
    /// @param mtu octets that fit the way; 0: not known, and left out
    public static String refused(String why, int mtu) {
        if (isTooLong(why)) {
            return "ping: local error: message too long" + (mtu > 0 ? ", mtu=" + mtu : "");
        }
        return "ping: sendmsg: " + ERROR_NAME.matcher(why).replaceFirst("");
    }

    /// Whether a request was larger than the way takes in one piece. Ping counts that as an error,
    /// and what else the system refuses as lost.
    static boolean isTooLong(String why) {
        return why.startsWith("EMSGSIZE:");
    }

    /// The line of a reply, or of what TCP answered, which has no counterpart in ping.
    ///
    /// @param bytes data and header; 0: it was TCP
    /// @param sequence of the request, from 1
    /// @param ttl of the reply; 0: not known, and left out
    /// @param rttNanos the round trip in nanoseconds
    public String reply(int bytes, int sequence, int ttl, long rttNanos) {
        if (bytes == 0) {
            return "TCP answer from %s: seq=%d time=%s ms"
                    .formatted(who(), sequence, time(rttNanos / 1_000));
        }
        String hops = ttl > 0 ? " ttl=" + ttl : "";
        return "%d bytes from %s: icmp_seq=%d%s time=%s ms"
                .formatted(bytes, who(), sequence, hops, time(rttNanos / 1_000));
    }

    /// The line of a further reply to the same request.
    ///
    /// @param reply the line that [#reply] makes
    public static String duplicate(String reply) {
        return reply + " (DUP!)";
    }

    /// The line of an ICMP error.
    ///
    /// @param from who sent it
    /// @param sequence of the request, from 1
    public static String error(InetAddress from, int sequence, Reason.Icmp error) {
        boolean v4 = from instanceof Inet4Address;
        return "From %s icmp_seq=%d %s"
                .formatted(text(from), sequence, v4 ? IcmpWords.v4(error) : IcmpWords.v6(error));
    }

    /// The lines at the end, the first of them empty; each with its line end.
    ///
    /// @param took from the first request to the end
    public String summary(Summary summary, Duration took) {
        Counts counts = summary.counts();
        StringBuilder text =
                new StringBuilder("\n--- ").append(name).append(" ping statistics ---\n");
        text.append(counts.transmitted()).append(" packets transmitted, ");
        text.append(counts.received()).append(" received");
        if (counts.duplicates() > 0) {
            text.append(", +").append(counts.duplicates()).append(" duplicates");
        }
        if (counts.errors() > 0) {
            text.append(", +").append(counts.errors()).append(" errors");
        }
        if (counts.transmitted() > 0) {
            text.append(", ").append(percent(counts.lossPercent())).append("% packet loss");
            text.append(", time ").append((took.toNanos() + 500_000) / 1_000_000).append("ms");
        }
        text.append('\n');
        String comma = "";
        if (counts.received() > 0) {
            text.append(times(summary.times()));
            comma = ", ";
        }
        if (counts.pipe() > 1) {
            text.append(comma).append("pipe ").append(counts.pipe());
        }
        return text.append('\n').toString();
    }

    private static String times(Times times) {
        return "rtt min/avg/max/mdev = %s/%s/%s/%s ms"
                .formatted(
                        millis(times.min()),
                        millis(times.average()),
                        millis(times.max()),
                        millis(times.deviation()));
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%d.%03d", micros / 1_000, micros % 1_000);
    }

    /// One round trip: the longer it is, the fewer decimals it has.
    ///
    /// @param micros in microseconds
    public static String time(long micros) {
        if (micros >= 99_950) {
            return Long.toString((micros + 500) / 1_000);
        }
        if (micros >= 9_995) {
            long tenths = (micros + 50) / 100;
            return tenths / 10 + "." + tenths % 10;
        }
        if (micros >= 1_000) {
            long hundredths = (micros + 5) / 10;
            return String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
        }
        return millis(micros);
    }

    /// As C's `%g` has it.
    private static String percent(float value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value)
                        .round(new MathContext(SIGNIFICANT_DIGITS))
                        .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).toPlainString()
                + String.format(Locale.ROOT, "e-%02d", -exponent);
    }

    private String who() {
        String number = text(address);
        return name.equals(number) ? number : name + " (" + number + ")";
    }

    private static String text(InetAddress address) {
        return TargetText.of(address);
    }
}
