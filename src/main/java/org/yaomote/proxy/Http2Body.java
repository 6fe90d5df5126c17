package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.BodyFraming;
import org.yaomote.http.BodySink;
import org.yaomote.http.HeadFault;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.Trailers;

/// The body of an HTTP/2 request on its way from the client to the backend: held while the backend
/// cannot take it, framed as the backend needs it, and counted against its limit. Used again with
/// its [Http2Stream].
///
/// Thread: the connection's event loop.
final class Http2Body {
    private final Http2Stream stream;
    private final Exchange exchange;
    private final BodySink toBackend;
    private final HeldBytes held = new HeldBytes();

    /// A body follows the head, as far as the backend is concerned.
    private boolean present;

    /// The body's length is unknown, so that it is put in chunks where the backend needs them.
    private boolean chunked;

    /// The backend takes the body plain.
    private boolean plain;

    /// The backend cannot take more.
    private boolean holding;

    /// The body is complete, though not passed on.
    private boolean complete;

    /// Octets that were passed on.
    private long forwarded;

    private @Nullable ByteBuf trailers;

    Http2Body(Http2Stream stream, Exchange exchange) {
        this.stream = stream;
        this.exchange = exchange;
        this.toBackend = exchange.requestSink();
    }

    /// Another request begins.
    void begin() {
        present = false;
        chunked = false;
        plain = false;
        holding = false;
        complete = false;
        forwarded = 0;
        trailers = null;
    }

    /// The request's head says how its body would be framed in HTTP/1.
    void framing(BodyFraming framing) {
        present = framing != BodyFraming.NONE;
        chunked = framing == BodyFraming.CHUNKED;
    }

    /// Whether the backend takes it without chunks.
    void plain(boolean now) {
        plain = now;
    }

    /// Octets came while the exchange is under way.
    void arrived(ByteBuf buffer, int from, int to) {
        if (holding || !held.isEmpty() || !exchange.takesBody()) {
            held.add(buffer, from, to);
        } else {
            forward(buffer, from, to);
            exchange.bodyProgress();
            exchange.flush();
        }
    }

    /// Trailers came; they are passed on behind the body.
    ///
    /// @return false if they are not what trailers may be
    boolean trailers(HeadOutput lines) {
        trailers = Trailers.checked(lines);
        return trailers != null;
    }

    /// Nothing follows what came.
    void complete() {
        complete = true;
        endIfPassedOn();
    }

    /// The backend cannot take more.
    void hold() {
        holding = true;
    }

    /// The backend can take what is held, and more.
    void goOn() {
        holding = false;
        if (!held.isEmpty() && exchange.takesBody()) {
            ByteBuf waiting = held.take();
            forward(waiting, waiting.readerIndex(), waiting.writerIndex());
            waiting.release();
            exchange.bodyProgress();
        }
        endIfPassedOn();
    }

    /// Forgets what is held.
    void release() {
        held.release();
    }

    private void forward(ByteBuf buffer, int from, int to) {
        forwarded += to - from;
        if (forwarded > stream.route().terms().maxBodyBytes()) {
            exchange.on(new Event.RequestRefused(stream.route(), HeadFault.BODY_TOO_LARGE));
        } else if (chunked && !plain) {
            Chunks.pass(buffer, from, to, toBackend);
        } else {
            toBackend.pass(buffer, from, to);
        }
        stream.taken(to - from);
    }

    /// Ends the request if all of it was passed on.
    private void endIfPassedOn() {
        if (!mayEnd()) {
            return;
        }
        present = false;
        ByteBuf last = trailers;
        if (chunked && !plain) {
            Chunks.end(last, toBackend);
        } else if (last != null && plain && last.readableBytes() > 2) {
            toBackend.trailers(last, 0, last.readableBytes() - 2);
        }
        exchange.on(new Event.RequestEnded());
        exchange.flush();
    }

    private boolean mayEnd() {
        return complete && present && !stream.isDone() && held.isEmpty() && exchange.takesBody();
    }
}
