package org.yaomote.events;

import java.time.Instant;
import java.util.List;

/// Something that happened.
///
/// @param code key of its words, behind `event.`
/// @param arguments what the words mention; never a secret
/// @param subject what it happened to: `listener:ID`, `service:ID`, `backend:SERVICE/ADDRESS`, each
///   with `#FIELD` behind it if it is about one, or `screen:ID`; empty for nothing that could be
///   shown
public record Event(Instant at, Level level, String code, List<String> arguments, String subject) {
    /// How much it matters.
    public enum Level {
        /// It is as it should be, or the user's own doing.
        NEWS,
        /// Something came right again.
        GOOD,
        /// Something does not work as well as it should.
        WARNING,
        /// Something does not work.
        BAD
    }

    public Event {
        arguments = List.copyOf(arguments);
    }

    /// One that nobody needs to act on and that leads nowhere.
    public static Event news(Instant at, String code, String... arguments) {
        return new Event(at, Level.NEWS, code, List.of(arguments), "");
    }
}
