package org.yaomote.http;

import java.nio.charset.StandardCharsets;

/// How Via names us: by a pseudonym without a version (RFC 9110 §7.6.3).
final class Via {
    private static final String PSEUDONYM = "yaomote";

    private Via() {}

    /// The field's line.
    ///
    /// @param received the version of HTTP that the message came in
    static byte[] line(String received) {
        return ("Via: " + received + " " + PSEUDONYM + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
