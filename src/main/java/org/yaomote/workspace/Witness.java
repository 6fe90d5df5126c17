package org.yaomote.workspace;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.ListenerProof;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Looks whether what is to be applied may be, and whether what was applied works.
public interface Witness {
    /// Asks the listeners that a change touched.
    ///
    /// @param open the listeners as they are open now
    CompletableFuture<List<ListenerProof>> look(
            ProxyConfig before, ProxyConfig after, List<BoundListener> open);

    /// What speaks against an apply of a draft that has no errors; nothing by itself. If anything
    /// does, nothing is changed.
    ///
    /// @param applied what runs
    default CompletableFuture<List<Problem>> objections(ProxyConfig applied, ProxyConfig draft) {
        return CompletableFuture.completedFuture(List.of());
    }

    /// Sees nothing: for a proxy that is not there.
    static Witness none() {
        return (_, _, _) -> CompletableFuture.completedFuture(List.of());
    }
}
