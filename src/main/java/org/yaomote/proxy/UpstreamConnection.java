package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.BodyScanner;
import org.yaomote.http.BodySink;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.ResponseHead;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Receiver;

import java.util.Objects;

/// A connection to a backend: cuts what comes into answers for the exchange that has it, or lies
/// idle in the pool.
///
/// Thread: the event loop of the clients it serves. What comes unasked (on an idle connection, or
/// behind an answer) belongs to nobody and ends the connection.
final class UpstreamConnection implements Receiver, UpstreamSide {
    private enum Mode {
        IDLE,
        HEAD,
        BODY,
        TUNNEL,
        CLOSED
    }

    private final Connection connection;
    private final Target target;
    private final LoopState loop;
    private final BodyScanner body = new BodyScanner();
    private final BodySink toClient = new ToClient();
    private Mode mode = Mode.IDLE;
    private final HeadSearch search = new HeadSearch();
    private final HeldBytes held = new HeldBytes();
    private @Nullable Exchange exchange;
    private @Nullable Request request;
    private boolean keepAlive;

    /// A head of the answer has come, be it an interim one's.
    private boolean answered;

    private boolean reused;
    private boolean pooled;
    private long idleSince;

    UpstreamConnection(Connection connection, Target target, LoopState loop) {
        this.connection = connection;
        this.target = target;
        this.loop = loop;
        connection.receiver(this);
        target.meter().cell(loop.lane()).connectionOpened();
    }

    @Override
    public boolean isReused() {
        return reused;
    }

    boolean isUsable() {
        pooled = false;
        return mode == Mode.IDLE && connection.isOpen();
    }

    long idleSinceNanos() {
        return idleSince;
    }

    @Override
    public boolean hasAnswered() {
        return answered || !held.isEmpty();
    }

    @Override
    public void begin(Exchange by, Request of) {
        answered = false;
        exchange = by;
        request = of;
        mode = Mode.HEAD;
        HeadOutput head = Objects.requireNonNull(of.rewritten);
        of.sentToBackend(head.length());
        connection.send(head.array(), 0, head.length());
    }

    @Override
    public boolean takesPlainBodies() {
        return false;
    }

    @Override
    public void send(ByteBuf buffer, int from, int to) {
        connection.send(buffer, from, to);
    }

    @Override
    public void trailers(ByteBuf buffer, int from, int to) {
        throw new AssertionError("trailers are among the chunks");
    }

    @Override
    public void endRequest() {
        // The body's framing has said so.
    }

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
    public void reading(boolean on) {
        connection.reading(on);
    }

    @Override
    public void passBody(ResponseHead head, boolean plain) {
        keepAlive = head.keepAlive();
        body.reset(head.framing(), head.contentLength());
        if (plain) {
            body.decode();
        }
        mode = Mode.BODY;
    }

    @Override
    public void tunnel() {
        mode = Mode.TUNNEL;
    }

    @Override
    public void release() {
        exchange = null;
        request = null;
        if (keepAlive && mode == Mode.IDLE && connection.isOpen()) {
            connection.reading(true);
            keepUnused();
            reused = true;
        } else {
            close();
        }
    }

    @Override
    public void keepUnused() {
        idleSince = loop.now();
        pooled = true;
        IdleConnections pool = target.idle(loop.lane());
        pool.put(this);
        loop.watch(pool);
    }

    @Override
    public void close() {
        exchange = null;
        request = null;
        if (mode != Mode.CLOSED) {
            mode = Mode.IDLE;
        }
        connection.close();
    }

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        if (!held.isEmpty()) {
            held.add(buffer, from, to);
            ByteBuf present = held.take();
            use(present, present.readerIndex(), present.writerIndex());
            present.release();
        } else {
            use(buffer, from, to);
        }
    }

    @Override
    public void onWritable() {
        if (exchange != null) {
            exchange.backendWritable();
        }
    }

    @Override
    public void onClosed() {
        if (mode == Mode.CLOSED) {
            return;
        }
        Mode was = mode;
        mode = Mode.CLOSED;
        target.meter().cell(loop.lane()).connectionClosed();
        boolean begun = hasAnswered();
        held.release();
        if (pooled) {
            pooled = false;
            target.idle(loop.lane()).remove(this);
        }
        Exchange had = exchange;
        if (had != null) {
            boolean whole = was == Mode.BODY && !connection.isBroken() && body.endOfConnection();
            had.on(
                    whole
                            ? new Event.ResponseEnded()
                            : new Event.UpstreamBroke("upstream.broke", begun));
            had.flush();
        }
    }

    private void use(ByteBuf buffer, int from, int to) {
        Exchange has = exchange;
        if (has == null) {
            connection.close();
            return;
        }
        int at = from;
        while (at < to && mode == Mode.HEAD) {
            int next = head(buffer, at, to, has);
            if (next == at) {
                held.add(buffer, at, to);
                at = to;
            } else {
                at = next;
            }
        }
        if (mode == Mode.BODY) {
            body(buffer, at, to, has);
        } else if (mode == Mode.TUNNEL && at < to) {
            has.toClient(buffer, at, to);
        }
        has.flush();
    }

    /// Parses an answer's head.
    ///
    /// @return index behind it, or `at` if it is not complete
    private int head(ByteBuf buffer, int at, int to, Exchange has) {
        byte[] scratch = loop.scratch();
        int length = Math.min(to - at, HeadLimits.RESPONSE.maxHeadBytes() + 1);
        int end = search.end(buffer, at, length, scratch);
        if (end < 0) {
            if (length > HeadLimits.RESPONSE.maxHeadBytes()) {
                malformed(has);
                return to;
            }
            search.goOn(length);
            return at;
        }
        boolean answersHead = request != null && request.head;
        if (loop.responseHead().parse(scratch, 0, end, answersHead) != null) {
            malformed(has);
            return to;
        }
        answered = true;
        has.on(new Event.ResponseArrived());
        return at + end;
    }

    private void body(ByteBuf buffer, int at, int to, Exchange has) {
        int end = body.scan(buffer, at, to, toClient);
        if (body.fault() != null) {
            malformed(has);
        } else if (body.isComplete()) {
            // Bytes behind the answer are nobody's: such a connection is not used again.
            keepAlive &= end == to;
            mode = Mode.IDLE;
            has.on(new Event.ResponseEnded());
        } else {
            has.answerProgress();
        }
    }

    private void malformed(Exchange has) {
        mode = Mode.IDLE;
        keepAlive = false;
        has.on(new Event.UpstreamBroke("upstream.malformed", true));
    }

    private final class ToClient implements BodySink {
        @Override
        public void pass(ByteBuf buffer, int from, int to) {
            if (exchange != null) {
                exchange.toClient(buffer, from, to);
            }
        }

        @Override
        public void trailers(ByteBuf buffer, int from, int to) {
            if (exchange != null) {
                exchange.trailersToClient(buffer, from, to);
            }
        }
    }
}
