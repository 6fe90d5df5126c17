package org.yaomote.pound;

import java.util.Locale;

/// A word or quoted string of a line.
///
/// @param text without quotes, escapes resolved
/// @param raw without quotes, as written
/// @param at where it stands; quotes belong to it
record Token(Kind kind, String text, String raw, Spot at) {
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

    /// A part of it, to point at in a message.
    ///
    /// @param from first character of the part in [#text]
    /// @param to behind the last one; at least one character is pointed at
    Token part(int from, int to) {
        int first = column(from);
        int last = Math.max(first, column(Math.max(from, to - 1)));
        return new Token(kind, text, raw, new Spot(at.file(), at.line(), first, last));
    }

    /// The column of a character of the text; behind it that of the closing quote.
    private int column(int index) {
        int written = 0;
        for (int i = 0; i < index && written < raw.length(); i++) {
            written += kind != Kind.WORD && isEscape(written) ? 2 : 1;
        }
        int start = kind == Kind.WORD ? at.from() : at.from() + 1;
        return Math.min(start + written, at.to());
    }

    private boolean isEscape(int at) {
        boolean isBackslash = raw.charAt(at) == '\\' && at + 1 < raw.length();
        return isBackslash && (raw.charAt(at + 1) == '"' || raw.charAt(at + 1) == '\\');
    }

    private boolean startsNumber() {
        return Character.isDigit(text.charAt(1));
    }
}
