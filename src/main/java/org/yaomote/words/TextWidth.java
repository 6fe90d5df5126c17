package org.yaomote.words;

import java.util.Arrays;

/// How many columns of a terminal a character takes.
///
/// Pure; any thread.
public final class TextWidth {
    /// First and last code points of the ranges that Unicode's East Asian Width property (UAX #11)
    /// calls wide or fullwidth, as far as terminals follow it.
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0x33FF},
        {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF},
        {0xA000, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD},
    };

    private TextWidth() {}

    /// The columns of a text.
    public static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /// 2 for wide characters, 0 for marks that stand on the one before, else 1.
    static int of(int codePoint) {
        boolean isWide = Arrays.stream(WIDE).anyMatch(r -> codePoint >= r[0] && codePoint <= r[1]);
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide ? 2 : 1;
        };
    }
}
