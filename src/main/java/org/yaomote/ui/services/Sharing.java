package org.yaomote.ui.services;

import org.yaomote.ui.fx.Texts;

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

    /// One figure; where applying makes a difference, also what becomes of it: `50 → 61.5 %`.
    String text(Texts texts) {
        Locale locale = texts.language();
        if (now.isPresent() && now.equals(then)) {
            return Share.text(now.getAsInt(), locale);
        }
        String before = now.isEmpty() ? NOTHING : Share.figure(now.getAsInt(), locale);
        String after =
                then.isEmpty()
                        ? texts.get("services.leaving")
                        : Share.figure(then.getAsInt(), locale) + " %";
        return before + " \u2192 " + after;
    }
}
