package org.yaomote.ui.shell;

import org.yaomote.ui.fx.StateMark;

import java.time.Instant;
import java.util.List;

/// The last thing that happened, for the status bar.
///
/// @param code key of its words, behind `event.`
/// @param arguments what the words mention, after the time
record LastEvent(Instant at, String code, List<String> arguments) {
    /// The proxy started or stopped, or took a change.
    static LastEvent ofProxy(Instant at, String code) {
        return new LastEvent(at, code, List.of());
    }

    /// A backend became something else.
    static LastEvent ofBackend(Instant at, String label, StateMark mark) {
        return new LastEvent(at, "backend." + mark.styleClass(), List.of(label));
    }
}
