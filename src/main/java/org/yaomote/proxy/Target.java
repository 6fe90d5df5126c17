package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.BackendState;
import org.yaomote.config.Backend;
import org.yaomote.config.HostName;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.metrics.TrafficMeter;
import org.yaomote.tls.ClientTls;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/// A backend of a service as the event loops see it: its address, what is known of it, its counts,
/// and per loop the idle connections to it. Kept when the configuration changes around it.
///
/// Thread: any, except that a loop's idle connections are that loop's.
final class Target {
    private final String host;
    private final int port;
    private final String name;
    private final BackendState state;
    private final TrafficMeter meter;
    private final ClientTls.@Nullable Peer tls;
    private final IdleConnections[] idle;
    private final Http2Pool[] http2;
    private final boolean speaksHttp2;

    /// Changes with the configuration; the event loops read it.
    private volatile BackendLimits limits;

    /// Null while the host's name is not known; written by the work thread.
    private volatile @Nullable InetSocketAddress address;

    /// Whether no configuration has it any more: idle connections are closed, not kept.
    private volatile boolean retired;

    /// @param loops how many there are
    /// @param http what is spoken to it
    /// @param tls null if it is spoken to in the clear
    record Access(int loops, UpstreamHttp http, @Nullable ClientTls tls) {}

    Target(Backend backend, BackendState state, TrafficMeter meter, Access access) {
        this.host = backend.host();
        this.port = backend.port();
        this.name = backend.address();
        this.limits = new BackendLimits(backend.policy());
        this.state = state;
        this.meter = meter;
        this.tls = access.tls == null ? null : access.tls.peer(host);
        this.speaksHttp2 = access.http == UpstreamHttp.HTTP_2;
        this.idle = new IdleConnections[access.loops];
        this.http2 = new Http2Pool[access.loops];
        for (int i = 0; i < access.loops; i++) {
            idle[i] = new IdleConnections(this);
            http2[i] = new Http2Pool(this);
        }
    }

    /// Its address as the configuration has it.
    String name() {
        return name;
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

    Http2Pool http2(int loop) {
        return http2[loop];
    }

    /// A connection that lies ready on a loop, or room on one; null if there is none.
    @Nullable UpstreamSide take(int loop) {
        return speaksHttp2 ? http2[loop].take() : idle[loop].take();
    }

    /// Makes a connection for an exchange, on its loop.
    ///
    /// @param limit how long to wait for it
    void connect(Exchange exchange, InetSocketAddress to, Duration limit, LoopState loop) {
        if (speaksHttp2) {
            http2[loop.number()].connect(exchange, to, limit, loop);
        } else {
            loop.connector().connect(to, tls, limit, new ConnectAttempt(exchange, this, loop));
        }
    }

    /// With whom TLS is to be agreed on; null if it is spoken to in the clear.
    ClientTls.@Nullable Peer tls() {
        return tls;
    }

    @Nullable InetSocketAddress address() {
        return address;
    }

    /// How long it is waited for.
    BackendLimits limits() {
        return limits;
    }

    /// The configuration around it changed.
    void follow(Backend backend) {
        limits = new BackendLimits(backend.policy());
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
