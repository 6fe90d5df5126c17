package org.yaomote.config;

/// One server that does the work: what the user wrote about it, not how it is doing.
///
/// @param name for people; may be empty, then the address stands for it
/// @param host an IP address or host name
/// @param port 1 to 65535
/// @param weight 1 to 65535; its share of the service's requests is weight over the sum of weights
/// @param enabled a disabled backend is kept but gets nothing
public record Backend(String name, String host, int port, int weight, boolean enabled) {
    /// The weight a new backend has: Pound's default priority.
    public static final int DEFAULT_WEIGHT = 5;

    /// The largest weight, as in Pound 4.15 and later.
    public static final int MAX_WEIGHT = 65535;

    /// `host:port`, with an IPv6 address in brackets: what tells this backend from the others of
    /// its service, also in counters and logs.
    public String address() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }

    /// The name, or the address where there is none.
    public String label() {
        return name.isBlank() ? address() : name;
    }

    /// The same backend under another name.
    public Backend withName(String changed) {
        return new Backend(changed, host, port, weight, enabled);
    }

    /// The same backend on another host.
    public Backend withHost(String changed) {
        return new Backend(name, changed, port, weight, enabled);
    }

    /// The same backend on another port.
    public Backend withPort(int changed) {
        return new Backend(name, host, changed, weight, enabled);
    }

    /// The same backend with another weight.
    public Backend withWeight(int changed) {
        return new Backend(name, host, port, changed, enabled);
    }

    /// The same backend, switched on or off.
    public Backend withEnabled(boolean changed) {
        return new Backend(name, host, port, weight, changed);
    }
}
