package org.yaomote.inspect;

import java.io.ByteArrayOutputStream;

/// Takes the frames off a body in the chunked coding (RFC 9112 §7.1).
final class Chunks {
    private Chunks() {}

    /// The content as far as it came; what is framed wrongly ends it.
    static byte[] join(byte[] framed) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(framed.length);
        int at = 0;
        while (at < framed.length) {
            int lineEnd = lineEnd(framed, at);
            int size = size(framed, at, lineEnd);
            if (size <= 0) {
                break;
            }
            int from = Math.min(lineEnd + 1, framed.length);
            int length = Math.min(size, framed.length - from);
            content.write(framed, from, length);
            // The content is followed by a line end of its own.
            at = lineEnd(framed, from + length) + 1;
        }
        return content.toByteArray();
    }

    private static int lineEnd(byte[] octets, int from) {
        int at = from;
        while (at < octets.length && octets[at] != '\n') {
            at++;
        }
        return at;
    }

    /// 0 for the last chunk, −1 for what is no size or is more than we would read anyway.
    private static int size(byte[] octets, int from, int to) {
        int size = 0;
        int at = from;
        while (at < to && Character.digit(octets[at], 16) >= 0) {
            size = size * 16 + Character.digit(octets[at], 16);
            if (size > HttpAnswer.MOST * 1024) {
                return HttpAnswer.MOST;
            }
            at++;
        }
        return at == from ? -1 : size;
    }
}
