package org.yaomote.http;

/// What single octets are in HTTP, and comparisons of runs of them.
final class Octets {
    private static final boolean[] TOKEN = new boolean[256];
    private static final boolean[] HOST = new boolean[256];

    static {
        String alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        // RFC 9110 §5.6.2
        (alphanumeric + "!#$%&'*+-.^_`|~").chars().forEach(c -> TOKEN[c] = true);
        // RFC 3986 §3.2.2, reg-name
        (alphanumeric + "-._~%!$&'()*+,;=").chars().forEach(c -> HOST[c] = true);
    }

    private Octets() {}

    static boolean isToken(byte b) {
        return TOKEN[b & 0xff];
    }

    /// Whether the octet may stand in the host part of an authority.
    static boolean isHost(byte b) {
        return HOST[b & 0xff];
    }

    /// Whether the octet may stand in a field's value: visible, blank, tab or obs-text.
    static boolean isValue(byte b) {
        return b >= ' ' ? b != 0x7f : b < 0 || b == '\t';
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// Whether a run equals a lower-case text, whatever the run's case; text of letters, digits and
    /// `-` only.
    static boolean equalsLower(byte[] bytes, int from, int to, byte[] lower) {
        if (to - from != lower.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            if (lower(bytes[from + i]) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether two runs of one array are equal, whatever the case of their letters.
    static boolean equalsIgnoringCase(byte[] bytes, int from, int to, int other, int otherTo) {
        if (to - from != otherTo - other) {
            return false;
        }
        for (int i = 0; i < to - from; i++) {
            if (lower(bytes[from + i]) != lower(bytes[other + i])) {
                return false;
            }
        }
        return true;
    }

    /// Like [#equalsLower], but an underscore of the run counts as a hyphen.
    static boolean equalsButForUnderscores(byte[] bytes, int from, int to, byte[] lower) {
        if (to - from != lower.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            byte b = bytes[from + i];
            if (lower(b == '_' ? (byte) '-' : b) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
}
