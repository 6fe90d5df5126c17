package org.yaomote.ui.services;

import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ShareCalculation;
import org.yaomote.config.Where;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.metrics.TrafficSnapshot.BackendTraffic;
import org.yaomote.states.Configured;
import org.yaomote.states.Reality;
import org.yaomote.states.SystemState;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.fx.RunStates;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is known of the services and backends of the draft at a moment.
///
/// Thread: the workspace's.
record Sights(WorkspaceModel workspace, BackendKeys keys, FieldProblems problems, Sample last) {
    /// How everything is.
    SystemState states() {
        return new SystemState(
                workspace.draft(), RunStates.open(workspace.runStateProperty().get()), last.now());
    }

    /// A service of the draft. While the proxy runs, as what runs of it is: a backend that waits to
    /// be applied makes nothing worse, and what runs nowhere yet is not down.
    Reality state(Service draft) {
        SystemState states = states();
        if (!states.isRunning()) {
            return states.service(draft);
        }
        return workspace
                .appliedProperty()
                .get()
                .service(draft.id())
                .map(states::service)
                .orElse(Reality.UNKNOWN);
    }

    /// A backend of a service of the draft. What is being typed does not change what runs: while
    /// its address is none, it is as what stands in its place in what runs.
    ///
    /// @param at its place in the service
    Reality state(Service draft, int at) {
        SystemState states = states();
        Backend backend = draft.backends().get(at);
        return running(draft, at)
                .filter(_ -> states.isRunning())
                .map(there -> states.backend(draft, there))
                .orElseGet(() -> states.backend(draft, backend));
    }

    private Optional<Backend> running(Service draft, int at) {
        if (!problems.isWrong(path(draft) + ".backends[" + at + "]")) {
            return Optional.empty();
        }
        return workspace
                .appliedProperty()
                .get()
                .service(draft.id())
                .filter(service -> service.backends().size() == draft.backends().size())
                .map(service -> service.backends().get(at));
    }

    /// Which part of a service's requests each of its backends gets now, and will by the draft.
    List<Sharing> sharings(Service draft) {
        SystemState states = states();
        List<Integer> then = states.shares(draft);
        if (!states.isRunning()) {
            return then.stream().map(Sharing::of).toList();
        }
        Optional<Service> runs = workspace.appliedProperty().get().service(draft.id());
        List<Integer> now = runs.map(states::shares).orElse(List.of());
        List<Sharing> sharings = new ArrayList<>();
        for (int b = 0; b < then.size(); b++) {
            int at = runs.isPresent() ? place(draft, b, runs.get()) : -1;
            OptionalInt before = at < 0 ? OptionalInt.empty() : OptionalInt.of(now.get(at));
            sharings.add(new Sharing(before, OptionalInt.of(then.get(b))));
        }
        return sharings;
    }

    /// Which part of its requests a service gives to any backend, now and by the draft.
    Sharing sharing(Service draft) {
        OptionalInt then = OptionalInt.of(sum(draft));
        return states().isRunning()
                ? new Sharing(
                        workspace.appliedProperty().get().service(draft.id()).stream()
                                .mapToInt(Sights::sum)
                                .findFirst(),
                        then)
                : new Sharing(then, then);
    }

    private static int sum(Service service) {
        return ShareCalculation.tenths(service.backends()).stream().mapToInt(t -> t).sum();
    }

    /// Where a backend of the draft is in what runs, by its address; while that is none, by its
    /// place. Below zero if it does not run.
    private int place(Service draft, int at, Service runs) {
        String address = draft.backends().get(at).address();
        int found = runs.backends().stream().map(Backend::address).toList().indexOf(address);
        return found < 0 && running(draft, at).isPresent() ? at : found;
    }

    /// What runs and the draft has no more.
    List<Service> leaving() {
        return states().isRunning()
                ? workspace.appliedProperty().get().services().stream()
                        .filter(runs -> workspace.draft().service(runs.id()).isEmpty())
                        .toList()
                : List.of();
    }

    /// Places of the backends of a service that runs which the draft has no more.
    List<Integer> leaving(Service runs) {
        List<Integer> all = IntStream.range(0, runs.backends().size()).boxed().toList();
        Optional<Service> draft = workspace.draft().service(runs.id());
        if (!states().isRunning() || draft.isEmpty()) {
            return states().isRunning() ? all : List.of();
        }
        Set<Integer> staying =
                IntStream.range(0, draft.get().backends().size())
                        .mapToObj(b -> place(draft.get(), b, runs))
                        .collect(Collectors.toSet());
        return all.stream().filter(place -> !staying.contains(place)).toList();
    }

    private String path(Service draft) {
        return "services[" + workspace.draft().services().indexOf(draft) + "]";
    }

    /// All that is known of a service; empty if it is gone.
    Optional<ServiceSight> of(RowId.OfService row) {
        SystemState states = states();
        return workspace
                .draft()
                .service(row.service())
                .map(
                        service ->
                                new ServiceSight(
                                        service,
                                        Configured.of(
                                                service,
                                                workspace.appliedProperty().get(),
                                                isRefused(service, "")),
                                        state(service),
                                        problems.isWrong(path(service)),
                                        last.now().service(service.id().value()).standing(),
                                        inForce(service).backends().stream()
                                                .filter(Backend::enabled)
                                                .count(),
                                        inForce(service).backends().stream()
                                                .map(b -> states.backend(service, b))
                                                .filter(state -> state == Reality.UP)
                                                .count(),
                                        last.now().service(service.id().value()).traffic(),
                                        isUnseen(service)));
    }

    /// What runs of a service; while nothing of it does, what the draft says.
    private Service inForce(Service draft) {
        return states().isRunning()
                ? workspace.appliedProperty().get().service(draft.id()).orElse(draft)
                : draft;
    }

    /// Whether listeners lead to it, and all of them pass octets on unseen.
    private boolean isUnseen(Service service) {
        ProxyConfig inForce =
                states().isRunning() ? workspace.appliedProperty().get() : workspace.draft();
        List<Listener> leading =
                inForce.listeners().stream()
                        .filter(Listener::enabled)
                        .filter(
                                l ->
                                        l.rules().stream()
                                                .anyMatch(r -> r.service().equals(service.id())))
                        .toList();
        return !leading.isEmpty()
                && leading.stream().allMatch(l -> l.protocol() instanceof Protocol.Tcp);
    }

    private boolean isRefused(Service service, String below) {
        String path = path(service) + below;
        return workspace.reasonsProperty().get().stream()
                .anyMatch(
                        p -> p.where() instanceof Where.Field(var place) && place.startsWith(path));
    }

    /// All that is known of a backend; empty if it is gone.
    Optional<BackendSight> of(RowId.OfBackend row) {
        int at = keys.indexOf(row, workspace.draft());
        return workspace
                .draft()
                .service(row.service())
                .filter(_ -> at >= 0)
                .map(service -> sight(service, at));
    }

    /// All that is known of the backends among these rows; a service is left out.
    List<BackendSight> of(List<RowId> rows) {
        return rows.stream()
                .filter(RowId.OfBackend.class::isInstance)
                .flatMap(row -> of((RowId.OfBackend) row).stream())
                .toList();
    }

    private BackendSight sight(Service service, int at) {
        ProxyConfig applied = workspace.appliedProperty().get();
        Backend backend = service.backends().get(at);
        String below = ".backends[" + at + "]";
        return new BackendSight(
                service,
                backend,
                Configured.of(service, backend, applied, isRefused(service, below)),
                state(service, at),
                problems.isWrong(path(service) + below),
                health(service, backend),
                traffic(service, backend),
                isUnseen(service));
    }

    /// What was seen of a backend; empty while nothing was.
    Optional<BackendHealth> health(Service service, Backend backend) {
        var seen = last.now().service(service.id().value()).backends().get(backend.address());
        return Optional.ofNullable(seen).map(BackendTraffic::health);
    }

    private Traffic traffic(Service service, Backend backend) {
        return attempts(service, backend).apply(last.now());
    }

    /// Finds the counts of the attempts at a backend.
    static Function<TrafficSnapshot, Traffic> attempts(Service service, Backend backend) {
        return snapshot ->
                Optional.ofNullable(
                                snapshot.service(service.id().value())
                                        .backends()
                                        .get(backend.address()))
                        .map(BackendTraffic::traffic)
                        .orElse(Traffic.NONE);
    }
}
