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

    /// Why a request cannot be sent again; nothing if it can.
    ///
    /// @return key of a sentence
    static Optional<String> refusal(RequestTrace trace) {
        if (trace.asked().method().isEmpty() || trace.request().headCut()) {
            return Optional.of("traffic.replay.unknown");
        }
        // What was sent in chunks is recorded with them, or without, as it was passed on.
        boolean chunked = trace.request().value("Transfer-Encoding").isPresent();
        boolean sized =
                trace.request().value("Content-Length").filter(l -> !l.equals("0")).isPresent();
        boolean whole = trace.request().hasBody() && !trace.request().body().isCut();
        boolean lacksBody = chunked || (sized && !whole);
        return lacksBody ? Optional.of("traffic.replay.noBody") : Optional.empty();
    }

    /// Asks a listener for `/`.
    CompletableFuture<Outcome> first(BoundListener listener);

    /// Sends a request again, without the secrets that were not recorded.
    ///
    /// @param to the backend that is to have it, past the proxy; empty for the listener it came to
    CompletableFuture<Outcome> send(RequestTrace trace, Optional<Backend> to);
}
