package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.BackendPool;
import org.yaomote.balance.BackendState;
import org.yaomote.balance.Evidence;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.Service;
import org.yaomote.metrics.Asker;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficMeters;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.metrics.TrafficSnapshot.BackendTraffic;
import org.yaomote.metrics.TrafficSnapshot.ServiceTraffic;
import org.yaomote.tls.ServerTls;
import org.yaomote.tls.TlsIdentity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads all counts and states of a table into one picture.
///
/// Thread: any.
final class Snapshots {
    private Snapshots() {}

    /// Reads them now.
    ///
    /// @param asker whose requests are counted
    /// @return empty while nothing runs
    static TrafficSnapshot take(@Nullable Running running, Instant now, Asker asker) {
        if (running == null) {
            return TrafficSnapshot.EMPTY;
        }
        RoutingTable table = running.table();
        RoutingTable.Ground ground = running.ground();
        long nanos = System.nanoTime();
        TrafficMeters meters = ground.meters();
        Map<String, Traffic> listeners = new HashMap<>();
        for (Listener listener : table.config().listeners()) {
            String id = listener.id().value();
            listeners.put(id, meters.readListener(id, nanos, asker));
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
                                meters.readBackend(
                                        new BackendPlace(id, backend.address()), nanos, asker),
                                health(backend, route.pool(), i, new Moment(nanos, now)),
                                route.pool().weight(i)));
            }
            services.put(
                    id,
                    new ServiceTraffic(
                            meters.readService(id, nanos, asker),
                            backends,
                            route.pool().waiting(),
                            route.pool().standing(nanos)));
        }
        return new TrafficSnapshot(
                now, nanos, running.since(), listeners, services, certificates(running.open()));
    }

    private static Map<String, Instant> certificates(List<OpenListener> open) {
        Map<String, Instant> ends = new HashMap<>();
        for (OpenListener listener : open) {
            ServerTls tls = listener.tls();
            if (tls != null) {
                tls.choices().stream()
                        .flatMap(choice -> choice.identities().stream())
                        .map(TlsIdentity::ends)
                        .min(Comparator.naturalOrder())
                        .ifPresent(end -> ends.put(listener.bound().id(), end));
            }
        }
        return ends;
    }

    /// Now, on both clocks.
    record Moment(long nanos, Instant instant) {
        Instant of(long otherNanos) {
            return instant.minusNanos(nanos - otherNanos);
        }

        Optional<Instant> of(OptionalLong otherNanos) {
            return otherNanos.isEmpty()
                    ? Optional.empty()
                    : Optional.of(of(otherNanos.getAsLong()));
        }

        BackendHealth.Check of(Evidence.Check check) {
            return new BackendHealth.Check(
                    of(check.begunNanos()),
                    Duration.ofNanos(check.tookNanos()),
                    check.reason(),
                    check.status());
        }
    }

    private static BackendHealth health(Backend backend, BackendPool pool, int index, Moment now) {
        BackendState state = pool.state(index);
        List<Evidence.Check> checks = state.evidence().checks();
        return new BackendHealth(
                shown(backend, pool, index, now.nanos),
                now.of(state.sinceNanos()),
                state.failures(),
                state.reason(),
                checks.isEmpty() ? Optional.empty() : Optional.of(now.of(checks.getLast())),
                now.of(state.evidence().goodNanos()),
                now.of(state.evidence().badNanos()),
                now.of(state.evidence().orderedNanos(backend.mode())));
    }

    /// What is known, seen through what the user lets it do.
    private static Availability shown(Backend backend, BackendPool pool, int index, long nanos) {
        Availability known = pool.availability(index, nanos);
        boolean busy = pool.state(index).inFlight() > 0;
        return switch (backend.mode()) {
            case READY -> known;
            case DRAIN -> known == Availability.DOWN ? known : Availability.DRAINING;
            // Its checks go on, so that one sees it come back.
            case MAINTENANCE -> busy ? Availability.DRAINING : unlessUnknown(known);
            case OFF -> busy ? Availability.DRAINING : Availability.DISABLED;
        };
    }

    private static Availability unlessUnknown(Availability known) {
        return known == Availability.UNKNOWN ? Availability.DISABLED : known;
    }
}
