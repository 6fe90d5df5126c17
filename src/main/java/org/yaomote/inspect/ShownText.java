package org.yaomote.inspect;

/// Makes text of a stranger fit to be shown on one line.
final class ShownText {
    /// In characters as Java counts them.
    static final int MOST = 200;

    private ShownText() {}

    /// Space for each run of white space, nothing for control and format characters (which could
    /// turn the direction of a line), lone surrogates and code points that are none; cut to
    /// [#MOST].
    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            i += Character.charCount(sign);
            if (Character.isWhitespace(sign) || Character.isSpaceChar(sign)) {
                gap = !shown.isEmpty();
            } else if (isShown(sign)) {
                int room = MOST - shown.length() - (gap ? 1 : 0);
                if (Character.charCount(sign) > room) {
                    return shown.toString();
                }
                shown.append(gap ? " " : "").appendCodePoint(sign);
                gap = false;
            }
        }
        return shown.toString();
    }

    private static boolean isShown(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                    false;
            default -> true;
        };
    }
}
