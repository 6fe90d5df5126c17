package org.yaomote.echo;

/// The numbers of macOS that differ between IPv4 and IPv6.
enum MacFamily {
    V4,
    V6;

    /// `AF_INET`, `AF_INET6`.
    int domain() {
        return this == V4 ? 2 : 30;
    }

    /// `IPPROTO_ICMP`, `IPPROTO_ICMPV6`.
    int protocol() {
        return this == V4 ? 1 : 58;
    }

    /// The type of an echo request.
    int request() {
        return this == V4 ? 8 : 128;
    }

    /// The type of an echo reply.
    int reply() {
        return this == V4 ? 0 : 129;
    }

    /// `IPPROTO_IP`, `IPPROTO_IPV6`: the level of options and control messages.
    int level() {
        return this == V4 ? 0 : 41;
    }

    /// `IP_TTL`, `IPV6_UNICAST_HOPS`.
    int setHops() {
        return 4;
    }

    /// `IP_RECVTTL`, `IPV6_RECVHOPLIMIT`.
    int tellHops() {
        return this == V4 ? 24 : 37;
    }

    /// Whether a control message tells the hop limit: `IP_RECVTTL`, `IPV6_HOPLIMIT` by RFC 3542 or
    /// by the older RFC 2292.
    boolean isHops(int type) {
        return this == V4 ? type == 24 : type == 47 || type == 20;
    }

    /// `IP_DONTFRAG`, `IPV6_DONTFRAG`.
    int dontFragment() {
        return this == V4 ? 28 : 62;
    }
}
