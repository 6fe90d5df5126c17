package org.yaomote.echo;

/// The numbers of Linux that differ between IPv4 and IPv6.
enum LinuxFamily {
    V4,
    V6;

    /// `AF_INET`, `AF_INET6`.
    int domain() {
        return this == V4 ? LinuxMessages.AF_INET : LinuxMessages.AF_INET6;
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

    /// `SOL_IP`, `SOL_IPV6`.
    int level() {
        return this == V4 ? 0 : 41;
    }

    /// `IP_TTL`, `IPV6_HOPLIMIT`: the control message.
    int hops() {
        return this == V4 ? 2 : 52;
    }

    /// `IP_RECVERR`, `IPV6_RECVERR`: the option and the control message.
    int error() {
        return this == V4 ? 11 : 25;
    }

    /// `SO_EE_ORIGIN_ICMP`, `SO_EE_ORIGIN_ICMP6`.
    int errorOrigin() {
        return this == V4 ? 2 : 3;
    }

    /// `IP_RECVERR`, `IPV6_RECVERR`.
    SocketOption tellErrors() {
        return new SocketOption(level(), error());
    }

    /// `IP_RECVTTL`, `IPV6_RECVHOPLIMIT`.
    SocketOption tellHops() {
        return new SocketOption(level(), this == V4 ? 12 : 51);
    }

    /// `IP_TTL`, `IPV6_UNICAST_HOPS`.
    SocketOption setHops() {
        return new SocketOption(level(), this == V4 ? 2 : 16);
    }

    /// `IP_MTU_DISCOVER`, `IPV6_MTU_DISCOVER`.
    SocketOption fragments() {
        return new SocketOption(level(), this == V4 ? 10 : 23);
    }

    /// `ICMP_FILTER`, `ICMP6_FILTER`: what a raw socket does not want.
    SocketOption filter() {
        return this == V4 ? new SocketOption(255, 1) : new SocketOption(58, 1);
    }
}
