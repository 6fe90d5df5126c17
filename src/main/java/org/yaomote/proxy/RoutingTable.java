package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.BackendPool;
import org.yaomote.balance.BackendState;
import org.yaomote.balance.LiveState;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.metrics.TrafficMeters;
import org.yaomote.rules.Watches;
import org.yaomote.tls.ClientTls;

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
    record Ground(LiveState live, TrafficMeters meters, int loops, CookieSecret secret) {
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

    /// What was read from files for a configuration.
    ///
    /// @param backends TLS to those backends that have it
    /// @param rules what listeners and services say of requests
    record Loaded(ProxyConfig config, BackendKeys backends, Rulebooks.Compiled rules) {}

    /// What tells one target from another. What is spoken to it counts: a connection made under one
    /// setting is not used under another.
    private record TargetKey(
            ServiceId service, String address, UpstreamHttp http, @Nullable ClientTls tls) {}

    private final ProxyConfig config;
    private final Map<ListenerId, ListenerRoute> listeners = new HashMap<>();
    private final Map<ServiceId, ServiceRoute> services = new HashMap<>();
    private final Map<TargetKey, Target> targets = new HashMap<>();
    private final Map<Target, Backend> settings = new HashMap<>();

    private final Watches watches;

    private RoutingTable(Loaded loaded) {
        this.config = loaded.config();
        this.watches = loaded.rules().watches();
    }

    /// Files to be looked at while this table is in force; the work thread's.
    Watches watches() {
        return watches;
    }

    /// Compiles a configuration without errors.
    ///
    /// @param before the table in force, whose targets (with their idle connections) are taken
    ///   over; null at the start
    static RoutingTable compile(
            Loaded loaded, Ground ground, @Nullable RoutingTable before, long nowNanos) {
        ProxyConfig config = loaded.config();
        RoutingTable table = new RoutingTable(loaded);
        for (int number = 0; number < config.services().size(); number++) {
            Service service = config.services().get(number);
            BackendPool pool = new BackendPool(service, ground.live(), nowNanos);
            List<Target> targets = new ArrayList<>();
            for (int i = 0; i < service.backends().size(); i++) {
                ClientTls tls = loaded.backends().of(service, i);
                targets.add(
                        table.target(new Place(service, i, tls), pool.state(i), ground, before));
            }
            table.services.put(
                    service.id(),
                    new ServiceRoute(
                            service,
                            "services[" + number + "]",
                            pool,
                            List.copyOf(targets),
                            ground.meters().service(service.id().value())));
        }
        for (int number = 0; number < config.listeners().size(); number++) {
            Listener listener = config.listeners().get(number);
            Rulebook book = Objects.requireNonNull(loaded.rules().books().get(listener.id()));
            List<CompiledRule> rules = new ArrayList<>();
            book.entries()
                    .forEach(
                            entry -> {
                                ServiceRoute to = table.services.get(entry.rule().service());
                                if (to != null) {
                                    rules.add(CompiledRule.of(entry, to));
                                }
                            });
            table.listeners.put(
                    listener.id(),
                    new ListenerRoute(
                            listener,
                            "listeners[" + number + "]",
                            config.timeouts(),
                            ground.meters().listener(listener.id().value()),
                            List.copyOf(rules),
                            ListenerTerms.of(listener, config, book),
                            book.isUsual() ? null : book));
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

    /// It is in force from now on: those who were there before learn what changed around them.
    void begin() {
        settings.forEach(Target::follow);
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

    /// A backend by its service and its number in it.
    private record Place(Service service, int number, @Nullable ClientTls tls) {
        Backend backend() {
            return service.backends().get(number);
        }

        TargetKey key() {
            return new TargetKey(service.id(), backend().address(), service.options().http(), tls);
        }
    }

    private Target target(
            Place place, BackendState state, Ground ground, @Nullable RoutingTable before) {
        Target target = before == null ? null : before.targets.get(place.key());
        if (target == null) {
            Backend backend = place.backend();
            target =
                    new Target(
                            backend,
                            state,
                            ground.meters()
                                    .backend(place.service().id().value(), backend.address()),
                            new Target.Access(
                                    ground.loops(), place.service().options().http(), place.tls()));
        }
        settings.put(target, place.backend());
        targets.put(place.key(), target);
        return target;
    }
}
