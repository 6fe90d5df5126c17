package org.yaomote.patterns;

import org.yaomote.policy.TextPattern.Kind;

/// A pattern without any signs of its own.
record LiteralText(Kind kind, boolean ignoreCase, String wanted) implements Comparison {
    private static final Match NONE = new Match.None();

    @Override
    public Match compare(String text) {
        int from = find(text);
        return from < 0
                ? NONE
                : new Match.Found(Captures.whole(text.substring(from, from + wanted.length())));
    }

    private int find(String text) {
        int spare = text.length() - wanted.length();
        return switch (kind) {
            case EXACT -> spare == 0 && isAt(text, 0) ? 0 : -1;
            case BEGIN -> isAt(text, 0) ? 0 : -1;
            case END -> spare >= 0 && isAt(text, spare) ? spare : -1;
            case CONTAIN -> search(text, spare);
            case POSIX, PCRE -> throw new IllegalStateException("no literal text: " + kind);
        };
    }

    private int search(String text, int last) {
        if (!ignoreCase) {
            return text.indexOf(wanted);
        }
        for (int i = 0; i <= last; i++) {
            if (isAt(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isAt(String text, int from) {
        return text.regionMatches(ignoreCase, from, wanted, 0, wanted.length());
    }
}
