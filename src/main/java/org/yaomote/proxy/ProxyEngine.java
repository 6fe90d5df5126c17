package org.yaomote.proxy;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.TrafficSnapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The running proxy.
///
/// Thread: every method may be called from any thread and returns at once; the futures complete on
/// the engine's own thread, so continue them on an executor of yours.
public final class ProxyEngine implements AutoCloseable {
    /// An engine that has not opened anything yet.
    ///
    /// @param base folder that relative certificate paths start from
    /// @param loops number of event loops, at least 1; as many as processors is right
    public ProxyEngine(Path base, int loops) {}

    /// Opens every enabled listener or none.
    public CompletableFuture<StartResult> start(ProxyConfig config) {
        return CompletableFuture.completedFuture(
                new StartResult.Refused(List.of(Problem.general("engine.failed"))));
    }

    /// Puts a new configuration in force while running: listeners that did not change keep their
    /// sockets, requests under way end under the configuration they began with.
    public CompletableFuture<StartResult> apply(ProxyConfig config) {
        return start(config);
    }

    /// Closes the listeners, lets requests in flight end within the drain time and cuts the rest.
    ///
    /// @return the number of requests that were cut
    public CompletableFuture<Integer> stop() {
        return CompletableFuture.completedFuture(0);
    }

    /// The counts now.
    public TrafficSnapshot snapshot() {
        return TrafficSnapshot.EMPTY;
    }

    /// Stops without waiting, and ends the event loops; the engine cannot be used again.
    @Override
    public void close() {}
}
