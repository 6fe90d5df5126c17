package org.yaomote.ui.traffic;

import org.yaomote.config.Backend;
import org.yaomote.metrics.BoundListener;
import org.yaomote.traffic.RequestTrace;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Sends recorded requests again.
///
/// Thread: the FX thread; the futures complete on any.
public interface Replay {
    /// What came of it.
    sealed interface Outcome {
        /// An answer.
        ///
        /// @param octets of its body
        record Answered(int status, long octets, long nanos) implements Outcome {}

        /// None.
        ///
        /// @param reason key of the cause
        record Failed(String reason) implements Outcome {}
    }

    /// Asks a listener for `/`.
    CompletableFuture<Outcome> first(BoundListener listener);

    /// Sends a request again, without the secrets that were not recorded.
    ///
    /// @param to the backend that is to have it, past the proxy; empty for the listener it came to
    CompletableFuture<Outcome> send(RequestTrace trace, Optional<Backend> to);
}
