package org.yaomote.rules;

/// Percent-encoding of octets (RFC 3986 §2.1), one character each.
final class Percent {
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED = "-._~";

    private Percent() {}

    /// The octets that a text stands for; what is no encoding stays.
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int octet = text.charAt(at) == '%' ? octet(text, at + 1) : -1;
            out.append(octet < 0 ? text.charAt(at) : (char) octet);
            at += octet < 0 ? 1 : 3;
        }
        return out.toString();
    }

    private static int octet(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /// Encodes all but letters, digits, `-._~` and some others.
    ///
    /// @param kept what stays as it is, too
    static String encode(String text, String kept) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain =
                    (c < 0x80 && Character.isLetterOrDigit(c))
                            || UNRESERVED.indexOf(c) >= 0
                            || kept.indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }
}
