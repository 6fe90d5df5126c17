package org.yaomote.ui.history;

import org.yaomote.events.Event;
import org.yaomote.ui.fx.Texts;

import java.util.MissingResourceException;

/// What an event says.
public final class EventWords {
    /// What was found wrong with a file that changed while the proxy ran.
    private static final String PROBLEM = "problem.";

    private EventWords() {}

    /// The sentence; for one that a later version of the program wrote, what it wrote.
    public static String of(Texts texts, Event event) {
        try {
            String code = event.code();
            String key = code.startsWith(PROBLEM) ? code : "event." + code;
            String words = texts.get(key, event.arguments().toArray());
            return code.startsWith(PROBLEM) ? texts.get("event.files.kept", words) : words;
        } catch (MissingResourceException _) {
            return event.code() + " " + String.join(" ", event.arguments());
        }
    }
}
