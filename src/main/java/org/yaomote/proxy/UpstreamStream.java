package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.BodyFraming;
import org.yaomote.http.BodySink;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.ResponseHead;
import org.yaomote.http.Trailers;
import org.yaomote.http2.ErrorCode;
import org.yaomote.http2.Stream;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// One request on an HTTP/2 connection to a backend, and its answer.
///
/// Thread: the connection's event loop.
final class UpstreamStream extends Stream implements UpstreamSide {
    private static final byte[] TRAILERS =
            "te: trailers\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Http2Upstream connection;
    private final LoopState loop;
    private final BodySink toClient = new ToClient();
    private final HeldBytes body = new HeldBytes();
    private @Nullable Exchange exchange;

    /// It has a number: without one it would speak for the connection.
    private boolean opened;

    private boolean answersHead;
    private boolean answered;

    /// The body's length is unknown, so that it is put in chunks where the client needs them.
    private boolean chunked;

    private boolean plain;

    /// The client cannot take more.
    private boolean holding;

    /// The answer is complete, though not passed on.
    private boolean complete;

    private @Nullable ByteBuf trailers;
    private long begunAt;

    UpstreamStream(Http2Upstream connection) {
        this.connection = connection;
        this.loop = connection.loop();
    }

    // ---- the exchange's view -------------------------------------------------------------------

    @Override
    public boolean isReused() {
        return connection.isReused();
    }

    @Override
    public boolean hasAnswered() {
        return answered;
    }

    @Override
    public void begin(Exchange by, Request of) {
        exchange = by;
        answersHead = of.head;
        begunAt = loop.now();
        HeadOutput head = Objects.requireNonNull(of.rewritten);
        of.sentToBackend(head.length());
        if (!connection.hasRoom()) {
            // Those who waited for the connection together were too many for it.
            by.on(new Event.UpstreamRefused());
            return;
        }
        connection.session().open(this);
        opened = true;
        if (of.takesTrailers) {
            HeadOutput more = loop.answer();
            more.clear();
            // Without the empty line.
            more.append(head.array(), 0, head.length() - 2).append(TRAILERS);
            head = more;
        }
        connection.session().head(this, head.array(), 0, head.length());
    }

    @Override
    public boolean takesPlainBodies() {
        return true;
    }

    @Override
    public void send(ByteBuf buffer, int from, int to) {
        if (opened) {
            connection.session().data(this, buffer, from, to);
        }
    }

    @Override
    public void trailers(ByteBuf buffer, int from, int to) {
        if (opened) {
            byte[] lines = new byte[to - from];
            buffer.getBytes(from, lines);
            connection.session().trailers(this, lines, 0, lines.length);
        }
    }

    @Override
    public void endRequest() {
        if (opened) {
            connection.session().end(this);
        }
    }

    @Override
    public boolean isWritable() {
        return connection.session().isWritable(this);
    }

    @Override
    public long unsent() {
        return held() + connection.connection().unsent();
    }

    @Override
    public void flush() {
        // At the end of the loop's turn, with what the other streams send.
    }

    @Override
    public void passBody(ResponseHead head, boolean plainly) {
        chunked = head.framing() == BodyFraming.CHUNKED;
        plain = plainly;
    }

    @Override
    public void reading(boolean on) {
        holding = !on;
        Exchange has = exchange;
        if (on && has != null) {
            passHeld();
            endAnswer();
        }
    }

    @Override
    public void tunnel() {
        throw new AssertionError("an answer of HTTP/2 switches to no other protocol");
    }

    @Override
    public void release() {
        close();
    }

    @Override
    public void keepUnused() {
        // The connection is in the pool, and a stream that was not opened is nothing.
    }

    @Override
    public void close() {
        if (exchange != null && !answered) {
            connection.suspect(begunAt);
        }
        exchange = null;
        body.release();
        if (!isFree()) {
            connection.session().reset(this, ErrorCode.CANCEL);
        }
    }

    // ---- what comes ----------------------------------------------------------------------------

    @Override
    protected void onHead(HeadOutput text, boolean end) {
        Exchange has = exchange;
        if (has == null) {
            return;
        }
        if (loop.responseHead().parse(text.array(), 0, text.length(), answersHead) != null) {
            has.on(new Event.UpstreamBroke("upstream.malformed", true));
            has.flush();
            return;
        }
        answered = true;
        if (holding && loop.responseHead().status() < 200) {
            // No window holds heads back, so interim ones that the client cannot take are dropped.
            return;
        }
        complete = end;
        has.on(new Event.ResponseArrived());
        endAnswer();
        has.flush();
    }

    @Override
    protected void onHeadTooLarge() {
        throw new AssertionError("told on a server only");
    }

    @Override
    protected void onData(ByteBuf buffer, int from, int to) {
        Exchange has = exchange;
        if (has == null) {
            connection.session().taken(this, to - from);
        } else if (holding || !body.isEmpty()) {
            body.add(buffer, from, to);
        } else {
            forward(buffer, from, to);
            has.answerProgress();
            has.flush();
        }
    }

    private void forward(ByteBuf buffer, int from, int to) {
        if (chunked && !plain) {
            Chunks.pass(buffer, from, to, toClient);
        } else {
            toClient.pass(buffer, from, to);
        }
        connection.session().taken(this, to - from);
    }

    private void passHeld() {
        if (!body.isEmpty()) {
            ByteBuf waiting = body.take();
            forward(waiting, waiting.readerIndex(), waiting.writerIndex());
            waiting.release();
        }
    }

    @Override
    protected void onTrailers(HeadOutput lines) {
        Exchange has = exchange;
        trailers = Trailers.checked(lines);
        if (trailers == null && has != null) {
            broke(has, "upstream.malformed");
        }
    }

    @Override
    protected void onEnd() {
        complete = true;
        endAnswer();
    }

    /// Ends the answer if all of it was passed on.
    private void endAnswer() {
        Exchange has = exchange;
        if (!complete || has == null || !body.isEmpty()) {
            return;
        }
        complete = false;
        ByteBuf last = trailers;
        if (chunked && !plain) {
            Chunks.end(last, toClient);
        } else if (last != null && plain && last.readableBytes() > 2) {
            toClient.trailers(last, 0, last.readableBytes() - 2);
        }
        has.on(new Event.ResponseEnded());
        has.flush();
    }

    @Override
    protected void onReset(ErrorCode code) {
        Exchange has = exchange;
        if (has == null) {
            return;
        }
        if (code == ErrorCode.REFUSED_STREAM && !answered) {
            has.on(new Event.UpstreamRefused());
            has.flush();
        } else if (code == ErrorCode.PROTOCOL_ERROR) {
            answered = true;
            broke(has, "upstream.malformed");
        } else if (!isRemoteEnded()) {
            broke(has, "upstream.broke");
        }
    }

    private void broke(Exchange has, String reason) {
        has.on(new Event.UpstreamBroke(reason, answered));
        has.flush();
    }

    @Override
    protected void onWritable() {
        if (exchange != null) {
            exchange.backendWritable();
        }
    }

    @Override
    protected boolean isBodiless() {
        return answersHead;
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
