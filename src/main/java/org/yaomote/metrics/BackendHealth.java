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
/// @param good when it last answered, to the tenth of a second; empty if it never did
/// @param bad when a request or a check last failed because of it; empty if none did
/// @param ordered since when it is let do what it does, such as being drained; empty for one that
///   is ready
public record BackendHealth(
        Availability availability,
        Instant since,
        int failures,
        String reason,
        Optional<Check> check,
        Optional<Instant> good,
        Optional<Instant> bad,
        Optional<Instant> ordered) {
    /// What is known of one that nobody checks.
    public BackendHealth(Availability availability, Instant since, int failures, String reason) {
        this(
                availability,
                since,
                failures,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// A health check that is over.
    ///
    /// @param at when it began
    /// @param reason key of why it failed in the `problems` texts; empty if it went well
    /// @param status of the answer; 0 if there was none
    public record Check(Instant at, Duration took, String reason, int status) {
        /// Whether it went well.
        public boolean isGood() {
            return reason.isEmpty();
        }
    }
}
