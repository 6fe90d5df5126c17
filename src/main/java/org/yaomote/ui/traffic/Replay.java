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
        record Answered(int status, long octets, long nanos, By by) implements Outcome {}

        /// None.
        ///
        /// @param reason key of the cause
        record Failed(String reason) implements Outcome {}
    }

    /// Who gave an answer.
    sealed interface By {
        /// A backend, of this label.
        record Backend(String label) implements By {}

        /// The proxy; it asked no backend.
        record Proxy() implements By {}

        /// It cannot be told: several were asked.
        record Unknown() implements By {}
    }

    /// Asks a listener for `/`.
    CompletableFuture<Outcome> first(BoundListener listener);

    /// Sends a request again, without the secrets that were not recorded.
    ///
    /// @param to the backend that is to have it, past the proxy; empty for the listener it came to
    CompletableFuture<Outcome> send(RequestTrace trace, Optional<Backend> to);
}
