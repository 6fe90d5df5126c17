package org.yaomote.sweep;

import java.util.List;

/// What ping says of ICMP errors.
final class IcmpWords {
    private static final List<String> UNREACHABLE_V4 =
            List.of(
                    "Destination Net Unreachable",
                    "Destination Host Unreachable",
                    "Destination Protocol Unreachable",
                    "Destination Port Unreachable",
                    "Frag needed and DF set",
                    "Source Route Failed",
                    "Destination Net Unknown",
                    "Destination Host Unknown",
                    "Source Host Isolated",
                    "Destination Net Prohibited",
                    "Destination Host Prohibited",
                    "Destination Net Unreachable for Type of Service",
                    "Destination Host Unreachable for Type of Service",
                    "Packet filtered",
                    "Precedence Violation",
                    "Precedence Cutoff");

    private static final List<String> UNREACHABLE_V6 =
            List.of(
                    "No route",
                    "Administratively prohibited",
                    "Beyond scope of source address",
                    "Address unreachable",
                    "Port unreachable",
                    "Source address failed ingress/egress policy",
                    "Reject route to destination");

    private IcmpWords() {}

    static String v4(Reason.Icmp error) {
        return switch (error.type()) {
            case 3 -> named(UNREACHABLE_V4, error.code(), "Dest Unreachable, Bad Code: ");
            case 4 -> "Source Quench";
            case 5 -> "Redirect";
            case 11 ->
                    error.code() == 0 ? "Time to live exceeded" : "Frag reassembly time exceeded";
            case 12 -> "Parameter problem";
            default -> "Bad ICMP type: " + error.type();
        };
    }

    static String v6(Reason.Icmp error) {
        return switch (error.type()) {
            case 1 ->
                    "Destination unreachable: "
                            + named(UNREACHABLE_V6, error.code(), "Unknown code ");
            case 2 -> "Packet too big";
            case 3 ->
                    "Time exceeded: "
                            + (error.code() == 0 ? "Hop limit" : "Defragmentation failure");
            case 4 -> "Parameter problem";
            default -> "unknown icmp type: " + error.type();
        };
    }

    private static String named(List<String> names, int code, String otherwise) {
        return code < names.size() ? names.get(code) : otherwise + code;
    }
}
