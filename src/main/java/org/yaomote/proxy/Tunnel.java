package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.Attempts;
import org.yaomote.balance.BackendPool;
import org.yaomote.balance.Place;
import org.yaomote.balance.RetryPolicy.Reached;
import org.yaomote.config.Affinity;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Connector;
import org.yaomote.transport.Receiver;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/// A client's connection whose octets go to a backend unseen, and the other way (Pound's `Tunnel`).
/// What one side has sent to its end is ended for the other; a side that takes nothing holds the
/// other back.
///
/// A connection counts as a request that ends with the status of a switched protocol.
///
/// Thread: its event loop.
final class Tunnel extends ServedConnection implements Receiver {
    private final Connection client;
    private final LoopState loop;
    private final ListenerRoute route;
    private final @Nullable ServiceRoute service;
    private final Attempts attempts = new Attempts();
    private final TunnelAccount account;
    private long deadline = Long.MAX_VALUE;

    /// Where it waits for a backend with room.
    private @Nullable Place waiting;

    private @Nullable Connection backend;
    private boolean clientEnded;
    private boolean backendEnded;

    Tunnel(Connection client, LoopState loop, Clients engine, ListenerRoute route) {
        super(client, engine, route.listener().id());
        this.client = client;
        this.loop = loop;
        this.route = route;
        this.service = route.rules().isEmpty() ? null : route.rules().getFirst().service();
        this.account = new TunnelAccount(route, service, loop);
    }

    /// Looks for a backend; the client's octets wait in the kernel.
    void open() {
        loop.add(this);
        account.open();
        client.receiver(this);
        client.reading(false);
        client.tellEnd();
        ServiceRoute to = service;
        if (to == null) {
            giveUp();
            return;
        }
        attempts.begin(loop.now() + route.timeouts().allTries().toNanos());
        attempt(to);
    }

    private void attempt(ServiceRoute to) {
        String origin = SessionKey.address(remote().getAddress());
        String session =
                to.service().affinity() instanceof Affinity.ByClientAddress ? origin : null;
        BackendPool pool = to.pool();
        String key = pool.isByKey() ? origin : null;
        int chosen = pool.choose(session, key, attempts, loop.now());
        if (chosen != BackendPool.FULL) {
            give(to, chosen);
            return;
        }
        waiting = pool.join(session, key, attempts, new Turn(to));
        if (waiting == null) {
            giveUp();
        } else {
            deadline = loop.now() + pool.patienceNanos();
        }
    }

    /// Its wait for a backend with room.
    private final class Turn implements Place.Waiter {
        private final ServiceRoute to;

        Turn(ServiceRoute to) {
            this.to = to;
        }

        @Override
        public void called(int chosen) {
            loop.execute(
                    () -> {
                        if (waiting != null) {
                            waiting = null;
                            give(to, chosen);
                        }
                    });
        }

        @Override
        public long nowNanos() {
            return loop.now();
        }
    }

    private void give(ServiceRoute to, int chosen) {
        deadline = Long.MAX_VALUE;
        if (chosen == BackendPool.NONE) {
            giveUp();
            return;
        }
        attempts.add(chosen);
        Target chosenTarget = to.targets().get(chosen);
        account.give(chosenTarget);
        InetSocketAddress address = chosenTarget.address();
        Way way = new Way(to, chosenTarget);
        if (address == null) {
            way.failed("upstream.unknownHost");
        } else {
            way.begin(address);
        }
    }

    private Duration connectLimit(Target to) {
        Duration usual = to.limits().connect(route.timeouts());
        Duration left = Duration.ofNanos(attempts.deadlineNanos() - loop.now());
        return left.compareTo(usual) < 0 ? left : usual;
    }

    /// A try to reach a backend, one address after another where several count.
    private final class Way implements Connector.Outcome {
        private final ServiceRoute to;
        private final Target tried;
        private @Nullable InetSocketAddress address;

        Way(ServiceRoute to, Target tried) {
            this.to = to;
            this.tried = tried;
        }

        void begin(InetSocketAddress at) {
            address = at;
            loop.connector().connect(at, tried.tls(), connectLimit(tried), this);
        }

        @Override
        public void connected(Connection made) {
            tried.state().succeeded(loop.now());
            if (account.isClosed()) {
                made.close();
            } else {
                join(made, tried);
            }
        }

        @Override
        public void failed(Throwable cause) {
            InetSocketAddress at = address;
            InetSocketAddress next = at == null ? null : tried.insteadOf(at, loop.now());
            if (next == null || account.isClosed() || !connectLimit(tried).isPositive()) {
                failed(ConnectAttempt.reason(cause));
            } else {
                begin(next);
            }
        }

        void failed(String reason) {
            tried.state().failed(reason, loop.now());
            if (account.isClosed()) {
                return;
            }
            account.leaveTarget(false);
            if (!to.retries().mayRetry(Reached.NOT_CONNECTED, false, attempts, loop.now())) {
                giveUp();
                return;
            }
            account.retried();
            attempt(to);
        }
    }

    private void join(Connection made, Target reached) {
        backend = made;
        reached.meter().cell(loop.lane()).connectionOpened();
        made.receiver(new Answers(made, reached));
        made.tellEnd();
        alive();
        client.reading(true);
    }

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        Connection other = backend;
        if (other == null) {
            return;
        }
        account.bytesIn(to - from);
        pass(buffer, from, to, other);
        if (!other.isWritable()) {
            client.reading(false);
        }
    }

    private void pass(ByteBuf buffer, int from, int to, Connection other) {
        alive();
        other.send(buffer, from, to);
        other.flush();
    }

    @Override
    public void onWritable() {
        Connection other = backend;
        if (other != null) {
            alive();
            other.reading(true);
        }
    }

    @Override
    public void onPeerEnd() {
        clientEnded = true;
        Connection other = backend;
        if (other != null) {
            endSending(other);
        }
    }

    @Override
    public void onClosed() {
        loop.remove(this);
        account.clientClosed();
        finish();
        Connection other = backend;
        if (other != null) {
            end(other, client);
        }
    }

    /// What the backend sends.
    private final class Answers implements Receiver {
        private final Connection from;
        private final Target reached;

        Answers(Connection from, Target reached) {
            this.from = from;
            this.reached = reached;
        }

        @Override
        public void onBytes(ByteBuf buffer, int begin, int end) {
            account.bytesOut(end - begin);
            pass(buffer, begin, end, client);
            if (!client.isWritable()) {
                from.reading(false);
            }
        }

        @Override
        public void onWritable() {
            alive();
            client.reading(true);
        }

        @Override
        public void onPeerEnd() {
            backendEnded = true;
            endSending(client);
        }

        @Override
        public void onClosed() {
            finish();
            reached.meter().cell(loop.lane()).connectionClosed();
            end(client, from);
        }
    }

    /// One side has ended; when both have, nothing more can come.
    private void endSending(Connection other) {
        Connection made = backend;
        if (clientEnded && backendEnded && made != null) {
            client.closeAfterSending();
            made.closeAfterSending();
        } else {
            other.finishSending();
        }
    }

    /// The one that closed takes the other with it, in the way it did.
    private void end(Connection other, Connection closed) {
        if (closed.isBroken()) {
            other.reset();
        } else {
            other.closeAfterSending();
        }
    }

    private void alive() {
        Target to = account.target();
        Duration limit =
                to == null ? route.timeouts().tunnel() : to.limits().tunnel(route.timeouts());
        deadline = loop.now() + limit.toNanos();
    }

    /// Nobody can be reached.
    private void giveUp() {
        finish();
        client.close();
    }

    /// Closes the accounts, once.
    private void finish() {
        Place left = waiting;
        waiting = null;
        if (account.close(backend != null) && left != null) {
            var _ = left.leave();
        }
    }

    @Override
    public void tick(long now) {
        if (now - deadline >= 0 && deadline != Long.MAX_VALUE) {
            deadline = Long.MAX_VALUE;
            client.close();
        }
    }

    /// As long as it lasts.
    @Override
    public boolean isBusy() {
        return true;
    }

    @Override
    void underWay(Consumer<UnderWay> to) {
        Target at = account.target();
        if (at != null) {
            to.accept(new UnderWay(at, account.beganNanos(), "", remote(), client::close));
        }
    }

    /// It never is.
    @Override
    public void closeIfIdle() {}
}
