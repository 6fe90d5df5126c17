package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.yaomote.http2.Session;
import org.yaomote.http2.SessionOwner;
import org.yaomote.http2.Wire;
import org.yaomote.transport.Connection;

/// An HTTP/2 session on its connection: what its streams send is gathered, and leaves in one piece
/// when the loop's turn ends.
///
/// Thread: the connection's event loop.
final class SessionWire implements Wire, TurnEnd.Gathering {
    private final Connection connection;
    private final TurnEnd turnEnd;
    private final Session session;

    SessionWire(Connection connection, LoopState loop, Session.Setup setup, SessionOwner owner) {
        this.connection = connection;
        this.turnEnd = loop.turnEnd();
        this.session = new Session(setup, this, owner, loop.http2());
    }

    Session session() {
        return session;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void send(byte[] bytes, int from, int to) {
        connection.send(bytes, from, to);
    }

    @Override
    public void send(ByteBuf buffer, int from, int to) {
        connection.send(buffer, from, to);
    }

    @Override
    public boolean isWritable() {
        return connection.isWritable();
    }

    @Override
    public void pending() {
        turnEnd.add(this);
    }

    /// What was gathered leaves.
    @Override
    public void run() {
        session.flush();
        connection.flush();
    }
}
