package org.yaomote.words;

import java.text.Normalizer;
import java.util.Locale;

/// Text as filters and searches compare it: without what Japanese input leaves to chance.
///
/// Width of characters, case and the kind of kana do not count, nor whether a stop was typed as
/// that of a sentence. Both sides of a comparison are folded; who filters many rows at each key
/// keeps what their texts fold to, or has texts of plain letters, which cost next to nothing.
///
/// Thread: any; pure functions.
public final class Folding {
    private static final char ASCII_END = 0x80;

    /// Full-width forms stand in the order of ASCII.
    private static final char FULL_FIRST = '！';

    private static final char FULL_LAST = '～';
    private static final int FULL_OFFSET = FULL_FIRST - '!';

    /// Katakana stand in the order of hiragana.
    private static final int KANA_OFFSET = 'ア' - 'あ';

    private Folding() {}

    /// The text folded; the same object if there is nothing to fold.
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII_END) {
                return folded(text);
            }
            if (c >= 'A' && c <= 'Z') {
                return isAscii(text, i) ? text.toLowerCase(Locale.ROOT) : folded(text);
            }
        }
        return text;
    }

    /// The text with full-width letters, digits, signs and blanks made narrow, and as long as
    /// before: places in the one are places in the other.
    public static String narrow(String text) {
        StringBuilder narrow = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FULL_FIRST && c <= FULL_LAST) {
                narrow.setCharAt(i, (char) (c - FULL_OFFSET));
            } else if (c == '\u3000') {
                narrow.setCharAt(i, ' ');
            }
        }
        return narrow.toString();
    }

    private static boolean isAscii(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII_END) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(normal);
        for (int i = 0; i < normal.length(); i++) {
            folded.setCharAt(i, one(normal.charAt(i)));
        }
        return folded.toString();
    }

    private static char one(char c) {
        boolean katakana = (c >= 'ァ' && c <= 'ヶ') || c == 'ヽ' || c == 'ヾ';
        if (katakana) {
            return (char) (c - KANA_OFFSET);
        }
        return c == '。' ? '.' : c;
    }
}
