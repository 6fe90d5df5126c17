package org.yaomote.ui.history;

import org.yaomote.events.Event;
import org.yaomote.ui.fx.Texts;

import java.util.MissingResourceException;

/// What an event says.
public final class EventWords {
    /// What was found wrong with a file that changed while the proxy ran.
    private static final String PROBLEM = "problem.";

    /// Before that, of a configuration that a proxy without a window was to take up.
    private static final String RELOAD = "reload.";

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
            Object[] arguments = event.arguments().toArray();
            if (code.startsWith(PROBLEM)) {
                return texts.get("event.files.kept", texts.get(code, arguments));
            }
            if (code.startsWith(RELOAD + PROBLEM)) {
                String reason = texts.get(code.substring(RELOAD.length()), arguments);
                return texts.get("event.reload.why", reason);
            }
            return texts.get("event." + code, arguments);
        } catch (MissingResourceException _) {
            return event.code() + " " + String.join(" ", event.arguments());
        }
    }
}
