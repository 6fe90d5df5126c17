package org.yaomote.ui.fx;

/// Text typed with a Japanese input method, turned into the narrow signs that addresses use.
final class FullWidth {
    private static final char FIRST = '！';
    private static final char LAST = '～';
    private static final int TO_ASCII = FIRST - '!';

    private FullWidth() {}

    /// The same text with full-width letters, digits and signs narrowed: `１９２．１６８` becomes
    /// `192.168`; the Japanese full stop, long-vowel mark and wide space become `.`, `-` and space.
    static String narrow(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        text.chars().forEach(c -> narrow.append(narrow((char) c)));
        return narrow.toString();
    }

    private static char narrow(char c) {
        if (c >= FIRST && c <= LAST) {
            return (char) (c - TO_ASCII);
        }
        return switch (c) {
            case '。', '．' -> '.';
            case 'ー', '−' -> '-';
            case '・' -> '/';
            case '\u3000', '\u00a0' -> ' ';
            default -> c;
        };
    }
}
