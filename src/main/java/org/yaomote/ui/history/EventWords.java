package org.yaomote.ui.history;

import org.yaomote.events.Event;
import org.yaomote.ui.fx.HealthWords;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.MissingResourceException;

/// What an event says.
public final class EventWords {
    /// What was found wrong with a file that changed while the proxy ran.
    private static final String PROBLEM = "problem.";

    /// What somebody ordered a backend to do.
    private static final String ORDER = "order.";

    /// Before that, of a configuration that a proxy without a window was to take up.
    private static final String RELOAD = "reload.";

    private static final String BACKEND = "backend.state-";

    private EventWords() {}

    /// The sentence where there is room for a few words only: that something was applied, refused
    /// or went down, not what and why.
    public static String brief(Texts texts, Event event) {
        if (AppliedEvent.isOne(event)) {
            return texts.get("event." + event.code());
        }
        if (RefusedEvent.isOne(event)) {
            return texts.get("event." + RefusedEvent.stem(event));
        }
        return hasReason(event)
                ? texts.get("event." + event.code(), event.arguments().getFirst())
                : of(texts, event);
    }

    /// A backend that changed its state: its name, and if it is known the key of the reason and its
    /// address.
    private static boolean hasReason(Event event) {
        return event.code().startsWith(BACKEND) && event.arguments().size() == 3;
    }

    /// An order: what it is to, and the key of who gave it.
    private static boolean hasGiver(Event event) {
        return event.code().startsWith(ORDER) && event.arguments().size() == 2;
    }

    private static String ofOrder(Texts texts, Event event) {
        String giver = texts.get("history.cause." + event.arguments().getLast());
        return texts.get("event." + event.code(), event.arguments().getFirst(), giver);
    }

    private static String withReason(Texts texts, Event event) {
        List<String> told = event.arguments();
        return texts.get(
                "event.backend.why",
                texts.get("event." + event.code(), told.getFirst()),
                new HealthWords(texts).why(told.get(1), told.get(2)));
    }

    /// The sentence; for one that a later version of the program wrote, what it wrote.
    public static String of(Texts texts, Event event) {
        try {
            if (AppliedEvent.isOne(event)) {
                return AppliedEvent.said(texts, event);
            }
            if (RefusedEvent.isOne(event)) {
                return RefusedEvent.said(texts, event);
            }
            if (hasReason(event)) {
                return withReason(texts, event);
            }
            if (hasGiver(event)) {
                return ofOrder(texts, event);
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
