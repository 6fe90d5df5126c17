package org.yaomote.targets;

/// What an input method for Japanese leaves behind, as the plain character that is meant. Every
/// character stays at its place.
final class Typed {
    private static final char FULL_WIDTH_FIRST = '\uff01';
    private static final char FULL_WIDTH_LAST = '\uff5e';
    private static final int FULL_WIDTH_DISTANCE = FULL_WIDTH_FIRST - '!';

    private Typed() {}

    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char before = i == 0 ? ' ' : plain.charAt(i - 1);
            plain.append(plain(text.charAt(i), before));
        }
        return plain.toString();
    }

    private static char plain(char typed, char before) {
        if (typed == '\uff5e') { // full-width tilde: the wave between two numbers
            return '-';
        }
        if (typed >= FULL_WIDTH_FIRST && typed <= FULL_WIDTH_LAST) {
            return (char) (typed - FULL_WIDTH_DISTANCE);
        }
        return switch (typed) {
            case '\u3002', '\uff61' -> '.'; // ideographic full stops
            case '\u3001', '\uff64' -> ','; // ideographic commas
            case '\u3000', '\u00a0' -> ' ';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\u301c' -> '-';
            case '\u30fc', '\uff70' -> lengthens(before) ? typed : '-';
            case '\u30fb', '\uff65' -> '/'; // the key of the slash gives a middle dot
            case '\u300c' -> '[';
            case '\u300d' -> ']';
            default -> typed;
        };
    }

    /// Whether the mark of a long vowel is one: behind a letter of a name, not behind a number.
    private static boolean lengthens(char before) {
        return before > 0x7f;
    }
}
