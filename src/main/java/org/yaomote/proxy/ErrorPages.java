package org.yaomote.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The answers the proxy gives by itself: short, static, without version or address.
///
/// Thread: any.
final class ErrorPages {
    private static final Map<Integer, String> REASONS =
            Map.ofEntries(
                    Map.entry(400, "Bad Request"),
                    Map.entry(404, "Not Found"),
                    Map.entry(405, "Method Not Allowed"),
                    Map.entry(408, "Request Timeout"),
                    Map.entry(413, "Content Too Large"),
                    Map.entry(414, "URI Too Long"),
                    Map.entry(417, "Expectation Failed"),
                    Map.entry(431, "Request Header Fields Too Large"),
                    Map.entry(500, "Internal Server Error"),
                    Map.entry(501, "Not Implemented"),
                    Map.entry(502, "Bad Gateway"),
                    Map.entry(503, "Service Unavailable"),
                    Map.entry(504, "Gateway Timeout"),
                    Map.entry(505, "HTTP Version Not Supported"));

    private static final Map<Integer, String> SENTENCES =
            Map.ofEntries(
                    Map.entry(400, "The request breaks the rules of HTTP."),
                    Map.entry(404, "No service is set up for this address."),
                    Map.entry(405, "This method is not allowed here."),
                    Map.entry(408, "The request did not arrive in time."),
                    Map.entry(502, "The server behind this address gave no usable answer."),
                    Map.entry(503, "No server is available for this address at the moment."),
                    Map.entry(504, "The server behind this address did not answer in time."));

    private record Key(int status, boolean close, boolean withBody, String allow) {}

    private final Map<Key, byte[]> rendered = new ConcurrentHashMap<>();

    /// A complete answer, head and body.
    ///
    /// @param close whether it announces the end of the connection
    /// @param withBody false for the answer to HEAD, whose length is announced all the same (RFC
    ///   9110 §9.3.2)
    byte[] answer(int status, boolean close, boolean withBody) {
        return rendered.computeIfAbsent(new Key(status, close, withBody, ""), ErrorPages::render);
    }

    /// The answer to a method that is not allowed, which must say which ones are (RFC 9110
    /// §15.5.6).
    ///
    /// @param allow the methods, separated by commas
    byte[] notAllowed(String allow, boolean close, boolean withBody) {
        return rendered.computeIfAbsent(new Key(405, close, withBody, allow), ErrorPages::render);
    }

    private static byte[] render(Key key) {
        String reason = REASONS.getOrDefault(key.status, "Error");
        String body =
                """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%d %s</title></head>
                <body><h1>%d %s</h1><p>%s</p></body></html>
                """
                        .formatted(
                                key.status,
                                reason,
                                key.status,
                                reason,
                                SENTENCES.getOrDefault(key.status, ""));
        String head =
                "HTTP/1.1 "
                        + key.status
                        + " "
                        + reason
                        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                        + body.length()
                        + "\r\nCache-Control: no-store\r\n"
                        + (key.allow.isEmpty() ? "" : "Allow: " + key.allow + "\r\n")
                        + (key.close ? "Connection: close\r\n" : "")
                        + "\r\n";
        String whole = key.withBody ? head + body : head;
        return whole.getBytes(StandardCharsets.US_ASCII);
    }
}
