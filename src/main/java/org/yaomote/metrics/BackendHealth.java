package org.yaomote.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is known of a backend and since when.
///
/// @param since when it became so; for [Availability#UNKNOWN] when the proxy began to know it
/// @param failures consecutive failures up to now
/// @param reason key of the cause in the `problems` texts (such as `upstream.refused`), empty if
///   there is none
/// @param check the last health check; empty if nobody checks it
public record BackendHealth(
        Availability availability,
        Instant since,
        int failures,
        String reason,
        Optional<Check> check) {
    /// What is known of one that nobody checks.
    public BackendHealth(Availability availability, Instant since, int failures, String reason) {
        this(availability, since, failures, reason, Optional.empty());
    }

    /// A health check that is over; how it ended shows in the availability.
    ///
    /// @param at when it began
    public record Check(Instant at, Duration took) {}
}
