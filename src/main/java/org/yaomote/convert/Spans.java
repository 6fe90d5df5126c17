package org.yaomote.convert;

import java.time.Duration;

/// Spans of time as HAProxy and nginx take them.
final class Spans {
    private Spans() {}

    /// In milliseconds; at least one, because none would mean no limit.
    static String millis(Duration span) {
        return Math.max(1, span.toMillis()) + "ms";
    }

    /// The longer of two, where the other program has but one for both.
    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
