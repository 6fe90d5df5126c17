package org.yaomote.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// The first line of a request: method, target, version (RFC 9112 §3), as offsets into the array it
/// stands in; reused.
///
/// Thread: its event loop.
final class RequestLine {
    private static final byte[] HTTP = "http://".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HTTPS = "https://".getBytes(StandardCharsets.US_ASCII);

    private int maxBytes;

    /// What an absolute form names, until the head's Host field says it again.
    private final Authority authority;

    private byte[] bytes = new byte[0];
    private int start;
    private int methodEnd;
    private int targetStart;
    private int targetEnd;
    private int pathStart;
    private int pathEnd;
    private int end;
    private boolean http11;

    RequestLine(int maxBytes, Authority authority) {
        this.maxBytes = maxBytes;
        this.authority = authority;
    }

    void maxBytes(int octets) {
        maxBytes = octets;
    }

    /// Parses the line.
    ///
    /// @param headEnd behind the empty line that ends the head
    @Nullable HeadFault parse(byte[] array, int from, int headEnd) {
        bytes = array;
        start = from;
        authority.clear();
        HeadFault fault = cut(headEnd);
        if (fault != null) {
            return fault;
        }
        if (end - start > maxBytes) {
            return HeadFault.TARGET_TOO_LONG;
        }
        fault = version(targetEnd + 1);
        return fault != null ? fault : target();
    }

    int start() {
        return start;
    }

    int methodEnd() {
        return methodEnd;
    }

    int targetStart() {
        return targetStart;
    }

    int targetEnd() {
        return targetEnd;
    }

    int pathStart() {
        return pathStart;
    }

    int pathEnd() {
        return pathEnd;
    }

    /// Behind the line's end.
    int end() {
        return end;
    }

    boolean isHttp11() {
        return http11;
    }

    /// Whether the method is this one; its case matters (RFC 9110 §9.1).
    boolean isMethod(String method) {
        if (methodEnd - start != method.length()) {
            return false;
        }
        for (int i = 0; i < method.length(); i++) {
            if (bytes[start + i] != method.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Finds the three parts, each behind exactly one space.
    private @Nullable HeadFault cut(int headEnd) {
        byte[] b = bytes;
        int i = start;
        while (Octets.isToken(b[i])) {
            i++;
        }
        methodEnd = i;
        if (i == start || b[i] != ' ') {
            return HeadFault.BAD_METHOD;
        }
        i++;
        targetStart = i;
        // RFC 3986: visible ASCII only.
        while (b[i] > ' ' && b[i] < 0x7f) {
            i++;
        }
        targetEnd = i;
        if (i == targetStart || b[i] != ' ') {
            return HeadFault.BAD_TARGET;
        }
        end = i + 11;
        boolean whole = end <= headEnd && b[end - 2] == '\r' && b[end - 1] == '\n';
        return whole ? null : HeadFault.BAD_REQUEST_LINE;
    }

    private @Nullable HeadFault version(int at) {
        byte[] b = bytes;
        boolean http =
                b[at] == 'H'
                        && b[at + 1] == 'T'
                        && b[at + 2] == 'T'
                        && b[at + 3] == 'P'
                        && b[at + 4] == '/'
                        && b[at + 6] == '.';
        if (!http || !Octets.isDigit(b[at + 5]) || !Octets.isDigit(b[at + 7])) {
            return HeadFault.BAD_REQUEST_LINE;
        }
        http11 = b[at + 7] == '1';
        boolean known = b[at + 5] == '1' && (b[at + 7] == '0' || http11);
        return known ? null : HeadFault.BAD_VERSION;
    }

    /// RFC 9112 §3.2: origin form, absolute form, asterisk form; authority form is CONNECT's.
    private @Nullable HeadFault target() {
        if (isMethod("CONNECT")) {
            return HeadFault.CONNECT;
        }
        if (isMethod("TRACE")) {
            return HeadFault.TRACE;
        }
        pathStart = targetStart;
        if (bytes[targetStart] == '*') {
            pathEnd = targetEnd;
            boolean alone = targetEnd - targetStart == 1;
            return alone && isMethod("OPTIONS") ? null : HeadFault.BAD_TARGET;
        }
        if (bytes[targetStart] != '/' && !absolute()) {
            return HeadFault.BAD_TARGET;
        }
        return path() ? null : HeadFault.BAD_TARGET;
    }

    private boolean absolute() {
        int from;
        if (begins(HTTP)) {
            from = targetStart + HTTP.length;
        } else if (begins(HTTPS)) {
            from = targetStart + HTTPS.length;
        } else {
            return false;
        }
        int i = from;
        while (i < targetEnd && bytes[i] != '/' && bytes[i] != '?') {
            i++;
        }
        pathStart = i;
        return authority.parse(bytes, from, i);
    }

    private boolean begins(byte[] lower) {
        return targetEnd - targetStart >= lower.length
                && Octets.equalsLower(bytes, targetStart, targetStart + lower.length, lower);
    }

    /// Finds the end of the path; a fragment is none of a server's business (RFC 9112 §3.2.1).
    private boolean path() {
        int i = pathStart;
        while (i < targetEnd && bytes[i] != '?' && bytes[i] != '#') {
            i++;
        }
        pathEnd = i;
        while (i < targetEnd && bytes[i] != '#') {
            i++;
        }
        return i == targetEnd;
    }
}
