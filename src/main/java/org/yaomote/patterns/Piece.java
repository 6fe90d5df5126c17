package org.yaomote.patterns;

import java.util.BitSet;

/// A part of an expression, written so that RE2 and `java.util.regex` read the same in it.
///
/// @param text what they read
/// @param size steps that it may cost for each character, roughly
/// @param unit whether a quantifier behind it would be about all of it
/// @param sample what it may match
record Piece(String text, long size, boolean unit, Sample sample) {
    static final Piece NOTHING = empty("", 0);

    static Piece unit(String text, Sample sample) {
        return new Piece(text, 1, true, sample);
    }

    /// What matches between characters, or nothing at all.
    static Piece empty(String text, long size) {
        return new Piece(text, size, false, Sample.NOTHING);
    }

    /// A character that stands for itself.
    static Piece literal(char c) {
        return unit(Octet.literal(c), Sample.of(c));
    }

    /// One character of a set, or of all others.
    static Piece oneOf(BitSet set, boolean negated) {
        Sample sample = Sample.of(negated ? Octet.complement(set) : set);
        return unit(Octet.bracket(set, negated), sample);
    }

    /// The same, fit for a quantifier.
    Piece asUnit() {
        return unit ? this : new Piece("(?:" + text + ")", size + 1, true, sample);
    }
}
