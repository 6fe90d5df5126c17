package org.yaomote.pound;

import java.util.Locale;

/// A word or quoted string of a line.
///
/// @param text without quotes, escapes resolved
/// @param at where it stands; quotes belong to it
record Token(Kind kind, String text, Spot at) {
    /// How the token was written.
    enum Kind {
        /// Bare.
        WORD,
        /// In quotes.
        STRING,
        /// With an opening quote only; it ends with its line.
        OPEN_STRING
    }

    /// A stretch of a line.
    ///
    /// @param file as the user named it
    /// @param line counted from 1
    /// @param from first column, counted from 1 in UTF-16 units, a tab being one
    /// @param to last column, inclusive
    record Spot(String file, int line, int from, int to) {}

    /// The line, counted from 1.
    int line() {
        return at.line();
    }

    /// The first column, counted from 1.
    int from() {
        return at.from();
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isFlag() {
        return kind == Kind.WORD && text.length() > 1 && text.charAt(0) == '-' && !startsNumber();
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /// For look-ups that ignore case.
    String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    private boolean startsNumber() {
        return Character.isDigit(text.charAt(1));
    }
}
