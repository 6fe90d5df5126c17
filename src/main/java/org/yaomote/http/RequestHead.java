package org.yaomote.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// A request's head, parsed strictly: offsets into the array it stands in, nothing copied. Reused
/// for request after request; valid until the array is.
///
/// Thread: its event loop.
public final class RequestHead {
    private static final byte[] HTTP = "http://".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HTTPS = "https://".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBSOCKET = "websocket".getBytes(StandardCharsets.US_ASCII);

    private final HeadLimits limits;
    private final Fields fields;
    private byte[] bytes = new byte[0];
    private int start;
    private int methodEnd;
    private int targetStart;
    private int targetEnd;
    private int pathStart;
    private int pathEnd;
    private int lineEnd;
    private int hostStart;
    private int hostEnd;
    private int authorityEnd;
    private boolean http11;
    private BodyFraming framing = BodyFraming.NONE;

    /// @param limits beyond which a head is refused
    public RequestHead(HeadLimits limits) {
        this.limits = limits;
        this.fields = new Fields(limits.maxFields());
    }

    /// Parses a whole head (RFC 9112 §3, §5, §6).
    ///
    /// @param end behind the empty line that ends it, as [HeadEnd#find] gives it
    /// @return null if every octet is in order
    public @Nullable HeadFault parse(byte[] array, int from, int end) {
        bytes = array;
        start = from;
        if (end - from > limits.maxHeadBytes()) {
            return HeadFault.HEAD_TOO_LARGE;
        }
        HeadFault fault = requestLine(end);
        if (fault != null) {
            return fault;
        }
        fault = fields.parse(array, lineEnd, end);
        if (fault != null) {
            return fault;
        }
        fault = frame();
        return fault != null ? fault : host();
    }

    /// Why a head that has no end within the limits is refused.
    public HeadFault tooLong(byte[] array, int from, int to) {
        int limit = Math.min(to, from + limits.maxLineBytes());
        for (int i = from; i < limit; i++) {
            if (array[i] == '\n') {
                return HeadFault.HEAD_TOO_LARGE;
            }
        }
        return HeadFault.TARGET_TOO_LONG;
    }

    /// The array that the offsets point into.
    public byte[] bytes() {
        return bytes;
    }

    /// Its fields.
    public Fields fields() {
        return fields;
    }

    /// The method as text; constants for the usual ones, so that the usual request allocates
    /// nothing.
    public String methodText() {
        int length = methodEnd - start;
        if (length == 3 && is("GET")) {
            return "GET";
        }
        if (length == 4) {
            if (is("POST")) {
                return "POST";
            }
            if (is("HEAD")) {
                return "HEAD";
            }
        }
        return new String(bytes, start, length, StandardCharsets.US_ASCII);
    }

    /// The request target as text, as it was sent. Allocates.
    public String targetText() {
        return new String(bytes, targetStart, targetEnd - targetStart, StandardCharsets.US_ASCII);
    }

    /// First octet of the method.
    public int methodStart() {
        return start;
    }

    /// Behind the method.
    public int methodEnd() {
        return methodEnd;
    }

    /// First octet of path and query; `*` for an asterisk form. Equal to [#targetEnd] if an
    /// absolute form has no path.
    public int pathStart() {
        return pathStart;
    }

    /// Behind the path, before the query's question mark.
    public int pathEnd() {
        return pathEnd;
    }

    /// Behind path and query.
    public int targetEnd() {
        return targetEnd;
    }

    /// Behind the request line: the first field's line.
    public int fieldsStart() {
        return lineEnd;
    }

    /// Whether it is HTTP/1.1, not 1.0.
    public boolean isHttp11() {
        return http11;
    }

    /// Whether the client wants its connection kept (RFC 9112 §9.3).
    public boolean keepAlive() {
        return !fields.saysClose() && (http11 || fields.saysKeepAlive());
    }

    /// How its body ends.
    public BodyFraming framing() {
        return framing;
    }

    /// Octets of the body for [BodyFraming#LENGTH], else 0.
    public long contentLength() {
        return framing == BodyFraming.LENGTH ? fields.contentLength() : 0;
    }

    /// Whether it asks to switch to WebSocket (RFC 6455 §4.1), without a body.
    public boolean isWebSocketUpgrade() {
        if (!fields.saysUpgrade() || !http11 || framing != BodyFraming.NONE) {
            return false;
        }
        for (int i = 0; i < fields.count(); i++) {
            if (fields.known(i) == KnownField.UPGRADE) {
                return Octets.equalsLower(
                        bytes, fields.valueStart(i), fields.valueEnd(i), WEBSOCKET);
            }
        }
        return false;
    }

    /// Whether the method is GET, HEAD or OPTIONS, which may be sent twice.
    public boolean isSafe() {
        int length = methodEnd - start;
        return (length == 3 && is("GET"))
                || (length == 4 && is("HEAD"))
                || (length == 7 && is("OPTIONS"));
    }

    /// Whether the method is HEAD, whose answer has no body.
    public boolean isHead() {
        return methodEnd - start == 4 && is("HEAD");
    }

    /// First octet of the host, without port; equal to [#hostEnd] if HTTP/1.0 sent none.
    public int hostStart() {
        return hostStart;
    }

    /// Behind the host, before its port.
    public int hostEnd() {
        return hostEnd;
    }

    /// Behind the host's port, if it has one.
    public int authorityEnd() {
        return authorityEnd;
    }

    /// Whether the host is this one.
    ///
    /// @param lower in lower case
    public boolean hostEquals(byte[] lower) {
        return Octets.equalsLower(bytes, hostStart, hostEnd, lower);
    }

    /// Whether the host ends so and has something before it.
    ///
    /// @param lower in lower case, beginning with a dot
    public boolean hostEndsWith(byte[] lower) {
        int from = hostEnd - lower.length;
        return from > hostStart && Octets.equalsLower(bytes, from, hostEnd, lower);
    }

    private @Nullable HeadFault requestLine(int end) {
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
        if (i + 11 > end || b[i + 9] != '\r' || b[i + 10] != '\n') {
            return HeadFault.BAD_REQUEST_LINE;
        }
        lineEnd = i + 11;
        if (lineEnd - start > limits.maxLineBytes()) {
            return HeadFault.TARGET_TOO_LONG;
        }
        HeadFault fault = version(i + 1);
        return fault != null ? fault : target();
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
        hostStart = 0;
        hostEnd = 0;
        authorityEnd = 0;
        if (methodEnd - start == 7 && is("CONNECT")) {
            return HeadFault.CONNECT;
        }
        pathStart = targetStart;
        if (bytes[targetStart] == '*') {
            boolean options = methodEnd - start == 7 && is("OPTIONS");
            pathEnd = targetEnd;
            return options && targetEnd - targetStart == 1 ? null : HeadFault.BAD_TARGET;
        }
        if (bytes[targetStart] != '/') {
            HeadFault fault = absolute();
            if (fault != null) {
                return fault;
            }
        }
        int i = pathStart;
        while (i < targetEnd && bytes[i] != '?') {
            if (bytes[i] == '#') {
                return HeadFault.BAD_TARGET;
            }
            i++;
        }
        pathEnd = i;
        return null;
    }

    private @Nullable HeadFault absolute() {
        int from;
        if (begins(HTTP)) {
            from = targetStart + HTTP.length;
        } else if (begins(HTTPS)) {
            from = targetStart + HTTPS.length;
        } else {
            return HeadFault.BAD_TARGET;
        }
        int i = from;
        while (i < targetEnd && bytes[i] != '/' && bytes[i] != '?') {
            i++;
        }
        pathStart = i;
        return authority(from, i) ? null : HeadFault.BAD_TARGET;
    }

    private boolean begins(byte[] lower) {
        return targetEnd - targetStart >= lower.length
                && Octets.equalsLower(bytes, targetStart, targetStart + lower.length, lower);
    }

    private @Nullable HeadFault frame() {
        if (fields.lengths() > 1) {
            return HeadFault.BAD_LENGTH;
        }
        if (fields.codings() > 0) {
            if (fields.lengths() > 0) {
                return HeadFault.LENGTH_AND_CODING;
            }
            if (fields.codings() > 1 || !http11) {
                return HeadFault.BAD_CODING;
            }
            if (!fields.codingIsChunked()) {
                return HeadFault.UNKNOWN_CODING;
            }
            framing = BodyFraming.CHUNKED;
        } else {
            framing = fields.contentLength() > 0 ? BodyFraming.LENGTH : BodyFraming.NONE;
        }
        return null;
    }

    /// RFC 9112 §3.2: one Host, which an absolute form must agree with.
    private @Nullable HeadFault host() {
        int found = -1;
        for (int i = 0; i < fields.count(); i++) {
            if (fields.known(i) == KnownField.HOST) {
                if (found >= 0) {
                    return HeadFault.BAD_HOST;
                }
                found = i;
            }
        }
        if (found < 0) {
            return http11 ? HeadFault.BAD_HOST : null;
        }
        int from = fields.valueStart(found);
        int to = fields.valueEnd(found);
        boolean absolute = authorityEnd > 0;
        if (absolute && !sameAuthority(from, to)) {
            return HeadFault.BAD_HOST;
        }
        return authority(from, to) ? null : HeadFault.BAD_HOST;
    }

    private boolean sameAuthority(int from, int to) {
        int length = authorityEnd - hostStart;
        if (to - from != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Octets.lower(bytes[hostStart + i]) != Octets.lower(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }

    /// Notes host and port of an authority without user information; false if it is malformed.
    private boolean authority(int from, int to) {
        int i = from;
        if (i < to && bytes[i] == '[') {
            i++;
            while (i < to && isHexColon(bytes[i])) {
                i++;
            }
            if (i >= to || bytes[i] != ']' || i - from < 3) {
                return false;
            }
            i++;
        } else {
            while (i < to && Octets.isHost(bytes[i])) {
                i++;
            }
        }
        hostStart = from;
        hostEnd = i;
        authorityEnd = to;
        if (i == from) {
            return false;
        }
        if (i == to) {
            return true;
        }
        return bytes[i] == ':' && isPort(i + 1, to);
    }

    private static boolean isHexColon(byte b) {
        byte l = Octets.lower(b);
        return Octets.isDigit(b) || (l >= 'a' && l <= 'f') || b == ':' || b == '.';
    }

    private boolean isPort(int from, int to) {
        if (to - from > 5) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Octets.isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean is(String method) {
        for (int i = 0; i < method.length(); i++) {
            if (bytes[start + i] != method.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
