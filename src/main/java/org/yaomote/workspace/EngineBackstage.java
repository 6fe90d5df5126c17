package org.yaomote.workspace;

import org.yaomote.config.Backend;
import org.yaomote.config.Fault;
import org.yaomote.config.Service;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.InFlight;
import org.yaomote.metrics.StickyClient;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// That of a real engine.
///
/// @param caller runs a task on the workspace's thread
record EngineBackstage(org.yaomote.proxy.Backstage engine, Executor caller) implements Backstage {
    @Override
    public void test(BackendPlace place, Consumer<Optional<BackendHealth.Check>> told) {
        var _ = engine.test(place).thenAcceptAsync(told, caller);
    }

    @Override
    public List<BackendHealth.Check> checks(BackendPlace place) {
        return engine.checks(place);
    }

    @Override
    public String question(Service service, Backend backend) {
        return org.yaomote.proxy.Backstage.question(service, backend);
    }

    @Override
    public void inFlight(BackendPlace place, Consumer<InFlight> told) {
        var _ = engine.inFlight(place).thenAcceptAsync(told, caller);
    }

    @Override
    public void cut(BackendPlace place, Consumer<Integer> told) {
        var _ = engine.cut(place).thenAcceptAsync(told, caller);
    }

    @Override
    public List<StickyClient> stickyClients(BackendPlace place, int most) {
        return engine.stickyClients(place, most);
    }

    @Override
    public int stickyCount(BackendPlace place) {
        return engine.stickyCount(place);
    }

    @Override
    public void unbind(BackendPlace place, StickyClient client) {
        engine.unbind(place, client);
    }

    @Override
    public Set<BackendPlace> pretending() {
        return engine.pretending();
    }

    @Override
    public void pretend(BackendPlace place, Fault fault) {
        engine.pretend(place, fault);
    }

    @Override
    public void restore(BackendPlace place) {
        engine.restore(place);
    }

    @Override
    public void restore() {
        engine.restore();
    }
}
