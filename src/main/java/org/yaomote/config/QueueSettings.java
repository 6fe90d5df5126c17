package org.yaomote.config;

import java.time.Duration;

/// Where requests wait while every backend has as many as it may have.
///
/// @param length how many may wait, 0 to 100000; the next is answered 503
/// @param patience how long one waits before it is answered 503
public record QueueSettings(int length, Duration patience) {
    /// 128, for up to 10 s.
    public static final QueueSettings DEFAULTS = new QueueSettings(128, Duration.ofSeconds(10));
}
