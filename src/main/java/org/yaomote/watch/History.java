package org.yaomote.watch;

import java.time.Instant;
import java.util.List;

/// What is kept of a host: the last hour probe by probe (at one a second), and a day by minutes.
///
/// @param samples up to 3,600, oldest first, see [Sample]
/// @param minutes up to 1,440, oldest first, without a gap
public record History(List<Integer> samples, List<Minute> minutes) {
    /// What a minute came to. Times are round trips in microseconds, 0 if there was no reply.
    ///
    /// @param start of the minute
    /// @param replies that came in time
    /// @param losses without those that were only late
    /// @param late replies that came too late
    public record Minute(
            Instant start, int min, int avg, int max, int replies, int losses, int late) {}

    public History {
        samples = List.copyOf(samples);
        minutes = List.copyOf(minutes);
    }
}
