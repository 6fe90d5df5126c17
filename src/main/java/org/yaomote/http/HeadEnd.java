package org.yaomote.http;

/// Finds the empty line that ends a head.
public final class HeadEnd {
    private HeadEnd() {}

    /// Index just behind the first CR LF CR LF, or -1 if there is none.
    public static int find(byte[] bytes, int from, int to) {
        int i = from + 3;
        while (i < to) {
            byte b = bytes[i];
            if (b == '\n') {
                if (bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                    return i + 1;
                }
                i += 2;
            } else if (b == '\r') {
                i++;
            } else {
                // No part of the four: the next possible end is four further.
                i += 4;
            }
        }
        return -1;
    }

    /// Whether a line of these octets ends in LF without CR: then no empty line will ever end the
    /// head as it should be ended, and there is nothing to wait for (RFC 9112 §2.2).
    ///
    /// @param from the head begins at 0; what is before this was looked at
    public static boolean hasLoneLineFeed(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
                return true;
            }
        }
        return false;
    }
}
