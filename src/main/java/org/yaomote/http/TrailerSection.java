package org.yaomote.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// The trailers of one chunked body (RFC 9112 §7.1.2): held until they are complete, then checked
/// like the fields of a head and passed on but for those that must not come so late.
///
/// Made for the rare body that has any. Thread: its event loop.
final class TrailerSection {
    private static final int MAX_BYTES = 8 * 1024;
    private static final int MAX_FIELDS = 100;
    private static final byte[] END = {'\r', '\n'};

    /// RFC 9110 §6.5.1: what frames, routes, modifies, authenticates or tells how to process
    /// belongs into the head, beside what [KnownField] knows.
    private static final Set<String> FOR_HEADS =
            Set.of(
                    "accept-ranges",
                    "age",
                    "allow",
                    "cache-control",
                    "content-disposition",
                    "content-encoding",
                    "content-language",
                    "content-location",
                    "content-range",
                    "content-security-policy",
                    "content-type",
                    "date",
                    "expires",
                    "from",
                    "location",
                    "max-forwards",
                    "origin",
                    "pragma",
                    "range",
                    "referer",
                    "retry-after",
                    "server",
                    "strict-transport-security",
                    "user-agent",
                    "vary",
                    "via",
                    "warning",
                    "www-authenticate",
                    "x-real-ip");

    private byte[] octets = new byte[256];
    private int length;
    private boolean inName;

    /// Adds an octet of the section; the first begins a name. Refused at the first octet that is
    /// out of order, so that nobody waits for the end of a broken section.
    ///
    /// @return why it is refused; null if it is in order so far
    @Nullable HeadFault add(byte octet) {
        if (length == MAX_BYTES || !mayFollow(octet)) {
            return HeadFault.BAD_TRAILER;
        }
        if (length == octets.length) {
            octets = Arrays.copyOf(octets, length * 2);
        }
        octets[length] = octet;
        length++;
        return null;
    }

    private boolean mayFollow(byte octet) {
        byte before = length == 0 ? (byte) '\n' : octets[length - 1];
        if (before == '\r') {
            return octet == '\n';
        }
        if (before == '\n') {
            inName = octet != '\r';
            return !inName || Octets.isToken(octet);
        }
        if (inName) {
            inName = octet != ':';
            return !inName || Octets.isToken(octet);
        }
        return octet == '\r' || Octets.isValue(octet);
    }

    /// Whether the empty line has come that ends the section.
    boolean isComplete() {
        return length >= 4
                && octets[length - 1] == '\n'
                && octets[length - 3] == '\n'
                && octets[length - 2] == '\r';
    }

    /// What is passed on of a complete section, the empty line included; null if it is malformed.
    /// The buffer is the caller's, whose receiver may keep it.
    @Nullable ByteBuf checked() {
        return checked(octets, length);
    }

    /// The same for a section that came whole.
    static @Nullable ByteBuf checked(byte[] octets, int length) {
        Fields fields = new Fields(MAX_FIELDS);
        if (length > MAX_BYTES || fields.parse(octets, 0, length) != null) {
            return null;
        }
        ByteBuf kept = Unpooled.buffer(length);
        for (int i = 0; i < fields.count(); i++) {
            if (mayTrail(fields, i)) {
                int from = fields.lineStart(i);
                kept.writeBytes(octets, from, fields.lineEnd(i) - from);
            }
        }
        return kept.writeBytes(END);
    }

    private static boolean mayTrail(Fields fields, int field) {
        if (fields.known(field) != KnownField.OTHER) {
            return false;
        }
        int from = fields.lineStart(field);
        int size = fields.nameEnd(field) - from;
        String name = new String(fields.bytes(), from, size, StandardCharsets.US_ASCII);
        String lower = name.toLowerCase(Locale.ROOT);
        // An underscore is a hyphen to some backends: it must not smuggle a name past this list.
        return lower.indexOf('_') < 0
                && !lower.startsWith("if-")
                && !lower.startsWith("proxy-")
                && !lower.startsWith("sec-")
                && !lower.startsWith("access-control-")
                && !lower.startsWith("x-forwarded-")
                && !FOR_HEADS.contains(lower)
                && !fields.isHopByHop(field);
    }
}
