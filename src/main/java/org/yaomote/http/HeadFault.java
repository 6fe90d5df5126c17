package org.yaomote.http;

/// Why a message is refused.
public enum HeadFault {
    /// RFC 9112 §3.
    BAD_REQUEST_LINE(400, "malformed request line"),
    /// RFC 9110 §9.1.
    BAD_METHOD(400, "the method is not a token"),
    /// RFC 9112 §3.2.
    BAD_TARGET(400, "malformed request target"),
    /// CONNECT is not for a reverse proxy (RFC 9110 §9.3.6).
    CONNECT(405, "CONNECT is not allowed"),
    /// TRACE would show the client what was added for the backend (RFC 9110 §9.3.8).
    TRACE(405, "TRACE is not allowed"),
    /// RFC 9110 §2.5: only HTTP/1.0 and HTTP/1.1 are spoken here.
    BAD_VERSION(505, "unsupported HTTP version"),
    /// RFC 9110 §4.1.
    TARGET_TOO_LONG(414, "the request line is too long"),
    /// RFC 6585 §5.
    HEAD_TOO_LARGE(431, "the head is too large"),
    /// RFC 6585 §5.
    TOO_MANY_FIELDS(431, "too many header fields"),
    /// More Connection options than a head may have fields (RFC 9110 §7.6.1).
    TOO_MANY_OPTIONS(431, "too many Connection options"),
    /// RFC 9112 §5.1: a name is a token, with no space before the colon.
    BAD_FIELD_NAME(400, "malformed header name"),
    /// RFC 9110 §5.5: no control characters, no lone CR or LF, no NUL.
    BAD_FIELD_VALUE(400, "malformed header value"),
    /// RFC 9112 §5.2: a folded line.
    FOLDED_FIELD(400, "folded header line"),
    /// RFC 9112 §3.2: exactly one valid Host.
    BAD_HOST(400, "missing, repeated or malformed Host"),
    /// RFC 9112 §6.3: lengths that contradict each other or are no numbers.
    BAD_LENGTH(400, "malformed or repeated Content-Length"),
    /// RFC 9112 §6.1: Content-Length together with Transfer-Encoding.
    LENGTH_AND_CODING(400, "Content-Length with Transfer-Encoding"),
    /// RFC 9112 §6.1: repeated, in HTTP/1.0, or malformed.
    BAD_CODING(400, "malformed or repeated Transfer-Encoding"),
    /// RFC 9112 §6.1: a coding other than chunked.
    UNKNOWN_CODING(501, "unknown transfer coding"),
    /// RFC 9110 §15.5.14.
    BODY_TOO_LARGE(413, "the body is too large"),
    /// RFC 9112 §7.1.
    BAD_CHUNK(400, "malformed chunked body"),
    /// RFC 9112 §7.1.2.
    BAD_TRAILER(400, "malformed trailer"),
    /// RFC 9112 §4.
    BAD_STATUS_LINE(502, "malformed status line");

    private final int status;
    private final String reason;

    HeadFault(int status, String reason) {
        this.status = status;
        this.reason = reason;
    }

    /// The status a client is answered with; what a backend did wrong is 502 whatever this says.
    public int status() {
        return status;
    }

    /// The cause in plain words, for logs.
    public String reason() {
        return reason;
    }
}
