package org.yaomote.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// What single octets are in HTTP, and comparisons of runs of them.
final class Octets {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
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

    /// Behind a run of octets that may stand in a value; eight at a time while they are visible,
    /// blank or obs-text.
    ///
    /// @param end of the array's part that may be read; an octet that ends the run stands before it
    static int valueEnd(byte[] bytes, int from, int end) {
        int i = from;
        while (i + 8 <= end && !hasControl((long) EIGHT.get(bytes, i))) {
            i += 8;
        }
        while (isValue(bytes[i])) {
            i++;
        }
        return i;
    }

    /// Whether one of eight octets is below a blank, or DEL: the carry of the subtraction shows in
    /// its top bit, unless that was set before.
    private static boolean hasControl(long eight) {
        long del = eight ^ 0x7f7f7f7f7f7f7f7fL;
        long low = (eight - 0x2020202020202020L) & ~eight;
        return ((low | ((del - 0x0101010101010101L) & ~del)) & 0x8080808080808080L) != 0;
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
