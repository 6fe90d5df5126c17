package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.ListenerProof;
import org.yaomote.proof.Prover;
import org.yaomote.workspace.Witness;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Stops an apply that would break what is expected of the routes, by name, unless the user has
/// waived that for this very draft; and has requests sent after an apply that went well.
///
/// Thread: the workspace's; what takes long is done elsewhere.
final class ExpectationGate implements Witness {
    private final Prover prover;
    private final TrafficWiring traffic;

    /// The draft that may be applied whatever is expected: an edit later it is another one.
    private ProxyConfig waived = ProxyConfig.EMPTY;

    ExpectationGate(Prover prover, TrafficWiring traffic) {
        this.prover = prover;
        this.traffic = traffic;
    }

    /// This draft may be applied as it is.
    void waive(ProxyConfig draft) {
        waived = draft;
    }

    @Override
    public CompletableFuture<List<Problem>> objections(ProxyConfig applied, ProxyConfig draft) {
        return draft.equals(waived)
                ? CompletableFuture.completedFuture(List.of())
                : traffic.expected(applied, draft)
                        .thenApply(found -> found.problems(applied, draft));
    }

    @Override
    public CompletableFuture<List<ListenerProof>> look(
            ProxyConfig before, ProxyConfig after, List<BoundListener> open) {
        return prover.prove(before, after, open);
    }
}
