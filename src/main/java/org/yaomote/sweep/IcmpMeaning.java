package org.yaomote.sweep;

/// What an ICMP error means for who asked, whichever the family: RFC 792, 1122 and 1812 for IPv4,
/// RFC 4443 for IPv6.
public enum IcmpMeaning {
    /// Nobody on the way knows the network.
    NETWORK,
    /// The last router does not find the host.
    HOST,
    /// The host does not speak ICMP.
    PROTOCOL,
    PORT,
    /// It would have had to be cut, and must not be.
    TOO_LARGE,
    /// Somebody does not let it through.
    FORBIDDEN,
    /// It went over more routers than it was allowed.
    HOPS,
    /// Not all its parts arrived.
    PARTS,
    /// None of these.
    OTHER;

    private static final int V4_UNREACHABLE = 3;
    private static final int V4_TIME = 11;
    private static final int V6_UNREACHABLE = 1;
    private static final int V6_TOO_BIG = 2;
    private static final int V6_TIME = 3;

    /// The meaning of an error.
    ///
    /// @param v4 whether it is one of ICMP, or of ICMPv6
    public static IcmpMeaning of(Reason.Icmp error, boolean v4) {
        return v4 ? v4(error) : v6(error);
    }

    private static IcmpMeaning v4(Reason.Icmp error) {
        return switch (error.type()) {
            case V4_UNREACHABLE ->
                    switch (error.code()) {
                        case 0, 6, 11 -> NETWORK;
                        case 1, 7, 8, 12 -> HOST;
                        case 2 -> PROTOCOL;
                        case 3 -> PORT;
                        case 4 -> TOO_LARGE;
                        case 9, 10, 13, 14, 15 -> FORBIDDEN;
                        default -> OTHER;
                    };
            case V4_TIME -> error.code() == 0 ? HOPS : PARTS;
            default -> OTHER;
        };
    }

    private static IcmpMeaning v6(Reason.Icmp error) {
        return switch (error.type()) {
            case V6_UNREACHABLE ->
                    switch (error.code()) {
                        case 0, 2 -> NETWORK;
                        case 3 -> HOST;
                        case 4 -> PORT;
                        case 1, 5, 6 -> FORBIDDEN;
                        default -> OTHER;
                    };
            case V6_TOO_BIG -> TOO_LARGE;
            case V6_TIME -> error.code() == 0 ? HOPS : PARTS;
            default -> OTHER;
        };
    }
}
