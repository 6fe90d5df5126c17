package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.yaomote.config.ListenerId;
import org.yaomote.http2.ErrorCode;
import org.yaomote.http2.Limits;
import org.yaomote.http2.Session;
import org.yaomote.http2.SessionOwner;
import org.yaomote.http2.Stream;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Receiver;

import java.util.function.Consumer;

/// A client's HTTP/2 connection: its [Session] knows the protocol, and each request on it is an
/// [Http2Stream] with an exchange of its own.
///
/// Thread: its event loop.
final class Http2Connection extends ServedConnection implements Receiver, SessionOwner {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LINGER_NANOS = 2_000_000_000L;

    /// How long a client without a request has to answer our leave.
    private static final long LEAVE_NANOS = 1_000_000_000L;

    private final Connection connection;
    private final LoopState loop;
    private final Clients engine;
    private final ListenerId listener;
    private final SessionWire wire;
    private final Session session;

    private final ClientFacts facts;

    /// What waits until the client takes more of its answers.
    private final HeldBytes held = new HeldBytes();

    private ListenerRoute route;

    /// When the connection, as far as it has no request, is ended.
    private long idleUntil;

    /// When the head that has begun must be complete.
    private long headUntil = NEVER;

    private boolean closing;

    Http2Connection(Connection connection, LoopState loop, Clients engine, ListenerRoute route) {
        super(connection, engine, route.listener().id());
        this.connection = connection;
        this.facts = ClientFacts.ofHttp2(connection);
        this.loop = loop;
        this.engine = engine;
        this.route = route;
        this.listener = route.listener().id();
        Limits limits = Limits.DEFAULT.withListBytes(route.terms().heads().maxHeadBytes());
        var setup = new Session.Setup(Session.Role.SERVER, route.isSecure(), limits, loop::now);
        this.wire = new SessionWire(connection, loop, setup, this);
        this.session = wire.session();
    }

    /// Goes on with a connection that was counted already.
    void takeOver() {
        rest();
        connection.receiver(this);
        session.begin();
    }

    // ---- what comes ----------------------------------------------------------------------------

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        if (closing) {
            return;
        }
        // Who does not take our answers is not listened to.
        if (held.isEmpty() && connection.isWritable()) {
            listen(buffer, from, to);
        } else {
            held.add(buffer, from, to);
        }
        if (!connection.isWritable()) {
            connection.reading(false);
        }
    }

    private void listen(ByteBuf buffer, int from, int to) {
        int used = session.receive(buffer, from, to);
        if (used < to && !closing) {
            held.add(buffer, used, to);
        }
    }

    /// What waited is heard before more is sent: it may be that less is wanted.
    @Override
    public void onWritable() {
        if (!held.isEmpty()) {
            ByteBuf present = held.take();
            listen(present, present.readerIndex(), present.writerIndex());
            present.release();
        }
        if (connection.isWritable()) {
            connection.reading(true);
            session.onWritable();
        }
    }

    @Override
    public void onClosed() {
        closing = true;
        held.release();
        loop.remove(this);
        route.meter().cell(loop.lane()).connectionClosed();
        session.onClosed();
    }

    // ---- the session's view --------------------------------------------------------------------

    @Override
    public Stream accept() {
        route = engine.route(listener, route);
        Http2Stream spare = loop.takeStream();
        Http2Stream stream = spare != null ? spare : new Http2Stream(loop, engine);
        stream.begin(this);
        return stream;
    }

    @Override
    public void settingsChanged() {
        // What they allow is the session's business.
    }

    @Override
    public void goingAway() {
        // The client begins no more; what it has begun is answered.
    }

    @Override
    public void streamEnded() {
        if (session.streamCount() == 0) {
            rest();
        }
    }

    @Override
    public void over(ErrorCode code) {
        wire.run();
        closing = true;
        held.release();
        if (code == ErrorCode.NO_ERROR) {
            idleUntil = loop.now() + route.timeouts().clientWrite().toNanos();
            connection.closeAfterSending();
        } else {
            // What it still sends is read and dropped: a reset would destroy what it is told.
            idleUntil = loop.now() + LINGER_NANOS;
            connection.reading(true);
            connection.finishSending();
        }
    }

    // ---- the loop's view -----------------------------------------------------------------------

    @Override
    public void tick(long now) {
        if (closing) {
            if (now >= idleUntil) {
                connection.close();
            }
            return;
        }
        for (Stream stream : session.all()) {
            ((Http2Stream) stream).tick(now);
        }
        if (!session.isMidHead()) {
            headUntil = NEVER;
        } else if (headUntil == NEVER) {
            headUntil = now + route.timeouts().requestHead().toNanos();
        }
        boolean idle = session.streamCount() == 0 && now >= idleUntil;
        if (!session.isOver() && (idle || now >= headUntil)) {
            session.end();
        }
    }

    @Override
    public boolean isBusy() {
        return session.streamCount() > 0;
    }

    @Override
    void underWay(Consumer<UnderWay> to) {
        for (Stream stream : session.all()) {
            UnderWay now = ((Http2Stream) stream).underWay();
            if (now != null) {
                to.accept(now);
            }
        }
    }

    @Override
    public void closeIfIdle() {
        if (!session.isLeaving()) {
            session.leave();
            idleUntil = Math.min(idleUntil, loop.now() + LEAVE_NANOS);
        }
    }

    // ---- the streams' view ---------------------------------------------------------------------

    Session session() {
        return session;
    }

    ListenerRoute route() {
        return route;
    }

    ClientFacts facts() {
        return facts;
    }

    /// No request is under way.
    private void rest() {
        boolean leaving = session.isLeaving();
        long nanos = leaving ? LEAVE_NANOS : route.timeouts().http2Idle().toNanos();
        idleUntil = loop.now() + nanos;
    }
}
