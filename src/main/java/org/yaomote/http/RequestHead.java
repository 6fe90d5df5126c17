package org.yaomote.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// A request's head, parsed strictly: offsets into the array it stands in, nothing copied. Reused
/// for request after request; valid until the array is.
///
/// Thread: its event loop.
public final class RequestHead {
    private static final byte[] TRAILERS = "trailers".getBytes(StandardCharsets.US_ASCII);

    private HeadLimits limits;
    private final Fields fields;
    private final Authority authority = new Authority();
    private final RequestLine line;
    private byte[] bytes = new byte[0];
    private boolean hostField;
    private BodyFraming framing = BodyFraming.NONE;

    /// @param limits beyond which a head is refused
    public RequestHead(HeadLimits limits) {
        this.limits = limits;
        this.fields = new Fields(limits.maxFields());
        this.line = new RequestLine(limits.maxLineBytes(), authority);
    }

    /// From now on a head is refused beyond these.
    public void limits(HeadLimits changed) {
        if (!limits.equals(changed)) {
            limits = changed;
            fields.max(changed.maxFields());
            line.maxBytes(changed.maxLineBytes());
        }
    }

    /// Parses a whole head (RFC 9112 §3, §5, §6).
    ///
    /// @param end behind the empty line that ends it, as [HeadEnd#find] gives it
    /// @return null if every octet is in order
    public @Nullable HeadFault parse(byte[] array, int from, int end) {
        bytes = array;
        hostField = false;
        if (end - from > limits.maxHeadBytes()) {
            return HeadFault.HEAD_TOO_LARGE;
        }
        HeadFault fault = line.parse(array, from, end);
        if (fault != null) {
            return fault;
        }
        fault = fields.parse(array, line.end(), end);
        if (fault != null) {
            return fault;
        }
        if (limits.maxFieldBytes() < limits.maxHeadBytes() && hasLongField()) {
            return HeadFault.HEAD_TOO_LARGE;
        }
        fault = frame();
        return fault != null ? fault : host();
    }

    /// RFC 6585 §5: one field alone may be too large.
    private boolean hasLongField() {
        for (int i = 0; i < fields.count(); i++) {
            if (fields.lineEnd(i) - fields.lineStart(i) > limits.maxFieldBytes()) {
                return true;
            }
        }
        return false;
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
        if (line.isMethod("GET")) {
            return "GET";
        }
        if (line.isMethod("POST")) {
            return "POST";
        }
        if (line.isMethod("HEAD")) {
            return "HEAD";
        }
        return text(line.start(), line.methodEnd());
    }

    /// The request target as text, as it was sent. Allocates.
    public String targetText() {
        return text(line.targetStart(), line.targetEnd());
    }

    /// First octet of the method.
    public int methodStart() {
        return line.start();
    }

    /// Behind the method.
    public int methodEnd() {
        return line.methodEnd();
    }

    /// First octet of path and query; `*` for an asterisk form. Equal to [#targetEnd] if an
    /// absolute form has no path.
    public int pathStart() {
        return line.pathStart();
    }

    /// Behind the path, before the query's question mark.
    public int pathEnd() {
        return line.pathEnd();
    }

    /// Behind path and query.
    public int targetEnd() {
        return line.targetEnd();
    }

    /// Behind the target as it was sent, whatever its form.
    public int rawTargetEnd() {
        return line.targetEnd();
    }

    /// Behind the request line: the first field's line.
    public int fieldsStart() {
        return line.end();
    }

    /// Whether it is HTTP/1.1, not 1.0.
    public boolean isHttp11() {
        return line.isHttp11();
    }

    /// Whether the client wants its connection kept (RFC 9112 §9.3).
    public boolean keepAlive() {
        return !fields.saysClose() && (line.isHttp11() || fields.saysKeepAlive());
    }

    /// How its body ends.
    public BodyFraming framing() {
        return framing;
    }

    /// Octets of the body for [BodyFraming#LENGTH], else 0.
    public long contentLength() {
        return framing == BodyFraming.LENGTH ? fields.contentLength() : 0;
    }

    /// The protocol it asks to switch to (RFC 9110 §7.8), a WebSocket only by GET (RFC 6455 §4.1);
    /// null if it asks for none that is passed on. Only HTTP/1.1 without a body may ask.
    public @Nullable String upgradeProtocol() {
        boolean mayAsk = line.isHttp11() && framing == BodyFraming.NONE;
        if (!mayAsk || !fields.saysUpgrade()) {
            return null;
        }
        String asked = UpgradeProtocol.of(fields);
        boolean webSocket = UpgradeProtocol.WEBSOCKET.equals(asked);
        return webSocket && !line.isMethod("GET") ? null : asked;
    }

    /// Whether the client says that it takes trailers, and nothing else of transfer codings (RFC
    /// 9110 §10.1.4).
    public boolean takesTrailers() {
        for (int i = 0; i < fields.count(); i++) {
            if (fields.known(i) == KnownField.TE) {
                int from = fields.valueStart(i);
                return Octets.equalsLower(bytes, from, fields.valueEnd(i), TRAILERS);
            }
        }
        return false;
    }

    /// Whether the method is GET, HEAD or OPTIONS, which may be sent twice.
    public boolean isSafe() {
        return line.isMethod("GET") || line.isMethod("HEAD") || isOptions();
    }

    /// Whether the method is HEAD, whose answer has no body.
    public boolean isHead() {
        return line.isMethod("HEAD");
    }

    /// First octet of the host, without port; equal to [#hostEnd] if HTTP/1.0 sent none.
    public int hostStart() {
        return authority.start();
    }

    /// Behind the host, before its port.
    public int hostEnd() {
        return authority.hostEnd();
    }

    /// Behind the host's port, if it has one.
    public int authorityEnd() {
        return authority.end();
    }

    /// Whether the host is this one.
    ///
    /// @param lower in lower case
    public boolean hostEquals(byte[] lower) {
        return Octets.equalsLower(bytes, hostStart(), hostEnd(), lower);
    }

    /// Whether the host ends so and has something before it.
    ///
    /// @param lower in lower case, beginning with a dot
    public boolean hostEndsWith(byte[] lower) {
        int from = hostEnd() - lower.length;
        return from > hostStart() && Octets.equalsLower(bytes, from, hostEnd(), lower);
    }

    boolean isOptions() {
        return line.isMethod("OPTIONS");
    }

    /// Whether there is a Host field; HTTP/1.0 may lack it, even where its target names a host.
    boolean hasHostField() {
        return hostField;
    }

    private @Nullable HeadFault frame() {
        framing = BodyFraming.NONE;
        if (fields.lengths() > 1) {
            return HeadFault.BAD_LENGTH;
        }
        if (fields.codings() == 0) {
            framing = fields.contentLength() > 0 ? BodyFraming.LENGTH : BodyFraming.NONE;
            return null;
        }
        if (fields.lengths() > 0) {
            return HeadFault.LENGTH_AND_CODING;
        }
        if (fields.codings() > 1 || !line.isHttp11()) {
            return HeadFault.BAD_CODING;
        }
        framing = BodyFraming.CHUNKED;
        return fields.codingIsChunked() ? null : HeadFault.UNKNOWN_CODING;
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
            return line.isHttp11() ? HeadFault.BAD_HOST : null;
        }
        hostField = true;
        int from = fields.valueStart(found);
        int to = fields.valueEnd(found);
        if (authority.isPresent() && !authority.isSameAs(from, to)) {
            return HeadFault.BAD_HOST;
        }
        return authority.parse(bytes, from, to) ? null : HeadFault.BAD_HOST;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
}
