package org.yaomote.ui.services;

import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot.BackendTraffic;
import org.yaomote.states.Configured;
import org.yaomote.states.Reality;
import org.yaomote.states.SystemState;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.fx.RunStates;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.Optional;

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
                                        service.backends().stream()
                                                .filter(Backend::enabled)
                                                .count(),
                                        service.backends().stream()
                                                .map(b -> states.backend(service, b))
                                                .filter(state -> state == Reality.UP)
                                                .count(),
                                        last.now().service(service.id().value()).traffic()));
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
                traffic(service, backend));
    }

    /// What was seen of a backend; empty while nothing was.
    Optional<BackendHealth> health(Service service, Backend backend) {
        return seen(service, backend).map(BackendTraffic::health);
    }

    private Traffic traffic(Service service, Backend backend) {
        return seen(service, backend).map(BackendTraffic::traffic).orElse(Traffic.NONE);
    }

    private Optional<BackendTraffic> seen(Service service, Backend backend) {
        return Optional.ofNullable(
                last.now().service(service.id().value()).backends().get(backend.address()));
    }
}
