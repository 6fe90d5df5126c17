package org.yaomote.http;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

/// Follows a body to its end and passes it on; reused for body after body.
///
/// Chunked bodies (RFC 9112 §7.1) pass as they came, without chunk extensions and trailers: the
/// size lines are checked octet by octet, the data is skipped by its length, so the cost is per
/// chunk. Thread: its event loop.
public final class BodyScanner {
    private enum At {
        SIZE_FIRST,
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER_FIRST,
        TRAILER_NAME,
        TRAILER_VALUE,
        TRAILER_LF,
        END_LF,
        COMPLETE
    }

    private static final int MAX_SIZE_LINE = 256;
    private static final int MAX_TRAILERS = 8 * 1024;

    /// Sizes beyond this are refused: no body is so long, and sums stay clear of overflow.
    private static final long MAX_CHUNK = 1L << 56;

    private BodyFraming framing = BodyFraming.NONE;
    private long remaining;
    private boolean decode;
    private At at = At.COMPLETE;
    private int lineLength;
    private @Nullable HeadFault fault;

    /// Octets from here on are to be passed; -1 while they are not.
    private int keptFrom;

    /// Begins a body.
    ///
    /// @param length octets, for [BodyFraming#LENGTH]
    public void reset(BodyFraming how, long length) {
        framing = how;
        remaining = length;
        decode = false;
        fault = null;
        lineLength = 0;
        at = how == BodyFraming.CHUNKED ? At.SIZE_FIRST : At.DATA;
        if (how == BodyFraming.NONE || (how == BodyFraming.LENGTH && length == 0)) {
            at = At.COMPLETE;
        }
    }

    /// From now on a chunked body passes without its chunks: HTTP/1.0 does not know them.
    public void decode() {
        decode = true;
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

    /// Why the body is refused; null if it is in order so far.
    public @Nullable HeadFault fault() {
        return fault;
    }

    /// Scans what arrived and passes it on.
    ///
    /// @return index behind the last octet of the body that was there; what follows is not its
    public int scan(ByteBuf buffer, int from, int to, BodySink sink) {
        return switch (framing) {
            case NONE -> from;
            case UNTIL_CLOSE -> {
                sink.pass(buffer, from, to);
                yield to;
            }
            case LENGTH -> counted(buffer, from, to, sink);
            case CHUNKED -> chunked(buffer, from, to, sink);
        };
    }

    private int counted(ByteBuf buffer, int from, int to, BodySink sink) {
        int end = from + (int) Math.min(to - from, remaining);
        remaining -= end - from;
        if (remaining == 0) {
            at = At.COMPLETE;
        }
        sink.pass(buffer, from, end);
        return end;
    }

    private int chunked(ByteBuf buffer, int from, int to, BodySink sink) {
        boolean dropping = at == At.EXTENSION || isTrailer();
        keptFrom = decode || dropping ? -1 : from;
        int i = from;
        while (i < to && at != At.COMPLETE) {
            if (at == At.DATA) {
                int end = i + (int) Math.min(to - i, remaining);
                remaining -= end - i;
                if (decode) {
                    sink.pass(buffer, i, end);
                }
                i = end;
                if (remaining == 0) {
                    at = At.DATA_CR;
                }
                continue;
            }
            step(buffer, i, sink);
            if (fault != null) {
                return i;
            }
            i++;
        }
        passKept(buffer, i, sink);
        return i;
    }

    private boolean isTrailer() {
        return at == At.TRAILER_NAME || at == At.TRAILER_VALUE || at == At.TRAILER_LF;
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
                expect(b, '\n', HeadFault.BAD_CHUNK);
                at = remaining == 0 ? At.TRAILER_FIRST : At.DATA;
                lineLength = 0;
            }
            case DATA_CR -> {
                expect(b, '\r', HeadFault.BAD_CHUNK);
                at = At.DATA_LF;
            }
            case DATA_LF -> {
                expect(b, '\n', HeadFault.BAD_CHUNK);
                at = At.SIZE_FIRST;
            }
            case TRAILER_FIRST, TRAILER_NAME, TRAILER_VALUE, TRAILER_LF ->
                    trailer(buffer, i, b, sink);
            case END_LF -> {
                expect(b, '\n', HeadFault.BAD_TRAILER);
                at = fault == null ? At.COMPLETE : At.END_LF;
            }
            case DATA, COMPLETE -> throw new AssertionError(at);
        }
    }

    private void size(ByteBuf buffer, int i, byte b, BodySink sink) {
        if (b == '\r') {
            at = At.SIZE_LF;
        } else if (b == ';') {
            passKept(buffer, i, sink);
            keptFrom = -1;
            at = At.EXTENSION;
        } else {
            digit(b);
        }
    }

    private void digit(byte b) {
        int digit = Character.digit(b, 16);
        lineLength++;
        if (b < 0 || digit < 0 || lineLength > 16 || remaining > MAX_CHUNK >> 4) {
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

    /// Trailers are checked like fields and left out: no backend may rely on them (RFC 9110
    /// §6.5.1).
    private void trailer(ByteBuf buffer, int i, byte b, BodySink sink) {
        lineLength++;
        if (lineLength > MAX_TRAILERS) {
            fault = HeadFault.BAD_TRAILER;
            return;
        }
        switch (at) {
            case TRAILER_FIRST -> trailerFirst(buffer, i, b, sink);
            case TRAILER_NAME -> {
                if (b == ':') {
                    at = At.TRAILER_VALUE;
                } else if (!Octets.isToken(b)) {
                    fault = HeadFault.BAD_TRAILER;
                }
            }
            case TRAILER_VALUE -> {
                if (b == '\r') {
                    at = At.TRAILER_LF;
                } else if (!Octets.isValue(b)) {
                    fault = HeadFault.BAD_TRAILER;
                }
            }
            default -> {
                expect(b, '\n', HeadFault.BAD_TRAILER);
                at = At.TRAILER_FIRST;
            }
        }
    }

    /// The first octet of a trailer's line, or of the empty line that ends the body.
    private void trailerFirst(ByteBuf buffer, int i, byte b, BodySink sink) {
        if (b == '\r') {
            if (keptFrom < 0 && !decode) {
                keptFrom = i;
            }
            at = At.END_LF;
        } else if (Octets.isToken(b)) {
            passKept(buffer, i, sink);
            keptFrom = -1;
            at = At.TRAILER_NAME;
        } else {
            fault = HeadFault.BAD_TRAILER;
        }
    }

    private void expect(byte b, char wanted, HeadFault otherwise) {
        if (b != wanted) {
            fault = otherwise;
        }
    }

    private void passKept(ByteBuf buffer, int to, BodySink sink) {
        if (keptFrom >= 0 && to > keptFrom) {
            sink.pass(buffer, keptFrom, to);
        }
    }
}
