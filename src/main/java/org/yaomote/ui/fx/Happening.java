package org.yaomote.ui.fx;

import org.yaomote.events.Event;

import java.time.Instant;
import java.util.List;

/// Something that happened on a screen and matters wherever the user is.
///
/// @param level how much it matters
/// @param code key of its words, behind `event.`
/// @param arguments what the words mention
public record Happening(Instant at, Event.Level level, String code, List<String> arguments) {
    public Happening {
        arguments = List.copyOf(arguments);
    }

    /// Something that nobody needs to act on.
    public Happening(Instant at, String code, List<String> arguments) {
        this(at, Event.Level.NEWS, code, arguments);
    }

    /// The same for the list of all events.
    ///
    /// @param screen id of the screen it happened on
    public Event event(String screen) {
        return new Event(at, level, code, arguments, "screen:" + screen);
    }
}
