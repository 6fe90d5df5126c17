package org.yaomote.workspace;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// What serves: an engine in this process, or that of another one.
///
/// Thread: any; every method returns at once, futures complete on threads of the engine's. Starts,
/// changes and stops follow one another in the order they were asked for.
public interface Engine {
    /// Opens every enabled listener or none.
    CompletableFuture<StartResult> start(ProxyConfig config);

    /// Puts another configuration in force, or changes nothing.
    CompletableFuture<StartResult> apply(ProxyConfig config);

    /// Stops what this process serves, or leaves alone what another one does.
    ///
    /// @return the number of connections that were cut with a request under way
    CompletableFuture<Integer> stop();

    /// The counts as they were seen last; empty while nothing is known.
    TrafficSnapshot snapshot();

    /// What can be asked and done about single backends by hand.
    ///
    /// @param caller runs a task on the thread of whoever asks
    Backstage backstage(Executor caller);

    /// Completes if ever it hangs.
    CompletableFuture<Problem> fault();

    /// Whose engine it is.
    Whose whose();

    /// One in this process.
    static Engine of(ProxyEngine engine) {
        return new OwnEngine(engine);
    }
}
