package org.yaomote.ui.history;

import org.yaomote.events.Event;
import org.yaomote.ui.fx.Texts;

import java.util.MissingResourceException;

/// What an event says.
public final class EventWords {
    /// What was found wrong with a file that changed while the proxy ran.
    private static final String PROBLEM = "problem.";

    private EventWords() {}

    /// The sentence where there is room for a few words only: that something was applied, not what.
    public static String brief(Texts texts, Event event) {
        return AppliedEvent.isOne(event) ? texts.get("event." + event.code()) : of(texts, event);
    }

    /// The sentence; for one that a later version of the program wrote, what it wrote.
    public static String of(Texts texts, Event event) {
        try {
            if (AppliedEvent.isOne(event)) {
                return AppliedEvent.said(texts, event);
            }
            String code = event.code();
            String key = code.startsWith(PROBLEM) ? code : "event." + code;
            String words = texts.get(key, event.arguments().toArray());
            return code.startsWith(PROBLEM) ? texts.get("event.files.kept", words) : words;
        } catch (MissingResourceException _) {
            return event.code() + " " + String.join(" ", event.arguments());
        }
    }
}
