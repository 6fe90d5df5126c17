package org.yaomote.ui.sweep;

import org.yaomote.ui.fx.StateMark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// How a host that is watched is doing.
///
/// @param host its address
/// @param name for people; may be empty
/// @param state in one word
/// @param since when it became so
/// @param outages how often it was down
/// @param down how long in all, as [WatchNote] has it, one that lasts included
/// @param beats the latest requests, oldest first
record WatchedHost(
        String host,
        String name,
        State state,
        Instant since,
        int outages,
        Duration down,
        List<Beat> beats) {
    /// In one word.
    enum State {
        /// Nothing was sent yet.
        UNKNOWN(StateMark.UNKNOWN),
        /// It was asked, and nothing is known for sure yet.
        ASKED(StateMark.UNKNOWN),
        UP(StateMark.UP),
        DOWN(StateMark.DOWN),
        FLAPPING(StateMark.SHAKY),
        PAUSED(StateMark.OFF);

        private final StateMark mark;

        State(StateMark mark) {
            this.mark = mark;
        }

        /// Shape and colour.
        StateMark mark() {
            return mark;
        }

        /// Key of its word.
        String key() {
            return "watch.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    WatchedHost {
        beats = List.copyOf(beats);
    }

    /// The share of requests without an answer in time, 0 to 1; 0 if none was sent.
    double loss() {
        long sent = beats.stream().filter(b -> b.kind() != Beat.Kind.NOT_SENT).count();
        long lost =
                beats.stream()
                        .filter(
                                b ->
                                        b.kind() == Beat.Kind.LOST
                                                || b.kind() == Beat.Kind.UNREACHABLE)
                        .count();
        return sent == 0 ? 0 : (double) lost / sent;
    }

    /// The last round trip in nanoseconds; 0 if there is none yet.
    long lastNanos() {
        return beats.reversed().stream()
                .mapToLong(Beat::nanos)
                .filter(n -> n > 0)
                .findFirst()
                .orElse(0);
    }
}
