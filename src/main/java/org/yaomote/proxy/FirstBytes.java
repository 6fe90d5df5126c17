package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.yaomote.transport.Connection;
import org.yaomote.transport.Receiver;

import java.nio.charset.StandardCharsets;

/// A client's connection before anybody knows which version of HTTP it speaks: in TLS that was
/// agreed on when the first bytes arrive (RFC 9113 §3.2), in the clear the first bytes say it
/// (§3.3).
///
/// Thread: its event loop.
final class FirstBytes extends ServedConnection implements Receiver {
    /// How HTTP/2 begins, and no request of HTTP/1 does.
    private static final byte[] PREFACE = "PRI ".getBytes(StandardCharsets.US_ASCII);

    private static final String HTTP_2 = "h2";

    private final Connection connection;
    private final LoopState loop;
    private final Clients engine;
    private final ListenerRoute route;
    private final HeldBytes held = new HeldBytes();
    private long deadline;

    FirstBytes(Connection connection, LoopState loop, Clients engine, ListenerRoute route) {
        super(connection, engine, route.listener().id());
        this.connection = connection;
        this.loop = loop;
        this.engine = engine;
        this.route = route;
    }

    /// Whether clients of a listener may speak HTTP/2.
    static boolean areOpen(ListenerRoute route) {
        var options = route.listener().options();
        return route.isSecure() ? options.http2() : options.http2PriorKnowledge();
    }

    /// Begins to listen to the client.
    void open() {
        loop.add(this);
        route.meter().cell(loop.lane()).connectionOpened();
        deadline = loop.now() + route.timeouts().requestHead().toNanos();
        connection.receiver(this);
    }

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        if (route.isSecure()) {
            become(connection.applicationProtocol().equals(HTTP_2), buffer, from, to);
            return;
        }
        held.add(buffer, from, to);
        ByteBuf present = held.take();
        int begin = present.readerIndex();
        int end = present.writerIndex();
        int same = 0;
        while (same < PREFACE.length && begin + same < end && is(present, begin, same)) {
            same++;
        }
        if (same < PREFACE.length && begin + same == end) {
            held.putBack(present, begin);
            return;
        }
        become(same == PREFACE.length, present, begin, end);
        present.release();
    }

    private static boolean is(ByteBuf buffer, int begin, int at) {
        return buffer.getByte(begin + at) == PREFACE[at];
    }

    private void become(boolean http2, ByteBuf buffer, int from, int to) {
        if (http2) {
            Http2Connection next = new Http2Connection(connection, loop, engine, route);
            loop.replace(this, next);
            next.takeOver();
            next.onBytes(buffer, from, to);
        } else {
            ClientConnection next = new ClientConnection(connection, loop, engine, route);
            loop.replace(this, next);
            next.takeOver(deadline);
            next.onBytes(buffer, from, to);
        }
    }

    @Override
    public void onWritable() {
        // Nothing was sent.
    }

    @Override
    public void onClosed() {
        held.release();
        loop.remove(this);
        route.meter().cell(loop.lane()).connectionClosed();
    }

    @Override
    public void tick(long now) {
        if (now >= deadline) {
            connection.close();
        }
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    /// It may be in the middle of its handshake, or its first request on the way.
    @Override
    public void closeIfIdle() {
        deadline = Math.min(deadline, loop.now() + ClientPatience.NEWCOMER.toNanos());
    }
}
