package org.yaomote.http2;

/// A field as an entry of the table: rendered as the line that it is in HTTP/1, and already judged,
/// so that a repeated field costs one copy.
final class Field {
    /// What an entry costs beyond its octets (RFC 7541 §4.1).
    static final int OVERHEAD = 32;

    private byte[] line = new byte[0];
    private int from;
    private int nameEnd;
    private int to;
    private FieldKind kind = FieldKind.REFUSED;

    /// Points to a line.
    ///
    /// @param bytes hold `name: value` and CR LF
    Field set(byte[] bytes, int begin, int endOfName, int end) {
        line = bytes;
        from = begin;
        nameEnd = endOfName;
        to = end;
        kind = FieldKind.of(bytes, begin, endOfName, end);
        return this;
    }

    byte[] bytes() {
        return line;
    }

    int lineStart() {
        return from;
    }

    int lineEnd() {
        return to;
    }

    int nameEnd() {
        return nameEnd;
    }

    int valueStart() {
        return nameEnd + 2;
    }

    int valueEnd() {
        return to - 2;
    }

    FieldKind kind() {
        return kind;
    }

    /// What it counts for in a table or a list of fields: colon, blank and line end do not.
    int size() {
        return to - from - 4 + OVERHEAD;
    }
}
