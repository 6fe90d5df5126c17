package org.yaomote.ui.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How often and how long a host was down, counted from what was told of it, so that the two never
/// differ.
///
/// @param count how often, the one that lasts included
/// @param length in all
record Outages(int count, Duration length) {
    private static final Outages NONE = new Outages(0, Duration.ZERO);

    /// Of one host.
    ///
    /// @param notes what was told of all of them, latest first
    /// @param lasting how long it has been down by now; empty if it is not
    static Outages of(String host, List<WatchNote> notes, Optional<Duration> lasting) {
        Outages all = NONE;
        Optional<Instant> down = Optional.empty();
        for (WatchNote note : notes.reversed()) {
            if (!note.host().equals(host)) {
                continue;
            }
            switch (note.what()) {
                case WENT_DOWN -> {
                    all = all.plus(1, Duration.ZERO);
                    down = Optional.of(note.when());
                }
                case CAME_BACK -> {
                    all = all.plus(down.isPresent() ? 0 : 1, note.length());
                    down = Optional.empty();
                }
                case FLAPS -> {
                    all =
                            all.plus(
                                    0,
                                    down.map(since -> Duration.between(since, note.when()))
                                            .orElse(Duration.ZERO));
                    down = Optional.empty();
                }
                case STEADY, NETWORK_LOST, NETWORK_BACK, SLEPT -> {}
            }
        }
        int untold = lasting.isPresent() && down.isEmpty() ? 1 : 0;
        return all.plus(untold, lasting.orElse(Duration.ZERO));
    }

    private Outages plus(int more, Duration longer) {
        return new Outages(count + more, length.plus(WatchNote.seconds(longer)));
    }
}
