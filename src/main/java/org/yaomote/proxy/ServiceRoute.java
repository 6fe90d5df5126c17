package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.BackendPool;
import org.yaomote.balance.RetryPolicy;
import org.yaomote.config.Affinity;
import org.yaomote.config.Service;
import org.yaomote.http.OwnCookie;
import org.yaomote.metrics.TrafficMeter;
import org.yaomote.policy.LogSuppression;

import java.util.List;
import java.util.Set;

/// A service as requests see it: its pool, its targets in the same order, its counts.
///
/// @param place where it stands in the configuration
/// @param targets by the index that the pool chooses
/// @param tailored whether its backends want different heads
/// @param retries whether its requests are tried again
/// @param ownCookie what it sets for its sessions and keeps from backends; null if nothing
record ServiceRoute(
        Service service,
        String place,
        boolean tailored,
        BackendPool pool,
        RetryPolicy retries,
        List<Target> targets,
        TrafficMeter meter,
        @Nullable OwnCookie ownCookie) {
    ServiceRoute(
            Service service,
            String place,
            BackendPool pool,
            List<Target> targets,
            TrafficMeter meter) {
        this(
                service,
                place,
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

    /// Whether the access log leaves out an answer of this status (`LogSuppress`).
    boolean isKeptSilent(int status) {
        Set<LogSuppression> silent = service.options().policy().logSuppress();
        if (silent.isEmpty()) {
            return false;
        }
        return switch (status / 100) {
            case 1 -> silent.contains(LogSuppression.INFO);
            case 2 -> silent.contains(LogSuppression.SUCCESS);
            case 3 -> silent.contains(LogSuppression.REDIRECT);
            case 4 -> silent.contains(LogSuppression.CLIENT_ERROR);
            case 5 -> silent.contains(LogSuppression.SERVER_ERROR);
            default -> false;
        };
    }
}
