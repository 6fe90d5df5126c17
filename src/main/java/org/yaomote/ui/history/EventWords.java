package org.yaomote.ui.history;

import org.yaomote.events.Event;
import org.yaomote.ui.fx.Texts;

import java.util.MissingResourceException;

/// What an event says.
public final class EventWords {
    private EventWords() {}

    /// The sentence; for one that a later version of the program wrote, what it wrote.
    public static String of(Texts texts, Event event) {
        try {
            return texts.get("event." + event.code(), event.arguments().toArray());
        } catch (MissingResourceException _) {
            return event.code() + " " + String.join(" ", event.arguments());
        }
    }
}
