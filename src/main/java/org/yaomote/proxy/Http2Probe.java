package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.yaomote.http.HeadOutput;
import org.yaomote.http2.ErrorCode;
import org.yaomote.http2.Limits;
import org.yaomote.http2.Session;
import org.yaomote.http2.SessionOwner;
import org.yaomote.http2.Stream;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Receiver;

import java.util.Arrays;

/// A health check's question in HTTP/2, on a connection of its own: one request, and of its answer
/// what the verdict needs.
///
/// Thread: its event loop. The check is told how it ends by [HealthProbe#conclude].
final class Http2Probe extends Stream implements Receiver, SessionOwner {
    /// So many octets of an answer tell whether a gRPC server is well.
    private static final int ENOUGH = 7;

    private final HealthProbe probe;
    private final Connection connection;
    private final LoopState loop;
    private final SessionWire wire;
    private final Session session;
    private byte[] body = new byte[0];

    Http2Probe(HealthProbe probe, Connection connection, LoopState loop, boolean secure) {
        this.probe = probe;
        this.connection = connection;
        this.loop = loop;
        var setup = new Session.Setup(Session.Role.CLIENT, secure, Limits.BACKEND, loop::now);
        this.wire = new SessionWire(connection, loop, setup, this);
        this.session = wire.session();
    }

    /// Sends the request.
    ///
    /// @param head as text of HTTP/1.1
    /// @param message its body; empty for none
    void ask(byte[] head, byte[] message) {
        connection.receiver(this);
        session.begin();
        session.open(this);
        session.head(this, head, 0, head.length);
        if (message.length > 0) {
            ByteBuf octets = Unpooled.wrappedBuffer(message);
            session.data(this, octets, 0, message.length);
            octets.release();
        }
        session.end(this);
        wire.run();
    }

    /// Takes leave and hangs up.
    void end() {
        session.end();
        wire.run();
        connection.close();
    }

    // ---- the answer ----------------------------------------------------------------------------

    @Override
    protected void onHead(HeadOutput head, boolean end) {
        if (loop.responseHead().parse(head.array(), 0, head.length(), false) != null) {
            probe.conclude("upstream.malformed");
        } else if (loop.responseHead().status() >= 200) {
            probe.answered(loop.responseHead().status());
            if (end) {
                onEnd();
            }
        }
    }

    @Override
    protected void onHeadTooLarge() {
        throw new AssertionError("told on a server only");
    }

    @Override
    protected void onData(ByteBuf buffer, int from, int to) {
        int more = Math.min(to - from, ENOUGH - body.length);
        int had = body.length;
        body = Arrays.copyOf(body, had + more);
        buffer.getBytes(from, body, had, more);
        session.taken(this, to - from);
        if (body.length == ENOUGH) {
            probe.said(body);
        }
    }

    @Override
    protected void onTrailers(HeadOutput lines) {
        // What they say of gRPC the message has said before.
    }

    @Override
    protected void onEnd() {
        probe.said(body);
    }

    @Override
    protected void onReset(ErrorCode code) {
        // A session that is over by a fault has found it in what came.
        boolean fault = session.isOver() && code != ErrorCode.CANCEL && code != ErrorCode.NO_ERROR;
        boolean malformed = fault || code == ErrorCode.PROTOCOL_ERROR;
        probe.conclude(malformed ? "upstream.malformed" : "upstream.broke");
    }

    @Override
    public void onWritable() {
        // The request is small: windows and kernel take it at once.
    }

    @Override
    protected boolean isBodiless() {
        return false;
    }

    // ---- the session's owner -------------------------------------------------------------------

    @Override
    public Stream accept() {
        throw new AssertionError("a backend opens no streams");
    }

    @Override
    public void settingsChanged() {
        // One stream is always allowed, or it is refused.
    }

    @Override
    public void goingAway() {
        // The stream is told if it was not begun with.
    }

    @Override
    public void streamEnded() {
        // Whatever there was to say was said.
    }

    @Override
    public void over(ErrorCode code) {
        wire.run();
        connection.closeAfterSending();
    }

    // ---- the connection ------------------------------------------------------------------------

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        session.receive(buffer, from, to);
    }

    @Override
    public void onClosed() {
        session.onClosed();
        probe.conclude("upstream.broke");
    }
}
