package org.yaomote.watch;

import java.time.Duration;

/// How hosts are watched.
///
/// @param interval between two probes of a host, 200 ms to 1 h
public record WatchSettings(Duration interval) {
    private static final Duration LEAST = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /// Every second.
    public static final WatchSettings DEFAULTS = new WatchSettings(Duration.ofSeconds(1));

    public WatchSettings {
        if (interval.compareTo(LEAST) < 0 || interval.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("interval " + interval);
        }
    }

    /// How long a probe may be answered: the interval, at most 2 s. There is one try, so that a
    /// loss shows.
    public Duration timeout() {
        return interval.compareTo(LONGEST_WAIT) < 0 ? interval : LONGEST_WAIT;
    }
}
