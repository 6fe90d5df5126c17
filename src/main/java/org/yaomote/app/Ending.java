package org.yaomote.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Something that is ended with the program.
///
/// @param what it is, for the log
/// @param seconds it may take; 0 to wait for nothing
record Ending(String what, long seconds) {
    /// Waits for it; what fails or takes too long does not keep the rest from being done.
    void await(CompletableFuture<?> work) {
        if (seconds == 0) {
            return;
        }
        try {
            work.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            System.getLogger(Ending.class.getName())
                    .log(System.Logger.Level.ERROR, what + " failed or took too long", e);
        }
    }
}
