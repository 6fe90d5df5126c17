package org.yaomote.patterns;

import java.util.BitSet;

/// Texts that a part of an expression is likely to match: a guess, which only counts once the
/// compiled expression took it. What stands for no character, such as an anchor, is empty; so is
/// what nothing can be guessed for.
///
/// @param least with as few repetitions as may be
/// @param some with one repetition at least of what may be there without end
record Sample(String least, String some) {
    static final Sample NOTHING = new Sample("", "");

    /// Longer ones are cut: they will match no more, and nobody would send them.
    private static final int LONGEST = 2_000;

    static Sample of(String text) {
        return new Sample(text, text);
    }

    static Sample of(char c) {
        return of(String.valueOf(c));
    }

    /// A character of a set, a letter if there is one.
    static Sample of(BitSet set) {
        for (String wanted : new String[] {"az", "09", "AZ", "!~", "  ", "\0\u00ff"}) {
            int found = set.nextSetBit(wanted.charAt(0));
            if (found >= 0 && found <= wanted.charAt(1)) {
                return of((char) found);
            }
        }
        return NOTHING;
    }

    Sample then(Sample next) {
        return new Sample(cut(least + next.least), cut(some + next.some));
    }

    /// @param count of repetitions that must be there
    /// @param endless whether there may be any number more
    Sample times(int count, boolean endless) {
        int more = endless ? Math.max(1, count) : count;
        return new Sample(repeated(least, count), repeated(some, more));
    }

    private static String repeated(String text, int count) {
        return text.length() * (long) count > LONGEST ? "" : text.repeat(count);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
