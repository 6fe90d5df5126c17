package org.yaomote.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The phrases that HTTP/1 puts behind a status (RFC 9110 §15) and HTTP/2 does not send. They mean
/// nothing, yet there are clients that see no status without one.
final class Reasons {
    private static final byte[][] BY_STATUS = new byte[600][];
    private static final byte[] UNKNOWN = octets("Unnamed");

    static {
        Arrays.fill(BY_STATUS, UNKNOWN);
        String phrases =
                """
                100 Continue
                103 Early Hints
                200 OK
                201 Created
                202 Accepted
                203 Non-Authoritative Information
                204 No Content
                205 Reset Content
                206 Partial Content
                300 Multiple Choices
                301 Moved Permanently
                302 Found
                303 See Other
                304 Not Modified
                307 Temporary Redirect
                308 Permanent Redirect
                400 Bad Request
                401 Unauthorized
                403 Forbidden
                404 Not Found
                405 Method Not Allowed
                406 Not Acceptable
                408 Request Timeout
                409 Conflict
                410 Gone
                411 Length Required
                412 Precondition Failed
                413 Content Too Large
                414 URI Too Long
                415 Unsupported Media Type
                416 Range Not Satisfiable
                417 Expectation Failed
                421 Misdirected Request
                422 Unprocessable Content
                425 Too Early
                426 Upgrade Required
                428 Precondition Required
                429 Too Many Requests
                431 Request Header Fields Too Large
                500 Internal Server Error
                501 Not Implemented
                502 Bad Gateway
                503 Service Unavailable
                504 Gateway Timeout
                """;
        phrases.lines()
                .forEach(
                        line ->
                                BY_STATUS[Integer.parseInt(line.substring(0, 3))] =
                                        octets(line.substring(4)));
    }

    private Reasons() {}

    /// The phrase of a status.
    static byte[] of(int status) {
        return status < BY_STATUS.length ? BY_STATUS[status] : UNKNOWN;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
