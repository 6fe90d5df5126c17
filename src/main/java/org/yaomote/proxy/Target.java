package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.BackendState;
import org.yaomote.config.Backend;
import org.yaomote.config.Fault;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.metrics.TrafficMeter;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.tls.ClientTls;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A backend of a service as the event loops see it: its address, what is known of it, its counts,
/// and per loop the idle connections to it. Kept when the configuration changes around it.
///
/// Thread: any, except that a loop's idle connections are that loop's.
final class Target {
    private final String host;
    private final String name;
    private final BackendState state;
    private final TrafficMeter meter;
    private final ClientTls.@Nullable Peer tls;
    private final IdleConnections[] idle;
    private final Http2Pool[] http2;
    private final boolean speaksHttp2;

    /// Changes with the configuration; the event loops read it.
    private volatile BackendLimits limits = new BackendLimits(BackendPolicy.DEFAULTS);

    private final Addresses addresses;

    /// Changes with the configuration, too.
    private volatile @Nullable Addresses alive;

    /// Set in a rehearsal only; else it costs a glance per request.
    private volatile @Nullable Fault fault;

    /// How often it has pretended since it was told to.
    private final AtomicInteger turns = new AtomicInteger();

    /// Whether no configuration has it any more: idle connections are closed, not kept.
    private volatile boolean retired;

    /// @param loops how many there are
    /// @param http what is spoken to it
    /// @param tls null if it is spoken to in the clear
    record Access(int loops, UpstreamHttp http, @Nullable ClientTls tls) {}

    Target(Backend backend, BackendState state, TrafficMeter meter, Access access) {
        this.host = backend.host();
        this.addresses = new Addresses(host, backend.port(), System.nanoTime());
        this.name = backend.address();
        this.state = state;
        this.meter = meter;
        follow(backend);
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

    /// A connection that lies ready on a loop, or room on one; null if there is none, or if what is
    /// asked of it next is to fail.
    @Nullable UpstreamSide take(int loop) {
        return fault == null ? takeIdle(loop) : null;
    }

    /// The same, whatever it pretends.
    @Nullable UpstreamSide takeIdle(int loop) {
        return speaksHttp2 ? http2[loop].take() : idle[loop].take();
    }

    /// Makes a connection for an exchange, on its loop.
    ///
    /// @param limit how long to wait for it
    void connect(Exchange exchange, InetSocketAddress to, Duration limit, LoopState loop) {
        Fault pretended = fault;
        if (pretended == null) {
            reach(exchange, to, limit, loop);
        } else {
            new Pretence(this, exchange, loop).act(pretended, to, limit);
        }
    }

    /// How it pretends to fail; null if it does not.
    @Nullable Fault fault() {
        return fault;
    }

    /// It pretends to fail from now on, or no more.
    void fault(@Nullable Fault pretended) {
        turns.set(0);
        fault = pretended;
    }

    /// Counts what it pretends, from 0.
    int turn() {
        return turns.getAndIncrement();
    }

    /// The same, whatever it pretends.
    void reach(Exchange exchange, InetSocketAddress to, Duration limit, LoopState loop) {
        if (speaksHttp2) {
            http2[loop.lane()].connect(exchange, to, limit, loop);
        } else {
            long until = loop.now() + limit.toNanos();
            loop.connector()
                    .connect(to, tls, limit, new ConnectAttempt(exchange, this, loop, to, until));
        }
    }

    /// With whom TLS is to be agreed on; null if it is spoken to in the clear.
    ClientTls.@Nullable Peer tls() {
        return tls;
    }

    /// Where to connect to next; null while its host's name is not known.
    @Nullable InetSocketAddress address() {
        return addresses.next(System.nanoTime());
    }

    /// Where to connect to instead of an address that failed; null if there is nothing else.
    @Nullable InetSocketAddress insteadOf(InetSocketAddress failed, long nowNanos) {
        return addresses.failed(failed, nowNanos) ? address() : null;
    }

    /// All of its addresses.
    Addresses addresses() {
        return addresses;
    }

    /// Where else it is asked whether it lives; null if nowhere.
    @Nullable Addresses alive() {
        return alive;
    }

    /// How long it is waited for.
    BackendLimits limits() {
        return limits;
    }

    /// The configuration around it changed.
    final void follow(Backend backend) {
        BackendPolicy policy = backend.policy();
        if (policy.equals(limits.policy())) {
            return;
        }
        limits = new BackendLimits(policy);
        addresses.want();
        alive = policy.alivePort().map(this::other).orElse(null);
    }

    private Addresses other(BackendPolicy.AlivePort place) {
        String where = place.host().isEmpty() ? host : place.host();
        Addresses made = new Addresses(where, place.port(), System.nanoTime());
        made.want();
        return made;
    }

    boolean isRetired() {
        return retired;
    }

    void retired(boolean now) {
        retired = now;
    }

    /// Whether a name leads to it, whose addresses may change.
    boolean isNamed() {
        Addresses other = alive;
        return addresses.isNamed() || (other != null && other.isNamed());
    }

    /// Whether its names are to be looked up again; true once each time.
    boolean isDue(long nowNanos) {
        Addresses other = alive;
        boolean otherIs = other != null && other.isDue(nowNanos);
        return addresses.isDue(nowNanos) || otherIs;
    }

    /// Looks its hosts up; blocks. A name that is not known any more keeps the addresses it had.
    ///
    /// @return whether there is an address now
    boolean resolve() {
        BackendPolicy policy = limits.policy();
        long now = System.nanoTime();
        Addresses other = alive;
        boolean otherIsKnown = other == null || other.lookUp(policy, now);
        boolean known = addresses.lookUp(policy, now);
        boolean all = policy.resolve().mode() == BackendPolicy.Resolve.Mode.ALL;
        state.addresses(all ? Math.max(1, addresses.count()) : 1);
        return known && otherIsKnown;
    }
}
