package org.yaomote.metrics;

/// How long answers took in the last ten seconds, from the request's head to the answer's end.
///
/// @param count answers measured; 0 makes every other figure 0 and meaningless
/// @param p50 median, in microseconds, within 1 %
/// @param p95 95th percentile, in microseconds
/// @param p99 99th percentile, in microseconds
/// @param max the slowest, in microseconds
public record Latency(long count, long p50, long p95, long p99, long max) {
    /// Nothing measured.
    public static final Latency NONE = new Latency(0, 0, 0, 0, 0);
}
