package org.yaomote.sweep;

import org.yaomote.targets.TargetText;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that is known of one host of a sweep. A later one with the same index replaces it.
///
/// @param index its place among the targets, from 0
/// @param address empty if the name has none
/// @param name as it was written, "" if the address was
/// @param when the verdict was found; of a pending one, when the sweep began
/// @param echo what the echo requests brought
/// @param errorFrom who sent the ICMP error, if that is the reason
/// @param known what was found out beyond the verdict
public record HostResult(
        int index,
        Optional<InetAddress> address,
        String name,
        Verdict verdict,
        Reason reason,
        Instant when,
        Echoes echo,
        Optional<InetAddress> errorFrom,
        Known known) {

    /// What came back.
    ///
    /// @param sent requests on the wire
    /// @param received replies, without duplicates
    /// @param duplicates further replies to the same requests
    /// @param minNanos the shortest round trip in nanoseconds, 0 if there is none or it was shorter
    ///   than can be measured
    /// @param avgNanos their mean, counted like `minNanos`
    /// @param maxNanos the longest one, counted like `minNanos`
    /// @param bytes of the last reply: data and 8 octets of ICMP header; 0 if there is none
    /// @param ttl of the last reply, 1 to 255; 0 if it is not known
    public record Echoes(
            int sent,
            int received,
            int duplicates,
            long minNanos,
            long avgNanos,
            long maxNanos,
            int bytes,
            int ttl) {
        /// Nothing was sent.
        public static final Echoes NONE = new Echoes(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// What was found out about a host; it comes after the verdict, bit by bit.
    ///
    /// @param reverseName from its PTR record, "" if it has none or is not asked
    /// @param mac from the neighbour table
    /// @param vendor who made the network card, "" if not known
    /// @param services what answers on its ports, in rising order
    public record Known(
            String reverseName,
            Optional<MacAddress> mac,
            String vendor,
            List<WebService> services) {
        /// Nothing yet.
        public static final Known NOTHING = new Known("", Optional.empty(), "", List.of());

        public Known {
            services = List.copyOf(services);
        }
    }

    /// The address, or the name if there is none: what a person calls it.
    public String label() {
        return address.map(TargetText::of).orElse(name);
    }
}
