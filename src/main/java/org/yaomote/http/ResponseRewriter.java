package org.yaomote.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Writes an answer's head as the client gets it: hop by hop fields left out, the connection's fate
/// and the body's framing said anew (RFC 9110 §7.6, RFC 9112 §6), and what its listener adds to
/// every answer.
///
/// Immutable; any thread.
public final class ResponseRewriter {
    /// What becomes of the client's connection.
    public enum Fate {
        /// It stays open, as HTTP/1.1 has it.
        STAYS,
        /// It stays open, which a client of HTTP/1.0 must be told.
        STAYS_AND_SAYS_SO,
        /// It is closed behind this answer.
        CLOSES,
        /// It becomes what the answer names, a WebSocket mostly.
        SWITCHES
    }

    private static final byte[] VERSION = ascii("HTTP/1.1 ");
    private static final byte[] CLOSE = ascii("Connection: close\r\n\r\n");
    private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n\r\n");
    private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: ";
    private static final byte[] END = ascii("\r\n");

    private static final byte[] NOTHING = new byte[0];

    /// Adds nothing.
    public static final ResponseRewriter PLAIN = new ResponseRewriter(NOTHING, NOTHING, NOTHING);

    private final byte[] hsts;
    private final byte[] via10;
    private final byte[] via11;

    private ResponseRewriter(byte[] hsts, byte[] via10, byte[] via11) {
        this.hsts = hsts;
        this.via10 = via10;
        this.via11 = via11;
    }

    /// One that also says Strict-Transport-Security in place of the backend's (RFC 6797 §6.1): for
    /// listeners that speak TLS.
    ///
    /// @param maxAge how long browsers remember, in whole seconds
    public ResponseRewriter withHsts(Duration maxAge, boolean includeSubdomains) {
        String line =
                "Strict-Transport-Security: max-age="
                        + maxAge.toSeconds()
                        + (includeSubdomains ? "; includeSubDomains" : "")
                        + "\r\n";
        return new ResponseRewriter(ascii(line), via10, via11);
    }

    /// One that also names us in Via (RFC 9110 §7.6.3).
    public ResponseRewriter withVia() {
        return new ResponseRewriter(hsts, Via.line("1.0"), Via.line("1.1"));
    }

    /// The line that answers of our own say, too; empty without HSTS.
    public String hstsLine() {
        return new String(hsts, StandardCharsets.US_ASCII);
    }

    /// Writes a head.
    ///
    /// @param head parsed without a fault, its array unchanged since
    /// @param decoded whether a chunked body is passed on without its chunks
    /// @param out where to; what was in it is overwritten
    public void rewrite(ResponseHead head, Fate fate, boolean decoded, HeadOutput out) {
        out.clear();
        out.append(VERSION).append(head.bytes(), head.codeStart(), head.fieldsStart());
        Fields fields = head.fields();
        int kept = head.fieldsStart();
        for (int i = 0; i < fields.count(); i++) {
            if (isDropped(head, i, decoded)) {
                out.append(head.bytes(), kept, fields.lineStart(i));
                kept = fields.lineEnd(i);
            } else if (fields.isOddlyWritten(i)) {
                out.append(head.bytes(), kept, fields.lineStart(i)).appendPlainly(fields, i);
                kept = fields.lineEnd(i);
            }
        }
        int end = fields.count() == 0 ? kept : fields.lineEnd(fields.count() - 1);
        out.append(head.bytes(), kept, end);
        out.append(head.isHttp11() ? via11 : via10);
        if (head.status() >= 200) {
            out.append(hsts);
        }
        for (int i = 0; i < head.added().size(); i++) {
            ResponseHead.Added field = head.added().get(i);
            out.append(ascii(field.name() + ": " + field.value() + "\r\n"));
        }
        out.append(
                switch (fate) {
                    case STAYS -> END;
                    case STAYS_AND_SAYS_SO -> KEEP_ALIVE;
                    case CLOSES -> CLOSE;
                    case SWITCHES -> switching(head);
                });
    }

    private static byte[] switching(ResponseHead head) {
        String protocol = head.upgradeProtocol();
        return protocol == null ? END : ascii(UPGRADE + protocol + "\r\n\r\n");
    }

    private boolean isDropped(ResponseHead head, int field, boolean decoded) {
        Fields fields = head.fields();
        return switch (fields.known(field)) {
            // Where no chunks follow the field is only a hint (RFC 9112 §6.1), which a client of
            // HTTP/1.0 must not get.
            case TRANSFER_ENCODING -> decoded || head.framing() != BodyFraming.CHUNKED;
            case CONTENT_LENGTH ->
                    fields.codings() > 0 || isBodiless(head) || isRepeated(fields, field);
            // RFC 6797 §8.1: of two, browsers heed only the first.
            case STRICT_TRANSPORT_SECURITY -> hsts.length > 0 || fields.isHopByHop(field);
            default -> fields.isHopByHop(field);
        };
    }

    /// RFC 9110 §8.6: no length on 1xx and 204.
    private static boolean isBodiless(ResponseHead head) {
        return head.status() < 200 || head.status() == 204;
    }

    /// Equal lengths sent twice are passed on once (RFC 9110 §8.6).
    private static boolean isRepeated(Fields fields, int field) {
        for (int i = 0; i < field; i++) {
            if (fields.known(i) == KnownField.CONTENT_LENGTH) {
                return true;
            }
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
