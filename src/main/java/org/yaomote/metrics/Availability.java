package org.yaomote.metrics;

/// What is known of a backend: reality, as opposed to what was configured.
public enum Availability {
    /// It answered when last tried.
    UP,
    /// It failed lately, but still gets requests.
    SHAKY,
    /// It gets no requests until it has shown that it is back.
    DOWN,
    /// It gets no new requests and finishes those it has.
    DRAINING,
    /// Switched off in the configuration.
    DISABLED,
    /// Nothing was sent to it yet.
    UNKNOWN
}
