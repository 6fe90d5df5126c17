package org.yaomote.patterns;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/// Perl's escapes for characters and sets of them (pcre2pattern).
final class PerlEscape {
    private static final String SPACES = "\t\r  ";
    private static final String VERTICAL = "\n\r\u0085\u0085";
    private static final String HORIZONTAL = "\t\t  \u00a0\u00a0";

    private PerlEscape() {}

    /// The set that a letter behind a backslash stands for; null if it stands for none.
    static @Nullable BitSet set(char letter) {
        return switch (letter) {
            case 'd' -> Octet.ranges("09");
            case 'w' -> Octet.ranges("azAZ09__");
            case 's' -> Octet.ranges(SPACES);
            case 'h' -> Octet.ranges(HORIZONTAL);
            case 'v' -> Octet.ranges(VERTICAL);
            case 'D', 'W', 'S', 'H', 'V' -> {
                BitSet of = set(Character.toLowerCase(letter));
                yield of == null ? null : Octet.complement(of);
            }
            default -> null;
        };
    }

    /// The character that the escape at the reader stands for, its backslash read; -1 if it is
    /// none.
    static int octet(ExpressionReader reader) {
        char c = reader.in.charAt(reader.at);
        reader.at++;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'f' -> '\f';
            case 'a' -> 7;
            case 'e' -> 27;
            case 'x' -> hex(reader);
            case 'o' -> braced(reader, 8);
            case 'c' -> control(reader);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(reader, c);
            default -> Character.isLetterOrDigit(c) && c < 0x80 ? -1 : c;
        };
    }

    private static int control(ExpressionReader reader) {
        if (reader.isAtEnd()) {
            return -1;
        }
        char c = Character.toUpperCase(reader.in.charAt(reader.at));
        reader.at++;
        return c > ' ' && c < 0x7f ? c ^ 0x40 : -1;
    }

    private static int octal(ExpressionReader reader, char first) {
        int value = first - '0';
        for (int i = 0; i < 2 && digit(reader, 8) >= 0; i++) {
            value = value * 8 + digit(reader, 8);
            reader.at++;
        }
        return value < 256 ? value : -1;
    }

    private static int hex(ExpressionReader reader) {
        if (reader.isAt('{')) {
            return braced(reader, 16);
        }
        int value = 0;
        for (int i = 0; i < 2 && digit(reader, 16) >= 0; i++) {
            value = value * 16 + digit(reader, 16);
            reader.at++;
        }
        return value;
    }

    private static int braced(ExpressionReader reader, int radix) {
        if (!reader.isAt('{')) {
            return -1;
        }
        reader.at++;
        int value = 0;
        int start = reader.at;
        while (digit(reader, radix) >= 0) {
            value = Math.min(256, value * radix + digit(reader, radix));
            reader.at++;
        }
        boolean closed = reader.isAt('}') && reader.at > start;
        reader.at++;
        return closed && value < 256 ? value : -1;
    }

    private static int digit(ExpressionReader reader, int radix) {
        return reader.isAtEnd() ? -1 : Character.digit(reader.in.charAt(reader.at), radix);
    }
}
