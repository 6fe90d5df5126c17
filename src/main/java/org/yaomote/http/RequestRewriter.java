package org.yaomote.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// Writes a request's head as a backend gets it: every octet of it was accepted by the parser, hop
/// by hop fields are left out, forwarding facts are added (RFC 9110 §7.6).
///
/// What a client claims in X-Forwarded-For, -Proto, -Port, -Host and Forwarded is dropped unless it
/// is trusted; a trusted one's X-Forwarded-For is added to and the others are kept. What anybody
/// claims in X-SSL fields is dropped: only a certificate seen here is told. A cookie of the proxy's
/// own is taken out. Runs of lines that stay are copied in one piece; Host and what frames the body
/// are written with one blank, whatever the client wrote.
public final class RequestRewriter {
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final byte[] HOST = ascii("Host: ");
    private static final byte[] FOR = ascii("X-Forwarded-For: ");
    private static final byte[] FORWARDED_HOST = ascii("X-Forwarded-Host: ");
    private static final byte[] COMMA = ascii(", ");
    private static final byte[] UPGRADE = ascii("Connection: Upgrade\r\nUpgrade: ");
    private static final byte[] END = ascii("\r\n");
    private static final byte[] SLASH = ascii("/");
    private static final byte[] ASTERISK = ascii("*");

    private RequestRewriter() {}

    /// Writes a head.
    ///
    /// @param head parsed without a fault, its array unchanged since
    /// @param facts of the client's connection
    /// @param own the cookie that stays here; null if there is none
    /// @param out where to; what was in it is overwritten
    public static void rewrite(
            RequestHead head, ForwardedFacts facts, @Nullable OwnCookie own, HeadOutput out) {
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
        fields(head, facts, own, out);
        if (!head.hasHostField()) {
            host(head, facts, out);
        }
        String asked = head.upgradeProtocol();
        if (asked != null) {
            out.append(UPGRADE).append(ascii(asked)).append(END);
        }
        out.append(facts.via(head.isHttp11()));
        forwarding(head, facts, out);
        out.append(facts.certificate()).append(END);
    }

    private static void forwarding(RequestHead head, ForwardedFacts facts, HeadOutput out) {
        Fields fields = head.fields();
        if (!facts.isAdded()) {
            earlierLines(facts, fields, out);
            return;
        }
        out.append(FOR);
        if (facts.isTrusted()) {
            earlierHops(fields, out);
        }
        out.append(facts.client()).append(END);
        if (isOursToSay(KnownField.X_FORWARDED_PROTO, fields, facts)) {
            out.append(facts.proto());
        }
        if (isOursToSay(KnownField.X_FORWARDED_PORT, fields, facts)) {
            out.append(facts.port());
        }
        boolean named = head.authorityEnd() > head.hostStart();
        if (named && isOursToSay(KnownField.X_FORWARDED_HOST, fields, facts)) {
            out.append(FORWARDED_HOST)
                    .append(head.bytes(), head.hostStart(), head.authorityEnd())
                    .append(END);
        }
    }

    private static boolean isOursToSay(KnownField field, Fields fields, ForwardedFacts facts) {
        return !facts.isTrusted() || !fields.has(field);
    }

    /// What a trusted proxy said goes on as it is.
    private static void earlierLines(ForwardedFacts facts, Fields fields, HeadOutput out) {
        for (int i = 0; facts.isTrusted() && i < fields.count(); i++) {
            if (fields.known(i) == KnownField.X_FORWARDED_FOR) {
                out.appendPlainly(fields, i);
            }
        }
    }

    /// All in one line with ours: many backends read only one.
    private static void earlierHops(Fields fields, HeadOutput out) {
        for (int i = 0; i < fields.count(); i++) {
            boolean hops = fields.known(i) == KnownField.X_FORWARDED_FOR;
            if (hops && fields.valueEnd(i) > fields.valueStart(i)) {
                out.append(fields.bytes(), fields.valueStart(i), fields.valueEnd(i)).append(COMMA);
            }
        }
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

    private static void fields(
            RequestHead head, ForwardedFacts facts, @Nullable OwnCookie own, HeadOutput out) {
        Fields fields = head.fields();
        int kept = head.fieldsStart();
        for (int i = 0; i < fields.count(); i++) {
            if (isDropped(head, facts, i)) {
                out.append(head.bytes(), kept, fields.lineStart(i));
                kept = fields.lineEnd(i);
            } else if (own != null && fields.known(i) == KnownField.COOKIE && own.isIn(fields, i)) {
                out.append(head.bytes(), kept, fields.lineStart(i));
                own.appendOthers(fields, i, out);
                kept = fields.lineEnd(i);
            } else if (fields.isOddlyWritten(i)) {
                out.append(head.bytes(), kept, fields.lineStart(i)).appendPlainly(fields, i);
                kept = fields.lineEnd(i);
            }
        }
        int end = fields.count() == 0 ? kept : fields.lineEnd(fields.count() - 1);
        out.append(head.bytes(), kept, end);
    }

    private static boolean isDropped(RequestHead head, ForwardedFacts facts, int field) {
        Fields fields = head.fields();
        return switch (fields.known(field)) {
            // HTTP/1.0 has no interim answers, so nothing may ask for one (RFC 9110 §10.1.1).
            case EXPECT -> !head.isHttp11() || fields.isHopByHop(field);
            case X_FORWARDED_FOR, X_SSL -> true;
            case FORWARDED, X_FORWARDED_PROTO, X_FORWARDED_PORT, X_FORWARDED_HOST ->
                    !facts.isTrusted();
            case OTHER -> fields.isHopByHop(field) || isDisguised(fields, field);
            default -> fields.isHopByHop(field);
        };
    }

    private static boolean isDisguised(Fields fields, int field) {
        int from = fields.lineStart(field);
        return KnownField.isDisguisedForwarding(fields.bytes(), from, fields.nameEnd(field));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
