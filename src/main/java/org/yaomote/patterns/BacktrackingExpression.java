package org.yaomote.patterns;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A regular expression that looks around or back at its own groups, for which no linear way is
/// known. It gives up after a number of steps.
///
/// @param pattern what is searched for
record BacktrackingExpression(Pattern pattern) implements Comparison {
    /// A few milliseconds.
    private static final int MAX_STEPS = 300_000;

    private static final Match NONE = new Match.None();

    @Override
    public Match compare(String text) {
        Matcher matcher = pattern.matcher(new CountedText(text, 0, text.length(), new Budget()));
        try {
            if (!matcher.find()) {
                return NONE;
            }
        } catch (OutOfSteps | StackOverflowError _) {
            // The library recurses; the stack is whole again when the error arrives here.
            return new Match.TooCostly();
        }
        @Nullable String[] groups = new @Nullable String[matcher.groupCount() + 1];
        for (int i = 0; i < groups.length; i++) {
            int from = matcher.start(i);
            groups[i] = from < 0 ? null : text.substring(from, matcher.end(i));
        }
        return new Match.Found(Captures.of(groups));
    }

    /// How often a text may still be looked at.
    private static final class Budget {
        private int left = MAX_STEPS;

        void step() {
            if (--left < 0) {
                throw new OutOfSteps();
            }
        }
    }

    /// A text that counts how often somebody looks at it: the only place where a search of the
    /// library can be stopped.
    private record CountedText(String text, int from, int to, Budget budget)
            implements CharSequence {
        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            budget.step();
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text, from + start, from + end, budget);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }

    /// The budget is spent.
    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfSteps() {
            super("too many steps", null, false, false);
        }
    }
}
