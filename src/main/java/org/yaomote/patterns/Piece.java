package org.yaomote.patterns;

/// A part of an expression, written so that RE2 and `java.util.regex` read the same in it.
///
/// @param text what they read
/// @param size steps that it may cost for each character, roughly
/// @param unit whether a quantifier behind it would be about all of it
record Piece(String text, long size, boolean unit) {
    static final Piece NOTHING = new Piece("", 0, false);

    static Piece unit(String text) {
        return new Piece(text, 1, true);
    }

    /// The same, fit for a quantifier.
    Piece asUnit() {
        return unit ? this : new Piece("(?:" + text + ")", size + 1, true);
    }
}
