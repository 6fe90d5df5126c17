package org.yaomote.ui.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Something that happened to a watched host, or to all of them.
///
/// @param when it happened: the first of the requests that proved it
/// @param what in one word
/// @param host whom it happened to; empty for this computer
/// @param length how long it lasted, of what is over; else zero. To the second, rounded here and
///   nowhere else, so that it is the same wherever it is told
record WatchNote(Instant when, What what, String host, Duration length) {
    private static final long HALF = 500;

    WatchNote {
        length = seconds(length);
    }

    /// The length of an outage as it is told.
    static Duration seconds(Duration exact) {
        return exact.plusMillis(HALF).truncatedTo(ChronoUnit.SECONDS);
    }

    /// In one word.
    enum What {
        WENT_DOWN,
        /// It does not answer, and nothing was known of it before.
        NOT_THERE,
        CAME_BACK,
        FLAPS,
        /// It flaps no more.
        STEADY,
        /// Nobody answered at once, or nothing could be sent.
        NETWORK_LOST,
        NETWORK_BACK,
        /// This computer slept.
        SLEPT;

        /// Key of its sentence, behind `event.`.
        String code() {
            return "watch." + name().toLowerCase(Locale.ROOT);
        }
    }
}
