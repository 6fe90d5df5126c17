package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.HeadEnd;
import org.yaomote.http.HeadFault;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.OwnCookie;
import org.yaomote.http.RequestHead;
import org.yaomote.http.RequestRewriter;
import org.yaomote.http.ResponseHead;
import org.yaomote.http.ResponseRewriter.Fate;
import org.yaomote.http2.ErrorCode;
import org.yaomote.http2.Stream;
import org.yaomote.metrics.TrafficCell;

import java.net.InetSocketAddress;
import java.util.Objects;

/// One request of an HTTP/2 client and its answer: the client's end of an exchange of its own. The
/// request's body goes through its [Http2Body]. Used again for another request when all is over.
///
/// Thread: the connection's event loop.
final class Http2Stream extends Stream implements ClientSide {
    private static final long NEVER = Long.MAX_VALUE;

    private final LoopState loop;
    private final Exchange exchange;
    private final Http2Body body;
    private @Nullable Http2Connection connection;
    private @Nullable ListenerRoute route;
    private long deadline = NEVER;

    /// Nothing is left to be done but to send what waits.
    private boolean done;

    /// The client was told that what it still sends is not wanted.
    private boolean stopped;

    /// Octets that waited when the client last took some.
    private long unsent;

    Http2Stream(LoopState loop, Clients engine) {
        this.loop = loop;
        this.exchange = new Exchange(this, loop, engine);
        this.body = new Http2Body(this, exchange);
    }

    /// A request begins on a connection.
    void begin(Http2Connection by) {
        connection = by;
        route = by.route();
        deadline = NEVER;
        done = false;
        stopped = false;
        body.begin();
    }

    /// What is under way to a backend; null if nothing is.
    @Nullable UnderWay underWay() {
        return exchange.underWay();
    }

    /// Whether the exchange is over.
    boolean isDone() {
        return done;
    }

    /// The backend took octets of the body, or nobody wants them: the client may send as many.
    void taken(int octets) {
        connection().session().taken(this, octets);
    }

    /// The connection it is on.
    private Http2Connection connection() {
        return Objects.requireNonNull(connection);
    }

    // ---- what comes ----------------------------------------------------------------------------

    @Override
    protected void onHead(HeadOutput text, boolean end) {
        RequestHead head = loop.requestHead();
        cell().bytesIn(text.length());
        head.limits(route().terms().heads());
        HeadFault fault = head.parse(text.array(), 0, text.length());
        if (fault != null) {
            exchange.on(new Event.RequestRefused(route(), fault));
        } else {
            body.framing(head.framing());
            exchange.on(new Event.RequestArrived(route()));
        }
        exchange.flush();
    }

    @Override
    protected void onHeadTooLarge() {
        exchange.on(new Event.RequestRefused(route(), HeadFault.HEAD_TOO_LARGE));
    }

    @Override
    protected void onData(ByteBuf buffer, int from, int to) {
        cell().bytesIn(to - from);
        if (done) {
            taken(to - from);
        } else {
            body.arrived(buffer, from, to);
        }
    }

    @Override
    protected void onTrailers(HeadOutput lines) {
        if (!body.trailers(lines) && !done) {
            connection().session().reset(this, ErrorCode.PROTOCOL_ERROR);
            onReset(ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Override
    protected void onEnd() {
        body.complete();
    }

    @Override
    protected void onReset(ErrorCode code) {
        body.release();
        deadline = NEVER;
        exchange.on(new Event.ClientGone());
        exchange.flush();
    }

    @Override
    protected void onWritable() {
        exchange.clientWritable();
    }

    @Override
    protected boolean isBodiless() {
        return false;
    }

    /// Looks at the time.
    void tick(long now) {
        exchange.lookAtBackend();
        if (now < deadline) {
            return;
        }
        if (!done) {
            deadline = NEVER;
            exchange.on(new Event.TimedOut());
            exchange.flush();
        } else if (!stopped) {
            stopped = true;
            connection().session().stopReceiving(this);
            awaitClient();
        } else if (held() < unsent) {
            awaitClient();
        } else {
            reset();
        }
    }

    // ---- the exchange's view -------------------------------------------------------------------

    @Override
    public ListenerRoute route() {
        return Objects.requireNonNull(route);
    }

    @Override
    public InetSocketAddress remote() {
        return connection().connection().remote();
    }

    @Override
    public ClientFacts facts() {
        return connection().facts();
    }

    @Override
    public boolean isLeaving() {
        return false;
    }

    @Override
    public boolean isMidHead() {
        return false;
    }

    @Override
    public void deadline(long nanos) {
        deadline = nanos;
    }

    @Override
    public void rewrite(RequestHead head, @Nullable OwnCookie own, HeadOutput out) {
        RequestRewriter.rewrite(head, connection().facts().forwarded(route()), own, out);
    }

    @Override
    public void plainBody(boolean now) {
        body.plain(now);
    }

    @Override
    public void bodyMayGo() {
        body.goOn();
    }

    @Override
    public void holdBody() {
        body.hold();
    }

    @Override
    public boolean takesPlainBodies() {
        return true;
    }

    @Override
    public int answer(ResponseHead head, Fate fate, boolean plainly) {
        HeadOutput out = loop.answer();
        route().terms().answers().rewrite(head, Fate.STAYS, plainly, out);
        connection().session().head(this, out.array(), 0, out.length());
        return out.length();
    }

    @Override
    public void page(byte[] page) {
        int headEnd = HeadEnd.find(page, 0, page.length);
        connection().session().head(this, page, 0, headEnd);
        ByteBuf rest = Unpooled.wrappedBuffer(page);
        connection().session().data(this, rest, headEnd, page.length);
        endAnswer();
    }

    @Override
    public void pageHead(byte[] head) {
        connection().session().head(this, head, 0, head.length);
    }

    @Override
    public void pass(ByteBuf buffer, int from, int to) {
        connection().session().data(this, buffer, from, to);
    }

    @Override
    public void trailers(ByteBuf buffer, int from, int to) {
        byte[] lines = new byte[to - from];
        buffer.getBytes(from, lines);
        connection().session().trailers(this, lines, 0, lines.length);
    }

    @Override
    public void endAnswer() {
        connection().session().end(this);
    }

    @Override
    public boolean isWritable() {
        return connection().session().isWritable(this);
    }

    @Override
    public long unsent() {
        return held() + connection().connection().unsent();
    }

    @Override
    public void flush() {
        // At the end of the loop's turn, with what the other streams send.
    }

    // ---- what follows --------------------------------------------------------------------------

    @Override
    public void nextRequest() {
        finish();
        if (isFree()) {
            connection = null;
            route = null;
            loop.keepStream(this);
        }
    }

    @Override
    public void closeAfterAnswer() {
        finish();
    }

    @Override
    public void closeGently() {
        finish();
    }

    /// The exchange is over: what waits for a window is sent, what still comes is dropped. That it
    /// is not wanted is said a moment later: there are clients that forget an answer which they are
    /// reading when its stream is reset.
    private void finish() {
        done = true;
        body.release();
        deadline = isDead() ? NEVER : loop.now();
    }

    private void awaitClient() {
        unsent = held();
        deadline = loop.now() + route().timeouts().clientWrite().toNanos();
    }

    @Override
    public void cut(boolean untilClose) {
        done = true;
        body.release();
        connection().session().reset(this, ErrorCode.INTERNAL_ERROR);
    }

    @Override
    public void reset() {
        done = true;
        body.release();
        connection().session().reset(this, ErrorCode.CANCEL);
    }

    @Override
    public void tunnel() {
        throw new AssertionError("no request of HTTP/2 asks for another protocol");
    }

    private TrafficCell cell() {
        return route().meter().cell(loop.lane());
    }
}
