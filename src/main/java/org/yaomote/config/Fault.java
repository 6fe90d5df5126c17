package org.yaomote.config;

import java.time.Duration;

/// How a backend pretends to fail in a rehearsal. The proxy only acts as if: the backend itself
/// hears nothing of it. Never part of a configuration that is kept.
public sealed interface Fault {
    /// It refuses connections.
    record Stopped() implements Fault {}

    /// It takes so much longer; beyond the time for a connection, it does not answer at all.
    record Slow(Duration by) implements Fault {}

    /// It answers everything with an error.
    ///
    /// @param status 500 to 599
    record Answers(int status) implements Fault {}
}
