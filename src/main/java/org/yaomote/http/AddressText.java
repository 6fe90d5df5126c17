package org.yaomote.http;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Reads IP addresses from text, strictly: four decimal numbers, or what RFC 4291 §2.2 says.
final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    /// The octets of an address, 4 or 16; an IPv4 address mapped into IPv6 is the IPv4 address.
    /// Null for anything else.
    static byte @Nullable [] parse(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == ':') {
                byte[] six = v6(text, from, to);
                return six != null && isMapped(six) ? Arrays.copyOfRange(six, 12, 16) : six;
            }
        }
        return v4(text, from, to);
    }

    private static byte @Nullable [] v4(byte[] text, int from, int to) {
        byte[] four = new byte[4];
        int at = from;
        for (int part = 0; part < 4; part++) {
            int value = 0;
            int start = at;
            while (at < to && at < start + 3 && Octets.isDigit(text[at])) {
                value = value * 10 + text[at] - '0';
                at++;
            }
            boolean padded = at - start > 1 && text[start] == '0';
            if (at == start || value > 255 || padded) {
                return null;
            }
            four[part] = (byte) value;
            if (part < 3 && (at == to || text[at++] != '.')) {
                return null;
            }
        }
        return at == to ? four : null;
    }

    private static byte @Nullable [] v6(byte[] text, int from, int to) {
        byte[] sixteen = new byte[2 * GROUPS];
        int count = 0;
        int gap = -1;
        int at = from;
        if (to - from >= 2 && text[from] == ':' && text[from + 1] == ':') {
            gap = 0;
            at += 2;
        }
        while (at < to) {
            if (count == GROUPS) {
                return null;
            }
            int end = groupEnd(text, at, to);
            if (end < to && text[end] == '.') {
                return withV4(sixteen, count, gap, v4(text, at, to));
            }
            int value = hex(text, at, end);
            if (value < 0) {
                return null;
            }
            sixteen[2 * count] = (byte) (value >> 8);
            sixteen[2 * count + 1] = (byte) value;
            count++;
            at = end;
            if (at == to) {
                break;
            }
            at++;
            if (at < to && text[at] == ':' && gap < 0) {
                gap = count;
                at++;
            } else if (at == to) {
                return null;
            }
        }
        return spread(sixteen, count, gap);
    }

    private static byte @Nullable [] withV4(
            byte[] sixteen, int count, int gap, byte @Nullable [] four) {
        if (four == null || count > GROUPS - 2) {
            return null;
        }
        System.arraycopy(four, 0, sixteen, 2 * count, 4);
        return spread(sixteen, count + 2, gap);
    }

    /// Moves what stands behind the gap to the end.
    private static byte @Nullable [] spread(byte[] sixteen, int count, int gap) {
        if (gap < 0) {
            return count == GROUPS ? sixteen : null;
        }
        if (count == GROUPS) {
            return null;
        }
        byte[] whole = new byte[2 * GROUPS];
        int behind = 2 * (count - gap);
        System.arraycopy(sixteen, 0, whole, 0, 2 * gap);
        System.arraycopy(sixteen, 2 * gap, whole, whole.length - behind, behind);
        return whole;
    }

    private static int groupEnd(byte[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] != ':' && text[i] != '.') {
            i++;
        }
        return i;
    }

    private static int hex(byte[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return to > from && to - from <= 4 ? value : -1;
    }

    private static boolean isMapped(byte[] sixteen) {
        for (int i = 0; i < 12; i++) {
            if (sixteen[i] != (i < 10 ? 0 : -1)) {
                return false;
            }
        }
        return true;
    }
}
