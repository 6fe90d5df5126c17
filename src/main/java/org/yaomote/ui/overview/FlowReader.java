package org.yaomote.ui.overview;

import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.metrics.TrafficSnapshot.BackendTraffic;
import org.yaomote.states.SystemState;
import org.yaomote.ui.fx.RunStates;
import org.yaomote.ui.fx.Sample;
import org.yaomote.workspace.RunState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Reads the [Flow] of a moment from the configuration, the run state and a sample.
///
/// A pure function in three values.
///
/// @param config what runs, or what would
public record FlowReader(ProxyConfig config, RunState state, Sample sample) {
    private static final double WHOLE = 1000;

    /// The flow now.
    public Flow read() {
        List<Flow.Pool> pools = new ArrayList<>();
        for (int i = 0; i < config.services().size(); i++) {
            pools.add(pool(i, config.services().get(i)));
        }
        List<Flow.Gate> gates = new ArrayList<>();
        for (int i = 0; i < config.listeners().size(); i++) {
            gates.add(gate(i, config.listeners().get(i)));
        }
        return new Flow(isRunning(), gates, pools);
    }

    private SystemState states() {
        return new SystemState(config, RunStates.open(state), sample.now());
    }

    private boolean isRunning() {
        return state instanceof RunState.Running;
    }

    private Flow.Gate gate(int index, Listener listener) {
        Optional<BoundListener> bound = bound(listener);
        int port = bound.map(BoundListener::port).orElse(listener.port());
        String address = listener.address();
        String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        double rate = rate(s -> s.listener(listener.id().value()).requests());
        List<ServiceId> targets =
                listener.rules().stream()
                        .map(Rule::service)
                        .distinct()
                        .filter(id -> config.service(id).isPresent())
                        .toList();
        List<Flow.Edge> edges = edges(listener, targets, rate);
        return new Flow.Gate(
                "listeners[" + index + "]",
                listener.name(),
                host + ":" + port,
                bound.isPresent(),
                states().listener(listener),
                rate,
                edges);
    }

    private Optional<BoundListener> bound(Listener listener) {
        return state instanceof RunState.Running(_, var open)
                ? open.stream().filter(b -> b.id().equals(listener.id().value())).findFirst()
                : Optional.empty();
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
        List<Integer> tenths = states().shares(service);
        for (int i = 0; i < service.backends().size(); i++) {
            Backend backend = service.backends().get(i);
            double share = sum > 0 ? backendRate(service, backend) / sum : tenths.get(i) / WHOLE;
            servers.add(server(path + ".backends[" + i + "]", service, backend, share));
        }
        return new Flow.Pool(
                service.id(),
                path,
                service.name(),
                states().service(service),
                serviceRate(service.id()),
                service.options().policy().reply(),
                servers);
    }

    private Flow.Server server(String path, Service service, Backend backend, double share) {
        return new Flow.Server(
                path,
                backend.label(),
                backend.address(),
                states().backend(service, backend),
                backendRate(service, backend),
                share,
                traffic(service, backend).map(BackendTraffic::health));
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
