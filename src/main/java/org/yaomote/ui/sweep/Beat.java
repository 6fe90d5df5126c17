package org.yaomote.ui.sweep;

import org.yaomote.ui.fx.StateMark;

import java.time.Instant;
import java.util.Locale;

/// One request to a host that is watched, and what came of it.
///
/// @param when it was sent
/// @param kind what came
/// @param nanos the round trip, 0 if there is none
record Beat(Instant when, Kind kind, long nanos) {
    /// What came of a request.
    enum Kind {
        ANSWERED(StateMark.UP),
        /// A reply came after the time.
        LATE(StateMark.SHAKY),
        LOST(StateMark.DOWN),
        UNREACHABLE(StateMark.DOWN),
        /// This computer could not send.
        NOT_SENT(StateMark.UNKNOWN);

        private final StateMark mark;

        Kind(StateMark mark) {
            this.mark = mark;
        }

        /// Its colour.
        StateMark mark() {
            return mark;
        }

        /// Key of its word.
        String key() {
            return "watch.beat." + name().toLowerCase(Locale.ROOT);
        }
    }
}
