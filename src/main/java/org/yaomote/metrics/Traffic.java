package org.yaomote.metrics;

/// The counts of one listener, service or backend at a moment, since the proxy was started.
///
/// `requests` is the sum of `inFlight` and all outcomes, in every snapshot.
///
/// @param requests heads received; for a backend, attempts sent to it
/// @param inFlight begun and not ended
/// @param retries attempts beyond the first of a request
/// @param bytesIn of requests
/// @param bytesOut of answers
/// @param connections opened since the start
/// @param openConnections open now
/// @param latency of the last ten seconds
public record Traffic(
        long requests,
        long inFlight,
        Outcomes outcomes,
        long retries,
        long bytesIn,
        long bytesOut,
        long connections,
        long openConnections,
        Latency latency) {
    /// Nothing happened yet.
    public static final Traffic NONE =
            new Traffic(0, 0, new Outcomes(0, 0, 0, 0, 0, 0), 0, 0, 0, 0, 0, Latency.NONE);

    /// How requests ended: by the class of the answer's status, or without a complete answer.
    public record Outcomes(
            long informational,
            long success,
            long redirect,
            long clientError,
            long serverError,
            long failed) {
        /// Ended in one way or another.
        public long total() {
            return informational + success + redirect + clientError + serverError + failed;
        }

        /// Answered by the 5xx class, or not completely: what the one who asked calls a failure.
        public long failures() {
            return serverError + failed;
        }
    }
}
