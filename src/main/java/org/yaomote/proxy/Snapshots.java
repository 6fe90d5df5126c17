package org.yaomote.proxy;

import org.yaomote.balance.BackendState;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.Service;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficMeters;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.metrics.TrafficSnapshot.BackendTraffic;
import org.yaomote.metrics.TrafficSnapshot.ServiceTraffic;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Reads all counts and states of a table into one picture.
///
/// Thread: any.
final class Snapshots {
    private Snapshots() {}

    static TrafficSnapshot take(
            RoutingTable table, RoutingTable.Ground ground, Instant since, Instant now) {
        long nanos = System.nanoTime();
        TrafficMeters meters = ground.meters();
        Map<String, Traffic> listeners = new HashMap<>();
        for (Listener listener : table.config().listeners()) {
            String id = listener.id().value();
            listeners.put(id, meters.readListener(id, nanos));
        }
        Map<String, ServiceTraffic> services = new HashMap<>();
        for (Service service : table.config().services()) {
            String id = service.id().value();
            Map<String, BackendTraffic> backends = new HashMap<>();
            ServiceRoute route = table.service(service.id());
            for (int i = 0; i < service.backends().size(); i++) {
                Backend backend = service.backends().get(i);
                backends.put(
                        backend.address(),
                        new BackendTraffic(
                                meters.readBackend(id, backend.address(), nanos),
                                health(backend, route.pool().state(i), nanos, now)));
            }
            services.put(id, new ServiceTraffic(meters.readService(id, nanos), backends));
        }
        return new TrafficSnapshot(now, nanos, since, listeners, services);
    }

    private static BackendHealth health(
            Backend backend, BackendState state, long nanos, Instant now) {
        Availability known = state.availability();
        boolean finishing = !backend.enabled() && state.inFlight() > 0;
        Availability shown =
                backend.enabled()
                        ? known
                        : finishing ? Availability.DRAINING : Availability.DISABLED;
        return new BackendHealth(
                shown,
                now.minusNanos(nanos - state.sinceNanos()),
                state.failures(),
                state.reason());
    }
}
