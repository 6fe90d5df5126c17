package org.yaomote.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Turns the text of an HTTP/1 head into a block of fields (RFC 7541 §6).
///
/// Names come from the static table, values are literal, and nothing enters the peer's table: it
/// costs less than looking values up, and the peer keeps nothing. The text was accepted by our own
/// parser, or written by us; what belongs to an HTTP/1 connection is left out (RFC 9113 §8.2.2).
///
/// Thread: its event loop.
final class HpackEncoder {
    private static final int STATUS_200 = 8;
    private static final int AUTHORITY = 1;
    private static final int METHOD_GET = 2;
    private static final int METHOD_POST = 3;
    private static final int PATH = 4;
    private static final int SCHEME_HTTP = 6;
    private static final int SCHEME_HTTPS = 7;
    private static final int AUTHORIZATION = 23;
    private static final int COOKIE = 32;
    private static final int HOST = 38;
    private static final int SET_COOKIE = 55;
    private static final int INDEXED = 0x80;
    private static final int NEVER_INDEXED = 0x10;
    private static final byte[] HOST_COLON = ascii("host:");
    private static final byte[] TRAILERS = ascii("trailers");

    /// By status, in the order of the static table.
    private static final int[] STATUSES = {200, 204, 206, 304, 400, 404, 500};

    private boolean begun;

    /// What is encoded now.
    private byte[] text = new byte[0];

    private int end;
    private FrameWriter out = new FrameWriter();

    /// Encodes an answer's head: `HTTP/1.1 200 OK`, fields, an empty line.
    void answer(byte[] head, int from, int to, FrameWriter into) {
        begin(head, to, into);
        int code = from + "HTTP/1.1 ".length();
        status(code);
        fields(lineEnd(code), 0);
    }

    /// Encodes a request's head: `GET /path HTTP/1.1`, fields, an empty line.
    void request(byte[] head, int from, int to, FrameWriter into) {
        begin(head, to, into);
        int methodEnd = indexOf(' ', from);
        int pathEnd = indexOf(' ', methodEnd + 1);
        method(from, methodEnd);
        out.write(INDEXED | (secure ? SCHEME_HTTPS : SCHEME_HTTP));
        if (pathEnd - methodEnd == 2 && text[methodEnd + 1] == '/') {
            out.write(INDEXED | PATH);
        } else {
            out.write(PATH);
            string(methodEnd + 1, pathEnd);
        }
        int fields = lineEnd(pathEnd);
        authority(fields);
        fields(fields, HOST);
    }

    /// Encodes lines of fields, with or without an empty one behind.
    void trailers(byte[] lines, int from, int to, FrameWriter into) {
        begin(lines, to, into);
        fields(from, 0);
    }

    /// Whether requests are of the scheme https; http at first.
    private boolean secure;

    /// The backend is asked over TLS.
    void secure() {
        secure = true;
    }

    /// An empty table needs no more to be said about it, whatever the peer's settings become (RFC
    /// 7541 §4.2).
    private void begin(byte[] octets, int to, FrameWriter into) {
        text = octets;
        end = to;
        out = into;
        if (!begun) {
            begun = true;
            out.write(0x20);
        }
    }

    private void status(int at) {
        int value = (text[at] - '0') * 100 + (text[at + 1] - '0') * 10 + text[at + 2] - '0';
        for (int i = 0; i < STATUSES.length; i++) {
            if (STATUSES[i] == value) {
                out.write(INDEXED | (STATUS_200 + i));
                return;
            }
        }
        out.write(STATUS_200);
        string(at, at + 3);
    }

    private void method(int from, int to) {
        if (isMethod(from, to, METHOD_GET)) {
            out.write(INDEXED | METHOD_GET);
        } else if (isMethod(from, to, METHOD_POST)) {
            out.write(INDEXED | METHOD_POST);
        } else {
            out.write(METHOD_GET);
            string(from, to);
        }
    }

    private boolean isMethod(int from, int to, int index) {
        Field entry = StaticTable.get(index);
        return Arrays.equals(text, from, to, entry.bytes(), entry.valueStart(), entry.valueEnd());
    }

    private void authority(int from) {
        for (int line = from; line < end && text[line] != '\r'; line = lineEnd(line)) {
            if (isHost(line)) {
                out.write(AUTHORITY);
                value(line + HOST_COLON.length, lineEnd(line));
                return;
            }
        }
    }

    private boolean isHost(int at) {
        for (int i = 0; i < HOST_COLON.length; i++) {
            if ((text[at + i] | 0x20) != (HOST_COLON[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    /// Encodes lines of fields.
    ///
    /// @param leftOut index of a name that was said otherwise; 0 for none
    private void fields(int from, int leftOut) {
        int line = from;
        while (line < end && text[line] != '\r') {
            int next = lineEnd(line);
            int at = out.length();
            int colon = indexOf(':', line);
            if (!name(line, colon, leftOut, next)) {
                out.backTo(at);
            } else {
                value(colon + 1, next);
            }
            line = next;
        }
    }

    /// Writes a field's name.
    ///
    /// @return false if the field must not pass
    private boolean name(int from, int to, int leftOut, int lineEnd) {
        int at = out.length();
        out.write(0);
        integer(0x7f, 0, to - from);
        int name = out.length();
        out.writeLower(text, from, to);
        byte[] written = out.array();
        boolean passes =
                switch (ConnectionField.of(written, name, out.length())) {
                    case NONE -> true;
                    case TE -> isTrailers(to + 1, lineEnd);
                    case OTHER -> false;
                };
        int index = StaticTable.find(written, name, out.length());
        if (index > 0) {
            out.backTo(at);
            integer(0x0f, isSecret(index) ? NEVER_INDEXED : 0, index);
        }
        return passes && (index == 0 || index != leftOut);
    }

    private boolean isTrailers(int from, int lineEnd) {
        int start = start(from, lineEnd - 2);
        return Arrays.equals(text, start, stop(start, lineEnd - 2), TRAILERS, 0, TRAILERS.length);
    }

    /// RFC 7541 §7.1.3.
    private static boolean isSecret(int index) {
        return index == AUTHORIZATION || index == COOKIE || index == SET_COOKIE;
    }

    private void value(int from, int lineEnd) {
        int start = start(from, lineEnd - 2);
        string(start, stop(start, lineEnd - 2));
    }

    private int start(int from, int to) {
        int start = from;
        while (start < to && isBlank(text[start])) {
            start++;
        }
        return start;
    }

    private int stop(int start, int to) {
        int stop = to;
        while (stop > start && isBlank(text[stop - 1])) {
            stop--;
        }
        return stop;
    }

    private void string(int from, int to) {
        integer(0x7f, 0, to - from);
        out.write(text, from, to);
    }

    private void integer(int mask, int high, int value) {
        if (value < mask) {
            out.write(high | value);
            return;
        }
        out.write(high | mask);
        int rest = value - mask;
        while (rest >= 0x80) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private int indexOf(char octet, int from) {
        int i = from;
        while (text[i] != octet) {
            i++;
        }
        return i;
    }

    /// Behind the line feed.
    private int lineEnd(int from) {
        int i = from;
        while (i < end && text[i] != '\n') {
            i++;
        }
        return i + 1;
    }

    private static byte[] ascii(String value) {
        return value.getBytes(StandardCharsets.US_ASCII);
    }
}
