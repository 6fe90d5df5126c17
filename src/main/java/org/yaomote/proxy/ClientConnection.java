package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
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

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A client's HTTP/1 connection: its [RequestReader] cuts out what comes, the [Exchange] decides,
/// and here the answers are written.
///
/// Thread: its event loop.
final class ClientConnection extends ServedConnection
        implements Receiver, ClientSide, RequestReader.Requests {
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Connection connection;
    private final LoopState loop;
    private final Clients engine;
    private final Exchange exchange;
    private final RequestReader reader;
    private final ClientFacts facts;
    private ListenerRoute route;
    private final ClientPatience patience;

    ClientConnection(Connection connection, LoopState loop, Clients engine, ListenerRoute route) {
        super(connection, engine, route.listener().id());
        this.connection = connection;
        this.loop = loop;
        this.engine = engine;
        this.route = route;
        this.facts = ClientFacts.ofHttp1(connection);
        this.exchange = new Exchange(this, loop, engine);
        this.reader = new RequestReader(connection, loop, this, exchange.requestSink());
        this.patience = new ClientPatience(connection, loop);
    }

    /// Begins to listen to the client.
    void open() {
        cell().connectionOpened();
        loop.add(this);
        takeOver(loop.now() + route.timeouts().requestHead().toNanos());
    }

    /// Goes on with a connection that was counted already, whose first head must be complete then.
    void takeOver(long headUntil) {
        patience.until(headUntil);
        connection.receiver(this);
    }

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
        if (reader.isAtHead()) {
            goOn();
            exchange.flush();
        }
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
        return engine.route(listener(), route).terms().heads();
    }

    /// Who does not take its answers asks for no more.
    @Override
    public boolean mayBegin() {
        return connection.isWritable();
    }

    @Override
    public void headBegan() {
        route = engine.route(listener(), route);
        patience.within(route.timeouts().requestHead());
    }

    @Override
    public void headRead(int length) {
        route = engine.route(listener(), route);
        patience.always();
        cell().bytesIn(length);
        reader.limitBody(route.terms().maxBodyBytes());
        exchange.on(new Event.RequestArrived(route));
    }

    @Override
    public void refused(HeadFault fault) {
        if (!exchange.isBusy()) {
            route = engine.route(listener(), route);
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

    @Override
    public boolean isBusy() {
        return exchange.isBusy();
    }

    @Override
    void underWay(Consumer<UnderWay> to) {
        Optional.ofNullable(exchange.underWay()).ifPresent(to);
    }

    @Override
    public void closeIfIdle() {
        if (reader.isFresh()) {
            // It may be in the middle of its handshake, or its first request on the way.
            patience.atMost(ClientPatience.NEWCOMER);
        } else if (reader.isAtHead() && !reader.isHolding()) {
            connection.close();
        }
    }

    @Override
    public void tick(long now) {
        exchange.lookAtBackend();
        if (!patience.isOver(now)) {
            return;
        }
        boolean owed = connection.unsent() > 0;
        if (owed && (reader.isDiscarding() || reader.isBetweenRequests())) {
            behind();
        } else if (reader.isDiscarding()) {
            connection.close();
        } else {
            patience.always();
            exchange.on(new Event.TimedOut());
            exchange.flush();
        }
    }

    /// It has not taken all of its answers: slow is not dead, and what is cut must look cut.
    private void behind() {
        if (patience.tookSome()) {
            patience.within(route.timeouts().clientWrite());
        } else {
            connection.reset();
        }
    }

    @Override
    public ListenerRoute route() {
        return route;
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
        patience.until(nanos);
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
    public void pageHead(byte[] head) {
        page(head);
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
        if (isLeaving() && !reader.isHolding()) {
            closeAfterAnswer();
        } else {
            goOn();
        }
    }

    /// On to the next request, as soon as the client has taken its answers.
    private void goOn() {
        if (!reader.isMidHead()) {
            patience.forRequest(route.timeouts());
        }
        reader.readHeld();
        if (reader.isAtHead()) {
            connection.reading(reader.mayRead());
        }
    }

    @Override
    public void closeAfterAnswer() {
        if (reader.isHolding()) {
            closeGently();
            return;
        }
        reader.discard();
        connection.closeAfterSending();
        patience.within(route.timeouts().clientWrite());
    }

    @Override
    public void closeGently() {
        reader.discard();
        connection.reading(true);
        connection.finishSending();
        patience.within(LINGER);
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
        return route.meter().cell(loop.lane());
    }
}
