package org.yaomote.transport;

import java.util.function.LongSupplier;

/// A monotonic clock, in nanoseconds, that stands still while a loop serves one socket: a request
/// asks for the time ten times in a few microseconds, and each look costs as much as parsing a
/// line.
///
/// Outside of a turn it goes as ever. Thread: its event loop.
final class TurnClock implements LongSupplier {
    private final LongSupplier source;
    private boolean inTurn;
    private boolean known;
    private long now;

    TurnClock(LongSupplier source) {
        this.source = source;
    }

    /// A turn begins, or the next one.
    void turn() {
        inTurn = true;
        known = false;
    }

    /// There is no turn.
    void end() {
        inTurn = false;
    }

    @Override
    public long getAsLong() {
        if (!inTurn) {
            return source.getAsLong();
        }
        if (!known) {
            known = true;
            now = source.getAsLong();
        }
        return now;
    }
}
