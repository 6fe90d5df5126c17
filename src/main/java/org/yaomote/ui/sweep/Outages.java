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
    /// @param stops when it was asked no longer, oldest first: what became of an outage that lasted
    ///   then is not known
    /// @param lasting how long it has been down by now; empty if it is not
    static Outages of(
            String host, List<WatchNote> notes, List<Instant> stops, Optional<Duration> lasting) {
        Outages all = NONE;
        Optional<Instant> down = Optional.empty();
        for (WatchNote note : notes.reversed()) {
            if (!note.host().equals(host)) {
                continue;
            }
            switch (note.what()) {
                case WENT_DOWN, NOT_THERE -> {
                    all = all.plus(1, brokenOff(down, stops));
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
        all = all.plus(0, lasting.isPresent() ? Duration.ZERO : brokenOff(down, stops));
        int untold = lasting.isPresent() && down.isEmpty() ? 1 : 0;
        return all.plus(untold, lasting.orElse(Duration.ZERO));
    }

    /// How long it was seen to last.
    private static Duration brokenOff(Optional<Instant> down, List<Instant> stops) {
        return down.flatMap(
                        since ->
                                stops.stream()
                                        .filter(stop -> !stop.isBefore(since))
                                        .findFirst()
                                        .map(stop -> Duration.between(since, stop)))
                .orElse(Duration.ZERO);
    }

    private Outages plus(int more, Duration longer) {
        return new Outages(count + more, length.plus(WatchNote.seconds(longer)));
    }
}
