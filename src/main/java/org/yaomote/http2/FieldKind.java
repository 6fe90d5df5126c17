package org.yaomote.http2;

import java.nio.charset.StandardCharsets;

/// What a field is to the one who makes an HTTP/1 head of it, found once, when it enters the table.
enum FieldKind {
    /// Passes as it is.
    PLAIN,
    METHOD,
    SCHEME,
    AUTHORITY,
    PATH,
    STATUS,
    HOST,
    COOKIE,
    CONTENT_LENGTH,
    /// Must not be in a message: its name or value is malformed, or it belongs to one HTTP/1
    /// connection (RFC 9113 §8.2). It may lie in the table all the same; using it is the fault.
    REFUSED;

    private static final boolean[] NAME = new boolean[256];
    private static final boolean[] TOKEN = new boolean[256];

    static {
        String lower = "0123456789abcdefghijklmnopqrstuvwxyz!#$%&'*+-.^_`|~";
        // RFC 9113 §8.2.1: a token of RFC 9110 §5.6.2 without upper case.
        lower.chars().forEach(c -> NAME[c] = true);
        (lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ").chars().forEach(c -> TOKEN[c] = true);
    }

    private static final byte[] METHOD_NAME = ascii(":method");
    private static final byte[] SCHEME_NAME = ascii(":scheme");
    private static final byte[] STATUS_NAME = ascii(":status");
    private static final byte[] AUTHORITY_NAME = ascii(":authority");
    private static final byte[] PATH_NAME = ascii(":path");
    private static final byte[] TRAILERS = ascii("trailers");
    private static final byte[] HTTP = ascii("http");
    private static final byte[] HTTPS = ascii("https");

    /// What a field's line is.
    ///
    /// @param line `name: value` and a line end
    static FieldKind of(byte[] line, int from, int nameEnd, int to) {
        int value = nameEnd + 2;
        int valueEnd = to - 2;
        if (!isValue(line, value, valueEnd)) {
            return REFUSED;
        }
        if (nameEnd > from && line[from] == ':') {
            return pseudo(line, from, nameEnd, valueEnd);
        }
        return isName(line, from, nameEnd) ? known(line, from, nameEnd, valueEnd) : REFUSED;
    }

    private static FieldKind pseudo(byte[] line, int from, int nameEnd, int to) {
        int value = nameEnd + 2;
        FieldKind kind =
                switch (nameEnd - from) {
                    case 5 -> is(line, from, PATH_NAME) ? PATH : REFUSED;
                    case 7 -> ofSeven(line, from);
                    case 10 -> is(line, from, AUTHORITY_NAME) ? AUTHORITY : REFUSED;
                    default -> REFUSED;
                };
        boolean inOrder =
                switch (kind) {
                    case METHOD -> isToken(line, value, to);
                    case SCHEME -> isScheme(line, value, to);
                    case AUTHORITY -> isVisible(line, value, to);
                    case PATH -> isPath(line, value, to);
                    case STATUS -> isStatus(line, value, to);
                    case PLAIN, HOST, COOKIE, CONTENT_LENGTH, REFUSED -> false;
                };
        return inOrder ? kind : REFUSED;
    }

    private static FieldKind ofSeven(byte[] line, int from) {
        if (is(line, from, METHOD_NAME)) {
            return METHOD;
        }
        if (is(line, from, SCHEME_NAME)) {
            return SCHEME;
        }
        return is(line, from, STATUS_NAME) ? STATUS : REFUSED;
    }

    private static FieldKind known(byte[] line, int from, int nameEnd, int to) {
        int length = nameEnd - from;
        return switch (ConnectionField.of(line, from, nameEnd)) {
            case NONE -> {
                if (length == 4 && is(line, from, HOST_NAME)) {
                    yield HOST;
                }
                if (length == 6 && is(line, from, COOKIE_NAME)) {
                    yield COOKIE;
                }
                boolean sized = length == 14 && is(line, from, LENGTH_NAME);
                yield sized ? CONTENT_LENGTH : PLAIN;
            }
            // RFC 9113 §8.2.2: the one connection-specific field that may come, and so only.
            case TE -> isTrailers(line, nameEnd + 2, to) ? PLAIN : REFUSED;
            case OTHER -> REFUSED;
        };
    }

    private static final byte[] HOST_NAME = ascii("host");
    private static final byte[] COOKIE_NAME = ascii("cookie");
    private static final byte[] LENGTH_NAME = ascii("content-length");

    private static boolean isTrailers(byte[] line, int from, int to) {
        return to - from == TRAILERS.length && isLower(line, from, TRAILERS);
    }

    private static boolean isScheme(byte[] line, int from, int to) {
        int length = to - from;
        return (length == HTTP.length && isLower(line, from, HTTP))
                || (length == HTTPS.length && isLower(line, from, HTTPS));
    }

    /// RFC 9113 §8.3.1: not empty, beginning with `/`, or the asterisk form.
    private static boolean isPath(byte[] line, int from, int to) {
        boolean begins = from < to && (line[from] == '/' || (line[from] == '*' && to - from == 1));
        return begins && isVisible(line, from, to);
    }

    private static boolean isStatus(byte[] line, int from, int to) {
        if (to - from != 3) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (line[i] < '0' || line[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!TOKEN[line[i] & 0xff]) {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isName(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!NAME[line[i] & 0xff]) {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isVisible(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line[i] <= ' ' || line[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /// RFC 9113 §8.2.1, and no other control character than the tab, as in HTTP/1.
    private static boolean isValue(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = line[i];
            boolean allowed = b >= ' ' ? b != 0x7f : b < 0 || b == '\t';
            if (!allowed) {
                return false;
            }
        }
        return from == to || !(isBlank(line[from]) || isBlank(line[to - 1]));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean is(byte[] line, int from, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (line[from + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLower(byte[] line, int from, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if ((line[from + i] | 0x20) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
