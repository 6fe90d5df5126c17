package org.yaomote.proxy;

import org.yaomote.config.Backend;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Looks up the host names of backends, on threads of its own: a name server that is silent for ten
/// seconds keeps neither a request nor a start, an apply or a stop waiting.
///
/// Thread: any.
final class BackendNames implements AutoCloseable {
    /// A name that is not known by then is tried again later.
    private static final long PATIENCE_MILLIS = 2_000;

    private final ExecutorService lookups =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("yaomote-names-", 0).daemon(true).factory());

    /// Looks up all backends of a table.
    ///
    /// @return a warning at the field of each whose name is not known
    CompletableFuture<List<Problem>> resolve(ProxyConfig config, RoutingTable table) {
        List<CompletableFuture<List<Problem>>> asked = new ArrayList<>();
        for (int s = 0; s < config.services().size(); s++) {
            Service service = config.services().get(s);
            ServiceRoute route = table.service(service.id());
            for (int b = 0; b < service.backends().size(); b++) {
                Backend backend = service.backends().get(b);
                Problem unknown =
                        Problem.warning(
                                "services[" + s + "].backends[" + b + "].host",
                                "backend.unknownHost",
                                backend.host());
                asked.add(
                        resolve(route.targets().get(b))
                                .thenApply(known -> known ? List.of() : List.of(unknown)));
            }
        }
        return ListenerBinder.all(asked);
    }

    /// Looks names up again where it is time for that; a name that is not known any more keeps the
    /// address it had.
    void refresh(RoutingTable table, long nowNanos) {
        table.targets().stream()
                .filter(target -> target.isDue(nowNanos))
                .forEach(target -> lookups.execute(target::resolve));
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }

    private CompletableFuture<Boolean> resolve(Target target) {
        if (!target.isNamed()) {
            return CompletableFuture.completedFuture(target.resolve());
        }
        return CompletableFuture.supplyAsync(target::resolve, lookups)
                .completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
