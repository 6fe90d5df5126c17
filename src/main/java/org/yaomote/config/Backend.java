package org.yaomote.config;

import org.yaomote.policy.BackendPolicy;

/// One server that does the work: what the user wrote about it, not how it is doing.
///
/// @param name for people; may be empty, then the address stands for it
/// @param host an IP address or host name
/// @param port 1 to 65535
/// @param weight 1 to 65535; its share of the service's requests is weight over the sum of weights
/// @param mode what it is let do
/// @param maxConnections requests it may have at once, 0 for no limit
/// @param emergency whether it gets requests only while no other backend of its service can
/// @param policy what it is told beyond that
public record Backend(
        String name,
        String host,
        int port,
        int weight,
        BackendMode mode,
        int maxConnections,
        boolean emergency,
        BackendPolicy policy) {
    /// The weight a new backend has: Pound's default priority.
    public static final int DEFAULT_WEIGHT = 5;

    /// The largest weight, as in Pound 4.15 and later.
    public static final int MAX_WEIGHT = 65535;

    /// A regular backend without a limit.
    ///
    /// @param enabled whether it is ready; it is off otherwise
    public Backend(String name, String host, int port, int weight, boolean enabled) {
        this(
                name,
                host,
                port,
                weight,
                enabled ? BackendMode.READY : BackendMode.OFF,
                0,
                false,
                BackendPolicy.DEFAULTS);
    }

    /// Whether it gets requests of new clients.
    public boolean enabled() {
        return mode == BackendMode.READY;
    }

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
        return new Backend(changed, host, port, weight, mode, maxConnections, emergency, policy);
    }

    /// The same backend on another host.
    public Backend withHost(String changed) {
        return new Backend(name, changed, port, weight, mode, maxConnections, emergency, policy);
    }

    /// The same backend on another port.
    public Backend withPort(int changed) {
        return new Backend(name, host, changed, weight, mode, maxConnections, emergency, policy);
    }

    /// The same backend with another weight.
    public Backend withWeight(int changed) {
        return new Backend(name, host, port, changed, mode, maxConnections, emergency, policy);
    }

    /// The same backend, switched on or off.
    public Backend withEnabled(boolean changed) {
        return withMode(changed ? BackendMode.READY : BackendMode.OFF);
    }

    /// The same backend let do something else.
    public Backend withMode(BackendMode changed) {
        return new Backend(name, host, port, weight, changed, maxConnections, emergency, policy);
    }

    /// The same backend with another limit.
    public Backend withMaxConnections(int changed) {
        return new Backend(name, host, port, weight, mode, changed, emergency, policy);
    }

    /// The same backend for emergencies, or for every day.
    public Backend withEmergency(boolean changed) {
        return new Backend(name, host, port, weight, mode, maxConnections, changed, policy);
    }

    /// The same backend told something else beyond that.
    public Backend withPolicy(BackendPolicy changed) {
        return new Backend(name, host, port, weight, mode, maxConnections, emergency, changed);
    }

    /// A backend told nothing beyond that.
    public Backend(
            String name,
            String host,
            int port,
            int weight,
            BackendMode mode,
            int maxConnections,
            boolean emergency) {
        this(name, host, port, weight, mode, maxConnections, emergency, BackendPolicy.DEFAULTS);
    }
}
