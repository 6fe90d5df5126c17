package org.yaomote.acme;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// What this room needs of the world around.
///
/// @param clock says what is due
/// @param random makes keys, and spreads renewals
/// @param pause waits between two questions to an authority
/// @param executor does all that blocks, each order in one thread
public record AcmeMeans(InstantSource clock, SecureRandom random, Pause pause, Executor executor) {
    /// A way to wait.
    @FunctionalInterface
    public interface Pause {
        /// Lets the thread sleep.
        Pause REAL = Thread::sleep;

        /// Waits for so long.
        ///
        /// @throws InterruptedException if it is not worth waiting for any more
        void of(Duration time) throws InterruptedException;
    }
}
