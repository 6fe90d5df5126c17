package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.yaomote.http2.ErrorCode;
import org.yaomote.http2.Limits;
import org.yaomote.http2.Session;
import org.yaomote.http2.SessionOwner;
import org.yaomote.http2.Stream;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Receiver;

/// An HTTP/2 connection to a backend, shared by many requests, each of which is an
/// [UpstreamStream].
///
/// Thread: the event loop of the clients it serves.
final class Http2Upstream implements Receiver, SessionOwner {
    private final Connection connection;
    private final Target target;
    private final LoopState loop;
    private final SessionWire wire;
    private final Session session;
    private long idleSince;
    private long receivedAt;
    private boolean served;

    /// No new request is given to it.
    private boolean shut;

    Http2Upstream(Connection connection, Target target, LoopState loop) {
        this.connection = connection;
        this.target = target;
        this.loop = loop;
        this.idleSince = loop.now();
        this.receivedAt = idleSince;
        boolean secure = target.tls() != null;
        var setup = new Session.Setup(Session.Role.CLIENT, secure, Limits.BACKEND, loop::now);
        this.wire = new SessionWire(connection, loop, setup, this);
        this.session = wire.session();
        target.meter().cell(loop.lane()).connectionOpened();
    }

    /// Sends our preface.
    void begin() {
        connection.receiver(this);
        session.begin();
    }

    Session session() {
        return session;
    }

    LoopState loop() {
        return loop;
    }

    Connection connection() {
        return connection;
    }

    /// Whether it served a request before.
    boolean isReused() {
        return served;
    }

    /// Whether another request may be sent on it.
    boolean hasRoom() {
        return !shut && session.mayOpen() && connection.isOpen();
    }

    /// A request waited for an answer in vain: if nothing at all came meanwhile, the connection is
    /// most likely dead, and no other request is given to it.
    ///
    /// @param since when the request was sent
    void suspect(long since) {
        if (receivedAt - since < 0) {
            shut = true;
        }
    }

    /// Ends it if it has been idle so long, or if no request may be sent on it any more.
    void expire(long nowNanos, long idleNanos) {
        boolean useless = shut || session.isSpent();
        boolean old = nowNanos - idleSince >= idleNanos;
        if (session.streamCount() == 0 && !session.isOver() && (useless || old)) {
            session.end();
        }
    }

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        receivedAt = loop.now();
        session.receive(buffer, from, to);
    }

    @Override
    public void onWritable() {
        session.onWritable();
    }

    @Override
    public void onClosed() {
        target.meter().cell(loop.lane()).connectionClosed();
        target.http2(loop.lane()).remove(this);
        session.onClosed();
    }

    @Override
    public Stream accept() {
        throw new AssertionError("a backend opens no streams");
    }

    @Override
    public void settingsChanged() {
        // They are asked for when a request needs a stream.
    }

    @Override
    public void goingAway() {
        shut = true;
    }

    @Override
    public void streamEnded() {
        served = true;
        idleSince = loop.now();
    }

    @Override
    public void over(ErrorCode code) {
        shut = true;
        wire.run();
        connection.closeAfterSending();
    }
}
