package org.yaomote.ui.sweep;

import org.yaomote.ui.editing.HeartbeatBar;
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

    /// Its bar: full height for an answer, lower for a late one, lowest for none.
    HeartbeatBar.Look look() {
        double height =
                switch (kind) {
                    case ANSWERED -> 1;
                    case LATE -> 0.65;
                    case LOST, UNREACHABLE -> 0.35;
                    case NOT_SENT -> 0.12;
                };
        return new HeartbeatBar.Look(kind.mark(), height);
    }
}
