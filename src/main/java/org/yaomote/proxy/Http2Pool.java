package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Connector;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The HTTP/2 connections of one loop to one backend: usually one, which all requests share; more
/// while it is full.
///
/// Thread: that loop.
final class Http2Pool implements Pooled {
    /// So many requests wait for one connection that is being made.
    private static final int WAITING = 100;

    private final Target target;
    private final List<Http2Upstream> connections = new ArrayList<>();

    /// Who waits for the connection that is being made.
    private @Nullable List<Exchange> waiting;

    Http2Pool(Target target) {
        this.target = target;
    }

    /// A stream of a connection that has room for one; null if there is none.
    @Nullable UpstreamSide take() {
        for (int i = 0; i < connections.size(); i++) {
            Http2Upstream connection = connections.get(i);
            if (connection.hasRoom()) {
                return new UpstreamStream(connection);
            }
        }
        return null;
    }

    /// Connects for an exchange, or has it wait for a connection that is being made already.
    void connect(Exchange exchange, InetSocketAddress address, Duration limit, LoopState loop) {
        List<Exchange> present = waiting;
        if (present != null && present.size() < WAITING) {
            present.add(exchange);
            return;
        }
        List<Exchange> made = new ArrayList<>(List.of(exchange));
        waiting = made;
        new Attempt(made, loop, loop.now() + limit.toNanos()).begin(address, limit);
    }

    /// Takes a connection out that closed.
    void remove(Http2Upstream connection) {
        connections.remove(connection);
    }

    @Override
    public void expire(long nowNanos, long idleNanos) {
        for (int i = connections.size() - 1; i >= 0; i--) {
            connections.get(i).expire(nowNanos, target.isRetired() ? 0 : idleNanos);
        }
    }

    @Override
    public boolean isEmpty() {
        return connections.isEmpty();
    }

    /// A try to reach the backend, for all who wait: one address after another, where several
    /// count.
    private final class Attempt implements Connector.Outcome {
        private final List<Exchange> exchanges;
        private final LoopState loop;
        private final long untilNanos;
        private @Nullable InetSocketAddress address;

        Attempt(List<Exchange> exchanges, LoopState loop, long untilNanos) {
            this.exchanges = exchanges;
            this.loop = loop;
            this.untilNanos = untilNanos;
        }

        void begin(InetSocketAddress to, Duration limit) {
            address = to;
            loop.connector().connect(to, target.tls(), limit, this);
        }

        @Override
        public void connected(Connection connection) {
            over();
            InetSocketAddress reached = address;
            if (reached != null) {
                target.addresses().reached(reached);
            }
            Http2Upstream made = new Http2Upstream(connection, target, loop);
            connections.add(made);
            loop.watch(Http2Pool.this);
            made.begin();
            for (Exchange exchange : exchanges) {
                exchange.on(new Event.Connected(new UpstreamStream(made)));
                exchange.flush();
            }
        }

        @Override
        public void accepted() {
            exchanges.forEach(Exchange::accepted);
        }

        @Override
        public void failed(Throwable cause) {
            InetSocketAddress tried = address;
            Duration left = Duration.ofNanos(untilNanos - loop.now());
            InetSocketAddress next = tried == null ? null : target.insteadOf(tried, loop.now());
            if (next != null && left.isPositive()) {
                begin(next, left);
                return;
            }
            over();
            String reason = ConnectAttempt.reason(cause);
            target.state().failed(reason, loop.now());
            for (Exchange exchange : exchanges) {
                exchange.on(new Event.ConnectFailed(reason));
                exchange.flush();
            }
        }

        /// Whoever comes now begins another try.
        private void over() {
            waiting = null;
        }
    }
}
