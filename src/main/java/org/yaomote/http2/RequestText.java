package org.yaomote.http2;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Renders a request's head (RFC 9113 §8.3.1).
final class RequestText extends HeadText {
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final byte[] HOST = ascii("host: ");
    private static final byte[] COOKIE = ascii("cookie: ");
    private static final byte[] BETWEEN_CRUMBS = ascii("; ");
    private static final byte[] SPACE = ascii(" ");
    private static final byte[] CONNECT = ascii("CONNECT");
    private static final byte[] OPTIONS = ascii("OPTIONS");

    private final Run method = new Run();
    private final Run path = new Run();
    private final Run authority = new Run();
    private boolean scheme;
    private boolean host;

    /// Crumbs of the cookie, as arrays and two offsets each.
    private byte[] @Nullable [] crumbs = new byte[4][];

    private int[] crumbEnds = new int[8];
    private int crumbCount;

    /// A value seen, if any.
    private static final class Run {
        private byte[] bytes = new byte[0];
        private int from;
        private int to;
        private boolean present;

        boolean set(Field field) {
            bytes = field.bytes();
            from = field.valueStart();
            to = field.valueEnd();
            boolean first = !present;
            present = true;
            return first;
        }

        boolean is(byte[] text) {
            return Arrays.equals(bytes, from, to, text, 0, text.length);
        }
    }

    @Override
    void clear() {
        method.present = false;
        path.present = false;
        authority.present = false;
        scheme = false;
        host = false;
        crumbCount = 0;
    }

    @Override
    boolean pseudo(Field field) {
        return switch (field.kind()) {
            case METHOD -> method.set(field);
            case PATH -> path.set(field);
            case AUTHORITY -> authority.set(field);
            case SCHEME -> {
                boolean first = !scheme;
                scheme = true;
                yield first;
            }
            case PLAIN, HOST, COOKIE, CONTENT_LENGTH, STATUS, REFUSED -> false;
        };
    }

    @Override
    boolean firstLine() {
        if (!method.present) {
            return false;
        }
        out().append(method.bytes, method.from, method.to).append(SPACE);
        if (method.is(CONNECT)) {
            // RFC 9113 §8.5: neither scheme nor path; the parser refuses it as it does in HTTP/1.
            append(authority);
            out().append(VERSION);
            return authority.present && !scheme && !path.present;
        }
        append(path);
        out().append(VERSION);
        if (authority.present) {
            out().append(HOST);
            append(authority);
            out().append(LINE_END);
        }
        return path.present && scheme && (path.bytes[path.from] == '/' || method.is(OPTIONS));
    }

    private void append(Run run) {
        if (run.present) {
            out().append(run.bytes, run.from, run.to);
        }
    }

    /// RFC 9113 §8.3.1: it says the same as `:authority`, or takes its place.
    @Override
    boolean host(Field field) {
        if (host) {
            return false;
        }
        host = true;
        return authority.present ? isAuthority(field) : line(field);
    }

    private boolean isAuthority(Field field) {
        int length = field.valueEnd() - field.valueStart();
        if (length != authority.to - authority.from) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte one = field.bytes()[field.valueStart() + i];
            if (lower(one) != lower(authority.bytes[authority.from + i])) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }

    @Override
    void cookie(Field field) {
        if (crumbCount == crumbs.length) {
            crumbs = Arrays.copyOf(crumbs, crumbCount * 2);
            crumbEnds = Arrays.copyOf(crumbEnds, crumbCount * 4);
        }
        crumbs[crumbCount] = field.bytes();
        crumbEnds[crumbCount * 2] = field.valueStart();
        crumbEnds[crumbCount * 2 + 1] = field.valueEnd();
        crumbCount++;
    }

    /// RFC 9113 §8.2.3: the crumbs become one cookie.
    void joinCrumbs() {
        for (int i = 0; i < crumbCount; i++) {
            byte[] bytes = crumbs[i];
            if (bytes != null) {
                out().append(i == 0 ? COOKIE : BETWEEN_CRUMBS);
                out().append(bytes, crumbEnds[i * 2], crumbEnds[i * 2 + 1]);
            }
            crumbs[i] = null;
        }
        if (crumbCount > 0) {
            out().append(LINE_END);
        }
    }
}
