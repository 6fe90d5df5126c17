package org.yaomote.config;

import java.time.Duration;

/// How a backend pretends to fail in a rehearsal. The proxy only acts as if: the backend itself
/// hears nothing of it. Never part of a configuration that is kept.
public sealed interface Fault {
    /// It refuses connections.
    record Stopped() implements Fault {}

    /// It takes longer; beyond the time for a connection, it does not answer at all.
    ///
    /// @param from the least it takes longer
    /// @param to the most; requests are spread evenly between both
    record Slow(Duration from, Duration to) implements Fault {
        /// Always by the same.
        public Slow(Duration by) {
            this(by, by);
        }

        /// How much longer a request takes.
        ///
        /// @param turn counts the requests, from 0
        public Duration by(int turn) {
            // 37 goes through all hundredths before it comes back.
            long hundredth = Math.floorMod(turn * 37L, SHARES);
            return from.plus(to.minus(from).multipliedBy(hundredth).dividedBy(SHARES - 1));
        }
    }

    /// It answers with an error.
    ///
    /// @param status 500 to 599
    /// @param percent of requests that it does so for, 1 to 100; exactly so many of each hundred,
    ///   evenly spread
    record Answers(int status, int percent) implements Fault {
        /// Whatever is asked.
        public Answers(int status) {
            this(status, SHARES);
        }

        /// Whether a request gets the error.
        ///
        /// @param turn counts the requests, from 0
        public boolean hits(int turn) {
            int of = Math.floorMod(turn, SHARES);
            return (of + 1) * percent / SHARES > of * percent / SHARES;
        }
    }

    /// Hundredths.
    int SHARES = 100;
}
