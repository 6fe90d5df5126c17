package org.yaomote.http;

import java.nio.charset.StandardCharsets;

/// Writes a request's head as a backend gets it: every octet of it was accepted by the parser, hop
/// by hop fields are left out, forwarding facts are added (RFC 9110 §7.6).
///
/// A client's own X-Forwarded-For, -Proto, -Port, -Host and Forwarded are dropped: nobody is
/// trusted to speak for others yet. Runs of lines that stay are copied in one piece; Host and what
/// frames the body are written with one blank, whatever the client wrote.
public final class RequestRewriter {
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final byte[] HOST = ascii("Host: ");
    private static final byte[] FOR = ascii("X-Forwarded-For: ");
    private static final byte[] UPGRADE = ascii("Connection: Upgrade\r\nUpgrade: websocket\r\n");
    private static final byte[] END = ascii("\r\n");
    private static final byte[] SLASH = ascii("/");
    private static final byte[] ASTERISK = ascii("*");

    private RequestRewriter() {}

    /// Writes a head.
    ///
    /// @param head parsed without a fault, its array unchanged since
    /// @param facts of the client's connection
    /// @param out where to; what was in it is overwritten
    public static void rewrite(RequestHead head, ForwardedFacts facts, HeadOutput out) {
        byte[] bytes = head.bytes();
        out.clear();
        out.append(bytes, head.methodStart(), head.methodEnd() + 1);
        if (head.pathStart() == head.targetEnd()) {
            // An absolute form without a path: OPTIONS means the server (RFC 9112 §3.2.4).
            out.append(head.isOptions() ? ASTERISK : SLASH);
        } else {
            if (bytes[head.pathStart()] == '?') {
                out.append(SLASH);
            }
            out.append(bytes, head.pathStart(), head.targetEnd());
        }
        out.append(VERSION);
        fields(head, out);
        if (!head.hasHostField()) {
            host(head, facts, out);
        }
        if (head.isWebSocketUpgrade()) {
            out.append(UPGRADE);
        }
        out.append(FOR).append(facts.client()).append(facts.rest()).append(END);
    }

    /// HTTP/1.0 needs no Host, HTTP/1.1 towards the backend does: what the target names, else the
    /// address that the client connected to.
    private static void host(RequestHead head, ForwardedFacts facts, HeadOutput out) {
        if (head.hostStart() == head.hostEnd()) {
            out.append(facts.hostOfTen());
        } else {
            out.append(HOST)
                    .append(head.bytes(), head.hostStart(), head.authorityEnd())
                    .append(END);
        }
    }

    private static void fields(RequestHead head, HeadOutput out) {
        Fields fields = head.fields();
        int kept = head.fieldsStart();
        for (int i = 0; i < fields.count(); i++) {
            if (isDropped(head, i)) {
                out.append(head.bytes(), kept, fields.lineStart(i));
                kept = fields.lineEnd(i);
            } else if (fields.isOddlyWritten(i)) {
                out.append(head.bytes(), kept, fields.lineStart(i)).appendPlainly(fields, i);
                kept = fields.lineEnd(i);
            }
        }
        int end = fields.count() == 0 ? kept : fields.lineEnd(fields.count() - 1);
        out.append(head.bytes(), kept, end);
    }

    private static boolean isDropped(RequestHead head, int field) {
        Fields fields = head.fields();
        return switch (fields.known(field)) {
            // HTTP/1.0 has no interim answers, so nothing may ask for one (RFC 9110 §10.1.1).
            case EXPECT -> !head.isHttp11() || fields.isHopByHop(field);
            case FORWARDED,
                    X_FORWARDED_FOR,
                    X_FORWARDED_PROTO,
                    X_FORWARDED_PORT,
                    X_FORWARDED_HOST ->
                    true;
            default -> fields.isHopByHop(field);
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
