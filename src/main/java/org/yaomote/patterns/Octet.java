package org.yaomote.patterns;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/// Characters below 256 and sets of them, as expressions write them.
final class Octet {
    private Octet() {}

    /// A character that stands for itself.
    static String literal(char c) {
        boolean plain = c >= 0x80 || Character.isLetterOrDigit(c);
        if (plain) {
            return String.valueOf(c);
        }
        return c > ' ' && c < 0x7f ? "\\" + c : hex(c);
    }

    static String hex(int c) {
        return "\\x{" + Integer.toHexString(c) + "}";
    }

    /// A bracket expression for a set.
    static String bracket(BitSet set, boolean negated) {
        StringBuilder out = new StringBuilder(negated ? "[^" : "[");
        for (int from = set.nextSetBit(0); from >= 0; ) {
            int to = set.nextClearBit(from);
            out.append(hex(from));
            if (to - from > 1) {
                out.append('-').append(hex(to - 1));
            }
            from = set.nextSetBit(to);
        }
        return out.append(']').toString();
    }

    /// The octets of a class of POSIX (XBD 9.3.5) or `word`, in the C locale; null if there is no
    /// such class.
    static @Nullable BitSet named(String name) {
        return switch (name) {
            case "alpha" -> ranges("azAZ");
            case "digit" -> ranges("09");
            case "alnum" -> ranges("azAZ09");
            case "upper" -> ranges("AZ");
            case "lower" -> ranges("az");
            case "space" -> ranges("\t\r  ");
            case "blank" -> ranges("\t\t  ");
            case "punct" -> ranges("!/:@[`{~");
            case "print" -> ranges(" ~");
            case "graph" -> ranges("!~");
            case "cntrl" -> ranges("\0\u001f\u007f\u007f");
            case "xdigit" -> ranges("09afAF");
            case "word" -> ranges("azAZ09__");
            case "ascii" -> ranges("\0\u007f");
            default -> null;
        };
    }

    /// A set of ranges, each by its first and its last character.
    static BitSet ranges(String ends) {
        BitSet set = new BitSet(256);
        for (int i = 0; i < ends.length(); i += 2) {
            set.set(ends.charAt(i), ends.charAt(i + 1) + 1);
        }
        return set;
    }

    static BitSet complement(BitSet set) {
        BitSet other = (BitSet) set.clone();
        other.flip(0, 256);
        return other;
    }
}
