package org.yaomote.ui.history;

import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.Check;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What the review is given.
///
/// @param checks looks at what an apply would meet
/// @param printer writes a configuration as a text that is compared line by line; may take long
/// @param waiver has a draft applied whatever is expected of the routes, if nothing else is wrong
public record ReviewDesk(Checks checks, Printer printer, Consumer<ProxyConfig> waiver) {
    /// Looks at what an apply would meet.
    public interface Checks {
        /// Begins to look; returns at once.
        ///
        /// @param open the listeners as they are open now
        CompletableFuture<List<Check>> look(
                ProxyConfig applied, ProxyConfig draft, List<BoundListener> open);
    }

    /// Writes a configuration as a text.
    public interface Printer {
        /// The text, lines ended by LF; called where it may take long.
        String print(ProxyConfig config);
    }
}
