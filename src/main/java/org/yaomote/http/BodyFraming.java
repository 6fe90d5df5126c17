package org.yaomote.http;

/// How the end of a body is known (RFC 9112 §6.3).
public enum BodyFraming {
    /// There is no body.
    NONE,
    /// Content-Length.
    LENGTH,
    /// Transfer-Encoding: chunked.
    CHUNKED,
    /// An answer that ends with its connection.
    UNTIL_CLOSE
}
