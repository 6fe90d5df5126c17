package org.yaomote.http;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

/// Follows a body to its end and passes it on; reused for body after body.
///
/// Chunked bodies (RFC 9112 §7.1) pass as they came, without chunk extensions and without trailers
/// that do not belong there: the size lines are checked octet by octet, the data is skipped by its
/// length, so the cost is per chunk. Thread: its event loop.
public final class BodyScanner {
    private enum At {
        SIZE_FIRST,
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILERS_FIRST,
        TRAILERS,
        END_LF,
        COMPLETE
    }

    private static final int MAX_SIZE_LINE = 256;

    /// Sizes beyond this are refused: no body is so long, and sums stay clear of overflow.
    private static final long MAX_CHUNK = 1L << 56;

    private BodyFraming framing = BodyFraming.NONE;
    private long remaining;
    private long payload;
    private long limit;
    private boolean decode;
    private At at = At.COMPLETE;
    private int lineLength;
    private @Nullable HeadFault fault;
    private @Nullable TrailerSection trailers;

    /// Octets from here on are to be passed; -1 while they are not.
    private int keptFrom;

    /// Begins a body.
    ///
    /// @param length octets, for [BodyFraming#LENGTH]
    public void reset(BodyFraming how, long length) {
        framing = how;
        remaining = length;
        payload = 0;
        limit = Long.MAX_VALUE;
        decode = false;
        fault = null;
        trailers = null;
        lineLength = 0;
        at = how == BodyFraming.CHUNKED ? At.SIZE_FIRST : At.DATA;
        if (how == BodyFraming.NONE || (how == BodyFraming.LENGTH && length == 0)) {
            at = At.COMPLETE;
        }
    }

    /// From now on a chunked body passes without its chunks, and trailers apart: HTTP/1.0 does not
    /// know them, HTTP/2 has its own. To be said before the body's first octet.
    public void decode() {
        decode = true;
    }

    /// From now on a chunked body is refused when a chunk of it makes it longer than this. One
    /// whose length was announced is to be refused by that. To be said before the body's first
    /// octet.
    public void limit(long octets) {
        limit = octets;
    }

    /// Whether the body's last octet was scanned.
    public boolean isComplete() {
        return at == At.COMPLETE;
    }

    /// The connection ended: that completes a body that ends so.
    ///
    /// @return whether the body is complete
    public boolean endOfConnection() {
        if (framing == BodyFraming.UNTIL_CLOSE) {
            at = At.COMPLETE;
        }
        return isComplete();
    }

    /// Why the body is refused; null if it is in order so far. After a fault nothing may be scanned
    /// before the next [#reset].
    public @Nullable HeadFault fault() {
        return fault;
    }

    /// Octets of content scanned so far, without what chunks add.
    public long payload() {
        return payload;
    }

    /// Scans what arrived and passes it on, never an empty run.
    ///
    /// @return index behind the last octet of the body that was there; what follows is not its
    public int scan(ByteBuf buffer, int from, int to, BodySink sink) {
        if (from == to || at == At.COMPLETE) {
            return from;
        }
        return switch (framing) {
            case NONE -> from;
            case UNTIL_CLOSE -> {
                payload += to - from;
                sink.pass(buffer, from, to);
                yield to;
            }
            case LENGTH -> {
                int end = skip(from, to);
                if (remaining == 0) {
                    at = At.COMPLETE;
                }
                sink.pass(buffer, from, end);
                yield end;
            }
            case CHUNKED -> chunked(buffer, from, to, sink);
        };
    }

    private int chunked(ByteBuf buffer, int from, int to, BodySink sink) {
        boolean dropping = decode || at == At.EXTENSION || at == At.TRAILERS;
        keptFrom = dropping ? -1 : from;
        int i = from;
        while (i < to && at != At.COMPLETE && fault == null) {
            if (at == At.DATA) {
                i = data(buffer, i, to, sink);
            } else {
                step(buffer, i, sink);
                i++;
            }
        }
        if (fault != null) {
            return i - 1;
        }
        passKept(buffer, i, sink);
        return i;
    }

    private int data(ByteBuf buffer, int from, int to, BodySink sink) {
        int end = skip(from, to);
        if (decode) {
            sink.pass(buffer, from, end);
        }
        if (remaining == 0) {
            at = At.DATA_CR;
        }
        return end;
    }

    private int skip(int from, int to) {
        int end = from + (int) Math.min(to - from, remaining);
        remaining -= end - from;
        payload += end - from;
        return end;
    }

    private void step(ByteBuf buffer, int i, BodySink sink) {
        byte b = buffer.getByte(i);
        switch (at) {
            case SIZE_FIRST -> {
                lineLength = 0;
                remaining = 0;
                at = At.SIZE;
                digit(b);
            }
            case SIZE -> size(buffer, i, b, sink);
            case EXTENSION -> extension(i, b);
            case SIZE_LF -> {
                expect(b, '\n', remaining == 0 ? At.TRAILERS_FIRST : At.DATA);
                if (fault == null && payload + remaining > limit) {
                    fault = HeadFault.BODY_TOO_LARGE;
                }
            }
            case DATA_CR -> expect(b, '\r', At.DATA_LF);
            case DATA_LF -> expect(b, '\n', At.SIZE_FIRST);
            case TRAILERS_FIRST -> firstOfTrailers(buffer, i, b, sink);
            case TRAILERS -> trailer(b, sink);
            case END_LF -> expect(b, '\n', At.COMPLETE);
            case DATA, COMPLETE -> throw new AssertionError(at);
        }
    }

    private void size(ByteBuf buffer, int i, byte b, BodySink sink) {
        if (b == '\r') {
            at = At.SIZE_LF;
        } else if (b == ';') {
            // What an extension means is known to none; parsers differ on where it ends.
            passKept(buffer, i, sink);
            keptFrom = -1;
            lineLength++;
            at = At.EXTENSION;
        } else {
            digit(b);
        }
    }

    private void digit(byte b) {
        int digit = Character.digit(b, 16);
        lineLength++;
        if (digit < 0 || lineLength > 16 || remaining > MAX_CHUNK >> 4) {
            fault = HeadFault.BAD_CHUNK;
        } else {
            remaining = remaining * 16 + digit;
        }
    }

    private void extension(int i, byte b) {
        lineLength++;
        if (b == '\r') {
            keptFrom = decode ? -1 : i;
            at = At.SIZE_LF;
        } else if (!Octets.isValue(b) || lineLength > MAX_SIZE_LINE) {
            fault = HeadFault.BAD_CHUNK;
        }
    }

    /// The first octet behind the last chunk: of a trailer, or of the empty line that ends the
    /// body.
    private void firstOfTrailers(ByteBuf buffer, int i, byte b, BodySink sink) {
        if (b == '\r') {
            at = At.END_LF;
        } else if (Octets.isToken(b)) {
            passKept(buffer, i, sink);
            keptFrom = -1;
            trailers = new TrailerSection();
            at = At.TRAILERS;
            trailer(b, sink);
        } else {
            fault = HeadFault.BAD_TRAILER;
        }
    }

    private void trailer(byte b, BodySink sink) {
        TrailerSection section = trailers;
        if (section == null) {
            throw new AssertionError(at);
        }
        fault = section.add(b);
        if (fault == null && section.isComplete()) {
            trailers = null;
            pass(section.checked(), sink);
        }
    }

    private void pass(@Nullable ByteBuf kept, BodySink sink) {
        if (kept == null) {
            fault = HeadFault.BAD_TRAILER;
            return;
        }
        at = At.COMPLETE;
        if (!decode) {
            sink.pass(kept, 0, kept.readableBytes());
        } else if (kept.readableBytes() > 2) {
            // Without the empty line that ends them.
            sink.trailers(kept, 0, kept.readableBytes() - 2);
        }
        kept.release();
    }

    private void expect(byte b, char wanted, At next) {
        if (b == wanted) {
            at = next;
        } else {
            fault = at == At.END_LF ? HeadFault.BAD_TRAILER : HeadFault.BAD_CHUNK;
        }
    }

    private void passKept(ByteBuf buffer, int to, BodySink sink) {
        if (keptFrom >= 0 && to > keptFrom) {
            sink.pass(buffer, keptFrom, to);
        }
    }
}
