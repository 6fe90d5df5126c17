package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.BackendPool;
import org.yaomote.balance.RetryPolicy;
import org.yaomote.config.Affinity;
import org.yaomote.config.Service;
import org.yaomote.http.OwnCookie;
import org.yaomote.metrics.TrafficMeter;

import java.util.List;

/// A service as requests see it: its pool, its targets in the same order, its counts.
///
/// @param targets by the index that the pool chooses
/// @param tailored whether its backends want different heads
/// @param retries whether its requests are tried again
/// @param ownCookie what it sets for its sessions and keeps from backends; null if nothing
record ServiceRoute(
        Service service,
        boolean tailored,
        BackendPool pool,
        RetryPolicy retries,
        List<Target> targets,
        TrafficMeter meter,
        @Nullable OwnCookie ownCookie) {
    ServiceRoute(Service service, BackendPool pool, List<Target> targets, TrafficMeter meter) {
        this(
                service,
                service.backends().stream()
                        .anyMatch(backend -> !backend.policy().hostHeader().isEmpty()),
                pool,
                new RetryPolicy(pool, meter::requests),
                targets,
                meter,
                own(service));
    }

    private static @Nullable OwnCookie own(Service service) {
        return service.affinity() instanceof Affinity.ByInsertedCookie(var cookie, _)
                ? new OwnCookie(cookie)
                : null;
    }
}
