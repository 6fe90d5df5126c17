package org.yaomote.app;

import org.yaomote.config.Backend;
import org.yaomote.config.Fault;
import org.yaomote.config.Service;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.InFlight;
import org.yaomote.metrics.StickyClient;
import org.yaomote.workspace.Backstage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// That of whichever engine a window shows at the moment it is asked.
record SwitchedBackstage(Supplier<Backstage> current) implements Backstage {
    @Override
    public void test(BackendPlace place, Consumer<Optional<BackendHealth.Check>> told) {
        current.get().test(place, told);
    }

    @Override
    public List<BackendHealth.Check> checks(BackendPlace place) {
        return current.get().checks(place);
    }

    @Override
    public String question(Service service, Backend backend) {
        return current.get().question(service, backend);
    }

    @Override
    public void inFlight(BackendPlace place, Consumer<InFlight> told) {
        current.get().inFlight(place, told);
    }

    @Override
    public void cut(BackendPlace place, Consumer<Integer> told) {
        current.get().cut(place, told);
    }

    @Override
    public List<StickyClient> stickyClients(BackendPlace place, int most) {
        return current.get().stickyClients(place, most);
    }

    @Override
    public int stickyCount(BackendPlace place) {
        return current.get().stickyCount(place);
    }

    @Override
    public void unbind(BackendPlace place, StickyClient client) {
        current.get().unbind(place, client);
    }

    @Override
    public boolean canPretend() {
        return current.get().canPretend();
    }

    @Override
    public Set<BackendPlace> pretending() {
        return current.get().pretending();
    }

    @Override
    public void pretend(BackendPlace place, Fault fault) {
        current.get().pretend(place, fault);
    }

    @Override
    public void restore(BackendPlace place) {
        current.get().restore(place);
    }

    @Override
    public void restore() {
        current.get().restore();
    }
}
