package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.ListenerId;
import org.yaomote.http.HeadFault;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.OwnCookie;
import org.yaomote.http.RequestHead;
import org.yaomote.http.RequestRewriter;
import org.yaomote.http.ResponseHead;
import org.yaomote.http.ResponseRewriter.Fate;
import org.yaomote.metrics.TrafficCell;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Receiver;

import java.net.InetSocketAddress;

/// A client's HTTP/1 connection: its [RequestReader] cuts out what comes, the [Exchange] decides,
/// and here the answers are written.
///
/// Thread: its event loop.
final class ClientConnection
        implements Receiver, ServedConnection, ClientSide, RequestReader.Requests {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LINGER_NANOS = 2_000_000_000L;

    private final Connection connection;
    private final LoopState loop;
    private final Clients engine;
    private final ListenerId listener;
    private final Exchange exchange;
    private final RequestReader reader;
    private final ClientFacts facts;
    private ListenerRoute route;
    private int place;
    private long deadline;

    ClientConnection(Connection connection, LoopState loop, Clients engine, ListenerRoute route) {
        this.connection = connection;
        this.loop = loop;
        this.engine = engine;
        this.route = route;
        this.facts = ClientFacts.ofHttp1(connection);
        this.listener = route.listener().id();
        this.exchange = new Exchange(this, loop, engine);
        this.reader = new RequestReader(connection, loop, this, exchange.requestSink());
    }

    /// Begins to listen to the client.
    void open() {
        cell().connectionOpened();
        takeOver(loop.now() + route.timeouts().requestHead().toNanos());
    }

    /// Goes on with a connection that was counted already.
    ///
    /// @param headUntil when its first head must be complete
    void takeOver(long headUntil) {
        loop.add(this);
        deadline = headUntil;
        connection.receiver(this);
    }

    // ---- what comes ----------------------------------------------------------------------------

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        if (reader.isDiscarding()) {
            return;
        }
        reader.read(buffer, from, to, !exchange.isConnecting());
        exchange.flush();
    }

    @Override
    public void onWritable() {
        exchange.clientWritable();
    }

    @Override
    public void onClosed() {
        reader.discard();
        loop.remove(this);
        cell().connectionClosed();
        exchange.on(new Event.ClientGone());
    }

    @Override
    public HeadLimits limits() {
        return engine.route(listener, route).terms().heads();
    }

    @Override
    public void headBegan() {
        route = engine.route(listener, route);
        deadline = loop.now() + route.timeouts().requestHead().toNanos();
    }

    @Override
    public void headRead(int length) {
        route = engine.route(listener, route);
        deadline = NEVER;
        cell().bytesIn(length);
        reader.limitBody(route.terms().maxBodyBytes());
        exchange.on(new Event.RequestArrived(route));
    }

    @Override
    public void refused(HeadFault fault) {
        if (!exchange.isBusy()) {
            route = engine.route(listener, route);
        }
        exchange.on(new Event.RequestRefused(route, fault));
    }

    @Override
    public boolean takesBody() {
        return exchange.takesBody();
    }

    @Override
    public void bodyRead(int length, boolean complete) {
        cell().bytesIn(length);
        if (complete) {
            exchange.on(new Event.RequestEnded());
        } else {
            exchange.bodyProgress();
        }
    }

    @Override
    public void tunnelled(ByteBuf buffer, int from, int to) {
        cell().bytesIn(to - from);
        exchange.tunnelToBackend(buffer, from, to);
    }

    // ---- the loop's view -----------------------------------------------------------------------

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public int place() {
        return place;
    }

    @Override
    public void place(int index) {
        place = index;
    }

    @Override
    public boolean isBusy() {
        return exchange.isBusy();
    }

    @Override
    public boolean isLeaving() {
        return engine.isLeaving(listener);
    }

    @Override
    public void closeIfIdle() {
        if (reader.isAtHead() && !reader.isHolding()) {
            connection.close();
        }
    }

    @Override
    public void tick(long now) {
        exchange.lookAtBackend();
        if (now < deadline) {
            return;
        }
        deadline = NEVER;
        if (reader.isDiscarding()) {
            connection.close();
        } else {
            exchange.on(new Event.TimedOut());
            exchange.flush();
        }
    }

    // ---- the exchange's view -------------------------------------------------------------------

    @Override
    public ListenerRoute route() {
        return route;
    }

    @Override
    public InetSocketAddress remote() {
        return connection.remote();
    }

    @Override
    public ClientFacts facts() {
        return facts;
    }

    @Override
    public int refusedOctets() {
        return reader.refusedOctets();
    }

    @Override
    public boolean isMidHead() {
        return reader.isMidHead();
    }

    @Override
    public void deadline(long nanos) {
        deadline = nanos;
    }

    @Override
    public void rewrite(RequestHead head, @Nullable OwnCookie own, HeadOutput out) {
        RequestRewriter.rewrite(head, facts.forwarded(route), own, out);
    }

    @Override
    public void plainBody(boolean plain) {
        if (plain) {
            reader.plainBody();
        }
    }

    @Override
    public void bodyMayGo() {
        reader.readHeld();
        connection.reading(reader.mayRead());
    }

    @Override
    public void holdBody() {
        connection.reading(false);
    }

    @Override
    public int answer(ResponseHead head, Fate fate, boolean plain) {
        HeadOutput out = loop.answer();
        route.terms().answers().rewrite(head, fate, plain, out);
        connection.send(out.array(), 0, out.length());
        return out.length();
    }

    @Override
    public void page(byte[] page) {
        connection.send(page, 0, page.length);
    }

    @Override
    public void pass(ByteBuf buffer, int from, int to) {
        connection.send(buffer, from, to);
    }

    /// A body comes plain only for HTTP/1.0, which has no trailers.
    @Override
    public void trailers(ByteBuf buffer, int from, int to) {}

    /// The body's framing has said so, or the connection's end will.
    @Override
    public void endAnswer() {}

    @Override
    public boolean isWritable() {
        return connection.isWritable();
    }

    @Override
    public long unsent() {
        return connection.unsent();
    }

    @Override
    public void flush() {
        connection.flush();
    }

    @Override
    public void nextRequest() {
        reader.expectHead();
        deadline = loop.now() + route.timeouts().clientIdle().toNanos();
        if (isLeaving() && !reader.isHolding()) {
            closeAfterAnswer();
            return;
        }
        reader.readHeld();
        if (reader.isAtHead()) {
            connection.reading(true);
        }
    }

    @Override
    public void closeAfterAnswer() {
        if (reader.isHolding()) {
            closeGently();
            return;
        }
        reader.discard();
        deadline = loop.now() + route.timeouts().clientWrite().toNanos();
        connection.closeAfterSending();
    }

    @Override
    public void closeGently() {
        reader.discard();
        deadline = loop.now() + LINGER_NANOS;
        connection.reading(true);
        connection.finishSending();
    }

    @Override
    public void cut(boolean untilClose) {
        if (untilClose) {
            reset();
        } else {
            closeAfterAnswer();
        }
    }

    @Override
    public void reset() {
        connection.reset();
    }

    @Override
    public void tunnel() {
        reader.expectTunnel();
        reader.readHeld();
        connection.reading(true);
    }

    private TrafficCell cell() {
        return route.meter().cell(loop.number());
    }
}
