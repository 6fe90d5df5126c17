package org.yaomote.ui.services;

import java.util.Locale;
import java.util.OptionalInt;

/// Which part of a service's requests something gets, and which it will get once the draft is
/// applied, both in tenths of a percent.
///
/// @param now empty for what does not run yet
/// @param then empty for what the draft has no more
record Sharing(OptionalInt now, OptionalInt then) {
    private static final String NOTHING = "\u2013";

    /// The same before and after.
    static Sharing of(int tenths) {
        return new Sharing(OptionalInt.of(tenths), OptionalInt.of(tenths));
    }

    /// One figure, or two where applying makes a difference: `50.0 \u2192 61.5 %`.
    String text(Locale locale) {
        if (now.equals(then)) {
            return now.isEmpty() ? NOTHING : Share.text(now.getAsInt(), locale);
        }
        if (then.isEmpty()) {
            return Share.text(now.getAsInt(), locale) + " \u2192 " + NOTHING;
        }
        String before = now.isEmpty() ? NOTHING : Share.figure(now.getAsInt(), locale);
        return before + " \u2192 " + Share.text(then.getAsInt(), locale);
    }
}
