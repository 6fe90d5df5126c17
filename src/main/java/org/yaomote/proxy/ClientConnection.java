package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.yaomote.config.ListenerId;
import org.yaomote.http.BodyScanner;
import org.yaomote.http.BodySink;
import org.yaomote.http.ForwardedFacts;
import org.yaomote.http.HeadEnd;
import org.yaomote.http.HeadFault;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.RequestHead;
import org.yaomote.http.RequestRewriter;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Receiver;

/// A client's HTTP/1 connection: cuts the stream of bytes into heads and bodies and tells the
/// [Exchange], which decides. What cannot be used yet (a partial head, a body before its backend is
/// there, the next request) is kept aside and, beyond a bound, left in the kernel.
///
/// Thread: its event loop.
final class ClientConnection implements Receiver {
    /// What the next bytes are.
    private enum Mode {
        HEAD,
        BODY,
        /// A request is complete and its answer is not: what comes belongs to the next request.
        HOLD,
        TUNNEL,
        /// Refused or over: what still comes is dropped.
        DISCARD
    }

    private static final long NEVER = Long.MAX_VALUE;
    private static final long LINGER_NANOS = 2_000_000_000L;
    private static final long TUNNEL_IDLE_NANOS = 3_600_000_000_000L;

    private final Connection connection;
    private final LoopState loop;
    private final Clients engine;
    private final ListenerId listener;
    private final Exchange exchange;
    private final BodyScanner body = new BodyScanner();
    private final BodySink toBackend;
    private final ForwardedFacts facts;
    private ListenerRoute route;
    private Mode mode = Mode.HEAD;
    private final HeldBytes held = new HeldBytes();
    private int place;

    /// A head has begun and is not complete.
    private boolean midHead;

    private boolean anyRequest;
    private long deadline;

    ClientConnection(Connection connection, LoopState loop, Clients engine, ListenerRoute route) {
        this.connection = connection;
        this.loop = loop;
        this.engine = engine;
        this.route = route;
        this.listener = route.listener().id();
        this.facts = new ForwardedFacts(connection.remote(), connection.local(), route.isSecure());
        this.exchange = new Exchange(this, loop, engine);
        this.toBackend = exchange.requestSink();
    }

    /// Begins to listen to the client.
    void open() {
        loop.add(this);
        route.meter().cell(loop.number()).connectionOpened();
        deadline = loop.now() + route.timeouts().requestHead().toNanos();
        connection.receiver(this);
    }

    Connection connection() {
        return connection;
    }

    ListenerRoute route() {
        return route;
    }

    boolean isBusy() {
        return exchange.isBusy();
    }

    int place() {
        return place;
    }

    void place(int index) {
        place = index;
    }

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        if (mode == Mode.DISCARD) {
            return;
        }
        if (!held.isEmpty() || mode == Mode.HOLD) {
            hold(buffer, from, to);
            if (mode != Mode.HOLD && !exchange.isConnecting()) {
                useHeld();
            }
        } else {
            int used = use(buffer, from, to);
            if (used < to) {
                hold(buffer, used, to);
            }
        }
        exchange.flush();
    }

    @Override
    public void onWritable() {
        exchange.clientWritable();
    }

    @Override
    public void onClosed() {
        mode = Mode.DISCARD;
        held.release();
        loop.remove(this);
        route.meter().cell(loop.number()).connectionClosed();
        exchange.on(new Event.ClientGone());
    }

    /// The backend is there: the body that waited may go.
    void bodyMayGo() {
        useHeld();
        connection.reading(mode != Mode.HOLD || held.isEmpty());
    }

    /// The answer is complete: on to the next request, which may be here already.
    void nextRequest() {
        mode = Mode.HEAD;
        deadline = loop.now() + route.timeouts().clientIdle().toNanos();
        if (engine.isLeaving(listener) && held.isEmpty()) {
            closeAfterAnswer();
            return;
        }
        useHeld();
        if (mode == Mode.HEAD) {
            connection.reading(true);
        }
    }

    /// From now on bytes pass through unseen.
    void tunnel() {
        mode = Mode.TUNNEL;
        useHeld();
        tunnelAlive();
        connection.reading(true);
    }

    /// Bytes passed, either way: the tunnel's time starts anew.
    void tunnelAlive() {
        deadline = loop.now() + TUNNEL_IDLE_NANOS;
    }

    /// Sends what is unsent and closes; what the client still sends is read and dropped, so that a
    /// reset does not destroy the answer on its way (RFC 9112 §9.6).
    void closeGently() {
        mode = Mode.DISCARD;
        held.release();
        deadline = loop.now() + LINGER_NANOS;
        connection.reading(true);
        connection.finishSending();
    }

    /// Sends what is unsent and closes, gently if the client has sent more than was answered.
    void closeAfterAnswer() {
        if (!held.isEmpty()) {
            closeGently();
            return;
        }
        mode = Mode.DISCARD;
        deadline = loop.now() + route.timeouts().clientWrite().toNanos();
        connection.closeAfterSending();
    }

    /// Writes a request's head as backends get it.
    void rewrite(RequestHead head, HeadOutput out) {
        RequestRewriter.rewrite(head, facts, out);
    }

    /// Whether the connection is to be closed after the request it is at.
    boolean isLeaving() {
        return engine.isLeaving(listener);
    }

    /// Closes at once if no request is under way.
    void closeIfIdle() {
        if (mode == Mode.HEAD && held.isEmpty()) {
            connection.close();
        }
    }

    /// Sets when [Event.TimedOut] comes unless something else does.
    void deadline(long nanos) {
        deadline = nanos;
    }

    /// Looks at the time.
    void tick(long now) {
        if (now < deadline) {
            return;
        }
        deadline = NEVER;
        if (mode == Mode.DISCARD) {
            connection.close();
        } else {
            exchange.on(new Event.TimedOut());
            exchange.flush();
        }
    }

    /// Whether a request has begun but its head is incomplete.
    boolean isMidHead() {
        return midHead;
    }

    private void useHeld() {
        if (held.isEmpty()) {
            return;
        }
        ByteBuf present = held.take();
        int used = use(present, present.readerIndex(), present.writerIndex());
        if (used < present.writerIndex() && mode != Mode.DISCARD) {
            held.putBack(present, used);
        } else {
            present.release();
        }
    }

    /// Uses as many bytes as can be used now.
    ///
    /// @return index of the first byte not used
    private int use(ByteBuf buffer, int from, int to) {
        int at = from;
        while (at < to) {
            switch (mode) {
                case HEAD -> {
                    int next = head(buffer, at, to);
                    if (next == at) {
                        return at;
                    }
                    at = next;
                }
                case BODY -> {
                    if (!exchange.takesBody()) {
                        connection.reading(false);
                        return at;
                    }
                    at = body(buffer, at, to);
                }
                case HOLD -> {
                    connection.reading(false);
                    return at;
                }
                case TUNNEL -> {
                    route.meter().cell(loop.number()).bytesIn(to - at);
                    exchange.tunnelToBackend(buffer, at, to);
                    return to;
                }
                case DISCARD -> {
                    return to;
                }
            }
        }
        return at;
    }

    /// Parses a head.
    ///
    /// @return index behind it, or `at` if it is not complete
    private int head(ByteBuf buffer, int at, int to) {
        byte[] scratch = loop.scratch();
        int start = anyRequest || buffer.getByte(at) != '\r' ? at : skipEmptyLine(buffer, at, to);
        int length = Math.min(to - start, HeadLimits.REQUEST.maxHeadBytes() + 1);
        buffer.getBytes(start, scratch, 0, length);
        int end = HeadEnd.find(scratch, 0, length);
        route = engine.route(listener, route);
        if (end < 0) {
            if (length > HeadLimits.REQUEST.maxHeadBytes()) {
                refuse(loop.requestHead().tooLong(scratch, 0, length));
                return to;
            }
            if (HeadEnd.hasLoneLineFeed(scratch, 0, length)) {
                refuse(HeadFault.BAD_REQUEST_LINE);
                return to;
            }
            // Once per head: a client that sends it octet by octet gains no time.
            if (!midHead) {
                midHead = true;
                deadline = loop.now() + route.timeouts().requestHead().toNanos();
            }
            return at;
        }
        anyRequest = true;
        midHead = false;
        HeadFault fault = loop.requestHead().parse(scratch, 0, end);
        if (fault != null) {
            refuse(fault);
            return to;
        }
        body.reset(loop.requestHead().framing(), loop.requestHead().contentLength());
        mode = body.isComplete() ? Mode.HOLD : Mode.BODY;
        deadline = NEVER;
        route.meter().cell(loop.number()).bytesIn(end);
        exchange.on(new Event.RequestArrived(route));
        return start + end;
    }

    /// An empty line before the first request is allowed (RFC 9112 §2.2).
    private static int skipEmptyLine(ByteBuf buffer, int at, int to) {
        boolean whole = to - at >= 2 && buffer.getByte(at + 1) == '\n';
        return whole ? at + 2 : at;
    }

    private int body(ByteBuf buffer, int at, int to) {
        int used = body.scan(buffer, at, to, toBackend);
        route.meter().cell(loop.number()).bytesIn(used - at);
        HeadFault fault = body.fault();
        if (fault != null) {
            refuse(fault);
            return to;
        }
        if (body.isComplete()) {
            mode = Mode.HOLD;
            exchange.on(new Event.RequestEnded());
        } else {
            exchange.bodyProgress();
        }
        return used;
    }

    private void refuse(HeadFault fault) {
        mode = Mode.DISCARD;
        exchange.on(new Event.RequestRefused(route, fault));
    }

    private void hold(ByteBuf buffer, int from, int to) {
        held.add(buffer, from, to);
        if (mode != Mode.HEAD) {
            connection.reading(false);
        }
    }
}
