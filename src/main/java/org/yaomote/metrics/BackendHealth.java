package org.yaomote.metrics;

import java.time.Instant;

/// What is known of a backend and since when.
///
/// @param since when it became so; for [Availability#UNKNOWN] when the proxy began to know it
/// @param failures consecutive failures up to now
/// @param reason key of the cause in the `problems` texts (such as `upstream.refused`), empty if
///   there is none
public record BackendHealth(
        Availability availability, Instant since, int failures, String reason) {}
