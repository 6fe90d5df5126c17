package org.yaomote.proxy;

import org.yaomote.http.RequestHead;

import java.nio.charset.StandardCharsets;

/// Requests of an authority that wants to see whether a name is ours (RFC 8555 §8.3).
final class Challenge {
    private static final byte[] PREFIX =
            "/.well-known/acme-challenge/".getBytes(StandardCharsets.US_ASCII);

    private Challenge() {}

    /// The token that is asked for; empty if the request asks for none.
    static String name(RequestHead head) {
        byte[] bytes = head.bytes();
        int from = head.pathStart() + PREFIX.length;
        if (from >= head.pathEnd()) {
            return "";
        }
        for (int i = 0; i < PREFIX.length; i++) {
            if (bytes[head.pathStart() + i] != PREFIX[i]) {
                return "";
            }
        }
        String name = new String(bytes, from, head.pathEnd() - from, StandardCharsets.ISO_8859_1);
        // RFC 8555 §8: base64url.
        boolean token =
                name.chars()
                        .allMatch(
                                c ->
                                        c < 0x80
                                                && (Character.isLetterOrDigit(c)
                                                        || c == '-'
                                                        || c == '_'));
        return token ? name : "";
    }
}
