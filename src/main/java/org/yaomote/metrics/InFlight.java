package org.yaomote.metrics;

import java.time.Instant;
import java.util.Optional;

/// What a backend has to do at a moment.
///
/// @param requests begun and not ended
/// @param oldest the one that is under way the longest; empty if none can be told
public record InFlight(int requests, Optional<Oldest> oldest) {
    /// Nothing.
    public static final InFlight NONE = new InFlight(0, Optional.empty());

    /// A request that is under way.
    ///
    /// @param since when it began
    /// @param line method and path, without the query; empty for octets that nobody reads
    /// @param client address it came from
    public record Oldest(Instant since, String line, String client) {}
}
