package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.BackendState;
import org.yaomote.config.Backend;
import org.yaomote.config.HostName;
import org.yaomote.metrics.TrafficMeter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// A backend of a service as the event loops see it: its address, what is known of it, its counts,
/// and per loop the idle connections to it. Kept when the configuration changes around it.
///
/// Thread: any, except that a loop's idle connections are that loop's.
final class Target {
    private final String host;
    private final int port;
    private final BackendState state;
    private final TrafficMeter meter;
    private final IdleConnections[] idle;

    /// Null while the host's name is not known; written by the work thread.
    private volatile @Nullable InetSocketAddress address;

    /// Whether no configuration has it any more: idle connections are closed, not kept.
    private volatile boolean retired;

    Target(Backend backend, BackendState state, TrafficMeter meter, int loops) {
        this.host = backend.host();
        this.port = backend.port();
        this.state = state;
        this.meter = meter;
        this.idle = new IdleConnections[loops];
        for (int i = 0; i < loops; i++) {
            idle[i] = new IdleConnections(this);
        }
    }

    BackendState state() {
        return state;
    }

    TrafficMeter meter() {
        return meter;
    }

    IdleConnections idle(int loop) {
        return idle[loop];
    }

    /// A connection that lies ready on a loop; null if there is none.
    @Nullable UpstreamSide take(int loop) {
        return idle[loop].take();
    }

    @Nullable InetSocketAddress address() {
        return address;
    }

    boolean isRetired() {
        return retired;
    }

    void retired(boolean now) {
        retired = now;
    }

    /// Whether its host is a name, whose addresses may change.
    boolean isNamed() {
        return !HostName.isIpv4(host) && !HostName.isIpv6(host);
    }

    /// Looks the host up; blocks, so the work thread's. A name that is not known any more keeps the
    /// address it had.
    ///
    /// @return whether there is an address now
    boolean resolve() {
        try {
            address = new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            return address != null;
        }
        return true;
    }
}
