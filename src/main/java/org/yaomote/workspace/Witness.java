package org.yaomote.workspace;

import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.ListenerProof;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Looks whether what was applied works.
public interface Witness {
    /// Asks the listeners that a change touched.
    ///
    /// @param open the listeners as they are open now
    CompletableFuture<List<ListenerProof>> look(
            ProxyConfig before, ProxyConfig after, List<BoundListener> open);

    /// Sees nothing: for a proxy that is not there.
    static Witness none() {
        return (_, _, _) -> CompletableFuture.completedFuture(List.of());
    }
}
