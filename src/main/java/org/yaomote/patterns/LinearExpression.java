package org.yaomote.patterns;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import org.jspecify.annotations.Nullable;

/// A regular expression whose time grows with the text only.
///
/// @param size steps that one character of a text may cost, roughly
record LinearExpression(Pattern pattern, long size) implements Comparison {
    /// About a tenth of a second at the worst, which only a text of 30 KB and an expression of a
    /// thousand signs come near.
    private static final long MAX_STEPS = 10_000_000;

    private static final Match NONE = new Match.None();

    @Override
    public Match compare(String text) {
        if (size * text.length() > MAX_STEPS) {
            return new Match.TooCostly();
        }
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return NONE;
        }
        @Nullable String[] groups = new @Nullable String[matcher.groupCount() + 1];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = matcher.group(i);
        }
        return new Match.Found(Captures.of(groups));
    }
}
