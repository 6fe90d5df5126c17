package org.yaomote.ui.overview;

import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.metrics.TrafficSnapshot.BackendTraffic;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateRollup;
import org.yaomote.workspace.RunState;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the [Flow] of a moment from the configuration, the run state and a sample.
///
/// A pure function in three values.
///
/// @param config what runs, or what would
public record FlowReader(ProxyConfig config, RunState state, Sample sample) {
    /// The flow now.
    public Flow read() {
        List<Flow.Pool> pools = new ArrayList<>();
        for (int i = 0; i < config.services().size(); i++) {
            pools.add(pool(i, config.services().get(i)));
        }
        Map<ServiceId, StateMark> marks =
                pools.stream()
                        .collect(Collectors.toMap(Flow.Pool::id, Flow.Pool::mark, (a, _) -> a));
        List<Flow.Gate> gates = new ArrayList<>();
        for (int i = 0; i < config.listeners().size(); i++) {
            gates.add(gate(i, config.listeners().get(i), marks));
        }
        return new Flow(isRunning(), gates, pools);
    }

    private boolean isRunning() {
        return state instanceof RunState.Running;
    }

    private Flow.Gate gate(int index, Listener listener, Map<ServiceId, StateMark> services) {
        Optional<BoundListener> bound = bound(listener);
        int port = bound.map(BoundListener::port).orElse(listener.port());
        String address = listener.address();
        String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        double rate = rate(s -> s.listener(listener.id().value()).requests());
        List<ServiceId> targets =
                listener.rules().stream()
                        .map(Rule::service)
                        .distinct()
                        .filter(services::containsKey)
                        .toList();
        List<Flow.Edge> edges = edges(listener, targets, rate);
        return new Flow.Gate(
                "listeners[" + index + "]",
                listener.name(),
                host + ":" + port,
                bound.isPresent(),
                gateMark(listener, bound.isPresent(), services),
                rate,
                edges);
    }

    private Optional<BoundListener> bound(Listener listener) {
        return state instanceof RunState.Running(_, var open)
                ? open.stream().filter(b -> b.id().equals(listener.id().value())).findFirst()
                : Optional.empty();
    }

    private StateMark gateMark(
            Listener listener, boolean open, Map<ServiceId, StateMark> services) {
        if (!listener.enabled()) {
            return StateMark.OFF;
        }
        if (!isRunning()) {
            return StateMark.UNKNOWN;
        }
        if (!open) {
            return StateMark.DOWN;
        }
        return StateRollup.openListener(
                marks(listener, _ -> true, services),
                marks(listener, rule -> rule.matches().isEmpty(), services));
    }

    private static List<StateMark> marks(
            Listener listener, Function<Rule, Boolean> wanted, Map<ServiceId, StateMark> services) {
        return listener.rules().stream()
                .filter(wanted::apply)
                // Its rules are as if they were not there.
                .filter(rule -> services.get(rule.service()) != StateMark.OFF)
                .map(rule -> services.getOrDefault(rule.service(), StateMark.DOWN))
                .toList();
    }

    /// A service with one listener gets its requests by that edge alone. Where a listener takes
    /// every request and one edge is left, the rest goes there; else it cannot be told.
    private List<Flow.Edge> edges(Listener listener, List<ServiceId> targets, double rate) {
        double told =
                targets.stream().filter(this::hasOneSource).mapToDouble(this::serviceRate).sum();
        long untold = targets.stream().filter(id -> !hasOneSource(id)).count();
        boolean takesAll = listener.rules().stream().anyMatch(r -> r.matches().isEmpty());
        OptionalDouble rest =
                takesAll && untold == 1
                        ? OptionalDouble.of(Math.max(0, rate - told))
                        : OptionalDouble.empty();
        return targets.stream()
                .map(
                        id ->
                                new Flow.Edge(
                                        id,
                                        hasOneSource(id)
                                                ? OptionalDouble.of(serviceRate(id))
                                                : rest))
                .toList();
    }

    private boolean hasOneSource(ServiceId service) {
        return config.listeners().stream()
                        .filter(Listener::enabled)
                        .filter(l -> l.rules().stream().anyMatch(r -> r.service().equals(service)))
                        .count()
                <= 1;
    }

    private double serviceRate(ServiceId service) {
        return rate(s -> s.service(service.value()).traffic().requests());
    }

    private Flow.Pool pool(int index, Service service) {
        String path = "services[" + index + "]";
        List<Flow.Server> servers = new ArrayList<>();
        double sum = service.backends().stream().mapToDouble(b -> backendRate(service, b)).sum();
        for (int i = 0; i < service.backends().size(); i++) {
            Backend backend = service.backends().get(i);
            servers.add(server(path + ".backends[" + i + "]", service, backend, sum));
        }
        List<StateMark> known = service.backends().stream().map(b -> mark(service, b)).toList();
        StateMark mark = isRunning() ? StateRollup.running(service, known) : StateMark.UNKNOWN;
        return new Flow.Pool(
                service.id(),
                path,
                service.name(),
                mark,
                serviceRate(service.id()),
                service.options().policy().reply(),
                servers);
    }

    private Flow.Server server(String path, Service service, Backend backend, double sum) {
        double rate = backendRate(service, backend);
        long weights = service.totalWeight();
        boolean takesPart = Service.takesPart(backend, service.backends());
        double byWeight = takesPart && weights > 0 ? (double) backend.weight() / weights : 0;
        return new Flow.Server(
                path,
                backend.label(),
                backend.address(),
                mark(service, backend),
                rate,
                sum > 0 ? rate / sum : byWeight,
                traffic(service, backend).map(BackendTraffic::health));
    }

    private StateMark mark(Service service, Backend backend) {
        Availability seen =
                traffic(service, backend)
                        .filter(_ -> isRunning())
                        .map(t -> t.health().availability())
                        .orElse(Availability.UNKNOWN);
        return StateMark.of(backend.mode(), seen);
    }

    private double backendRate(Service service, Backend backend) {
        return rate(
                s ->
                        Optional.ofNullable(
                                        s.service(service.id().value())
                                                .backends()
                                                .get(backend.address()))
                                .map(BackendTraffic::traffic)
                                .orElse(Traffic.NONE)
                                .requests());
    }

    private Optional<BackendTraffic> traffic(Service service, Backend backend) {
        return Optional.ofNullable(
                sample.now().service(service.id().value()).backends().get(backend.address()));
    }

    private double rate(Function<TrafficSnapshot, Long> count) {
        return isRunning() ? sample.perSecond(count::apply) : 0;
    }
}
