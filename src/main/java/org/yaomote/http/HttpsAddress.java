package org.yaomote.http;

import java.nio.charset.StandardCharsets;

/// The address a request would have under `https`: the Location of a redirect.
///
/// It is made of nothing but what the parser accepted: a host without user information, and path
/// and query octet by octet, which can hold neither blanks nor control characters. A path cannot
/// lead elsewhere, because the host always stands before it.
public final class HttpsAddress {
    private static final int USUAL_PORT = 443;
    private static final byte[] SCHEME = ascii("https://");
    private static final byte[] SLASH = ascii("/");

    private HttpsAddress() {}

    /// Appends the address.
    ///
    /// @param head parsed without a fault, its array unchanged since
    /// @param port where clients reach the HTTPS listener; the usual one is left out
    /// @return false, and nothing is written, if the request names no host, as HTTP/1.0 may
    public static boolean append(RequestHead head, int port, HeadOutput out) {
        if (head.hostStart() == head.hostEnd()) {
            return false;
        }
        byte[] bytes = head.bytes();
        out.append(SCHEME).append(bytes, head.hostStart(), head.hostEnd());
        if (port != USUAL_PORT) {
            out.append(ascii(":" + port));
        }
        // The server as a whole (`*`) has no address of its own.
        boolean hasPath = head.pathStart() < head.pathEnd() && bytes[head.pathStart()] == '/';
        if (!hasPath) {
            out.append(SLASH);
        }
        int from = hasPath ? head.pathStart() : head.pathEnd();
        out.append(bytes, from, head.targetEnd());
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
