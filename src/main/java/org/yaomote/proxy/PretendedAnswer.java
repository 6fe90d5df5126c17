package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.ResponseHead;

import java.nio.charset.StandardCharsets;

/// The end of an exchange at which no backend is, but an error that pretends to be its answer.
///
/// Thread: its event loop.
final class PretendedAnswer implements UpstreamSide {
    private final LoopState loop;
    private final byte[] head;
    private @Nullable Exchange exchange;
    private boolean ofHead;
    private boolean answered;

    PretendedAnswer(Target target, LoopState loop, int status) {
        this.loop = loop;
        this.head =
                ("HTTP/1.1 "
                                + status
                                + " Rehearsal\r\nContent-Length: 0\r\nX-Rehearsal: "
                                + target.name()
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean isReused() {
        return false;
    }

    @Override
    public boolean hasAnswered() {
        return answered;
    }

    @Override
    public void begin(Exchange by, Request of) {
        exchange = by;
        ofHead = of.head;
    }

    @Override
    public boolean takesPlainBodies() {
        return false;
    }

    @Override
    public void send(ByteBuf buffer, int from, int to) {
        // Nobody is there to read the body.
    }

    @Override
    public void trailers(ByteBuf buffer, int from, int to) {
        throw new AssertionError("trailers are among the chunks");
    }

    @Override
    public void endRequest() {
        loop.execute(this::answer);
    }

    private void answer() {
        Exchange has = exchange;
        if (has == null || answered) {
            return;
        }
        answered = true;
        var fault = loop.responseHead().parse(head, 0, head.length, ofHead);
        assert fault == null : fault;
        has.on(new Event.ResponseArrived());
        if (has.equals(exchange)) {
            has.on(new Event.ResponseEnded());
        }
        has.flush();
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public long unsent() {
        return 0;
    }

    @Override
    public void flush() {
        // Nothing goes anywhere.
    }

    @Override
    public void passBody(ResponseHead of, boolean plain) {
        // It has none.
    }

    @Override
    public void reading(boolean on) {
        // Nothing comes.
    }

    @Override
    public void tunnel() {
        throw new AssertionError("an error switches no protocol");
    }

    @Override
    public void release() {
        exchange = null;
    }

    @Override
    public void keepUnused() {
        exchange = null;
    }

    @Override
    public void close() {
        exchange = null;
    }
}
