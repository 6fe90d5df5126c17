package org.yaomote.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The cookie that the proxy sets to know a client again: between the two of them only, so backends
/// do not see it. Told by its name (RFC 6265 §4.2.1), whoever made the value. Immutable.
public final class OwnCookie {
    private static final byte[] LINE_END = {'\r', '\n'};

    /// The name and the sign behind it.
    private final byte[] start;

    /// @param name of the cookie, ASCII
    public OwnCookie(String name) {
        start = (name + "=").getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether a Cookie field has it.
    boolean isIn(Fields fields, int field) {
        byte[] bytes = fields.bytes();
        int end = fields.valueEnd(field);
        int from = fields.valueStart(field);
        while (from < end) {
            int next = pairEnd(bytes, from, end);
            if (isOurs(bytes, from, next)) {
                return true;
            }
            from = next + 1;
        }
        return false;
    }

    /// Writes a Cookie field's line without it, the other pairs octet by octet as they were;
    /// nothing if no other is left.
    void appendOthers(Fields fields, int field, HeadOutput out) {
        byte[] bytes = fields.bytes();
        int end = fields.valueEnd(field);
        boolean first = true;
        int next;
        for (int from = fields.valueStart(field); from < end; from = next + 1) {
            next = pairEnd(bytes, from, end);
            if (isOurs(bytes, from, next)) {
                continue;
            }
            if (first) {
                out.append(bytes, fields.lineStart(field), fields.valueStart(field));
                out.append(bytes, pastBlanks(bytes, from, next), next);
            } else {
                // With the semicolon before it.
                out.append(bytes, from - 1, next);
            }
            first = false;
        }
        if (!first) {
            out.append(LINE_END);
        }
    }

    private boolean isOurs(byte[] bytes, int from, int to) {
        int at = pastBlanks(bytes, from, to);
        int behind = at + start.length;
        return behind <= to && Arrays.equals(bytes, at, behind, start, 0, start.length);
    }

    private static int pastBlanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int pairEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != ';') {
            at++;
        }
        return at;
    }
}
