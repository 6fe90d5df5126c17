package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.BackendPool;
import org.yaomote.balance.LiveState;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.TrafficMeters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// A configuration compiled for the event loops, immutable; the engine swaps one for another by a
/// single reference, and a request reads that reference once.
final class RoutingTable {
    /// What outlives a table, and how many loops there are.
    record Ground(LiveState live, TrafficMeters meters, int loops) {
        /// Forgets what a configuration does not have any more.
        void retain(ProxyConfig config) {
            Set<String> listeners =
                    config.listeners().stream()
                            .map(l -> l.id().value())
                            .collect(Collectors.toSet());
            Map<String, Set<String>> backends =
                    config.services().stream()
                            .collect(Collectors.toMap(s -> s.id().value(), Ground::addresses));
            live.retain(backends);
            meters.retain(listeners, backends);
        }

        private static Set<String> addresses(Service service) {
            return service.backends().stream().map(Backend::address).collect(Collectors.toSet());
        }
    }

    private record TargetKey(ServiceId service, String address) {}

    private final ProxyConfig config;
    private final Map<ListenerId, ListenerRoute> listeners = new HashMap<>();
    private final Map<ServiceId, ServiceRoute> services = new HashMap<>();
    private final Map<TargetKey, Target> targets = new HashMap<>();

    private RoutingTable(ProxyConfig config) {
        this.config = config;
    }

    /// Compiles a configuration without errors.
    ///
    /// @param before the table in force, whose targets (with their idle connections) are taken
    ///   over; null at the start
    static RoutingTable compile(
            ProxyConfig config, Ground ground, @Nullable RoutingTable before, long nowNanos) {
        RoutingTable table = new RoutingTable(config);
        for (Service service : config.services()) {
            table.add(service, ground, before, nowNanos);
        }
        for (Listener listener : config.listeners()) {
            List<CompiledRule> rules = new ArrayList<>();
            listener.rules()
                    .forEach(
                            rule -> {
                                ServiceRoute to = table.services.get(rule.service());
                                if (to != null) {
                                    rules.add(CompiledRule.of(rule, to));
                                }
                            });
            table.listeners.put(
                    listener.id(),
                    new ListenerRoute(
                            listener,
                            config.timeouts(),
                            ground.meters().listener(listener.id().value()),
                            List.copyOf(rules)));
        }
        return table;
    }

    ProxyConfig config() {
        return config;
    }

    @Nullable ListenerRoute listener(ListenerId id) {
        return listeners.get(id);
    }

    /// The service of this id; it must be in the configuration.
    ServiceRoute service(ServiceId id) {
        return Objects.requireNonNull(services.get(id));
    }

    Collection<Target> targets() {
        return targets.values();
    }

    /// The targets of this table that the other one does not have.
    List<Target> targetsMissingIn(RoutingTable other) {
        return targets.entrySet().stream()
                .filter(entry -> !other.targets.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toList());
    }

    private void add(Service service, Ground ground, @Nullable RoutingTable before, long nowNanos) {
        BackendPool pool = new BackendPool(service, ground.live(), nowNanos);
        List<Target> ofService = new ArrayList<>();
        for (int i = 0; i < service.backends().size(); i++) {
            Backend backend = service.backends().get(i);
            TargetKey key = new TargetKey(service.id(), backend.address());
            Target kept = before == null ? null : before.targets.get(key);
            Target target =
                    kept != null
                            ? kept
                            : new Target(
                                    backend,
                                    pool.state(i),
                                    ground.meters()
                                            .backend(service.id().value(), backend.address()),
                                    ground.loops());
            targets.put(key, target);
            ofService.add(target);
        }
        services.put(
                service.id(),
                new ServiceRoute(
                        service,
                        pool,
                        List.copyOf(ofService),
                        ground.meters().service(service.id().value())));
    }
}
