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
import java.util.function.Consumer;

/// What can be asked and done about single backends of the running proxy by hand.
///
/// Thread: any; answers come on the workspace's, later. While the proxy does not run there is
/// nothing to tell, and nothing happens.
public interface Backstage {
    /// Asks a backend once, now, as its health check does; by a connection if it has none.
    ///
    /// @param told how it went; nothing if the backend does not run
    void test(BackendPlace place, Consumer<Optional<BackendHealth.Check>> told);

    /// The latest checks of a backend, the last one at the end.
    List<BackendHealth.Check> checks(BackendPlace place);

    /// The head of the request by which a backend is checked; empty if it is only connected to.
    String question(Service service, Backend backend);

    /// Tells what a backend has to do.
    void inFlight(BackendPlace place, Consumer<InFlight> told);

    /// Ends everything that a backend has to do; what may be repeated goes to another one.
    ///
    /// @param told how many requests that were
    void cut(BackendPlace place, Consumer<Integer> told);

    /// Some clients that are bound to a backend; none where nothing is remembered of them. May wait
    /// for another process.
    ///
    /// @param most how many at most
    List<StickyClient> stickyClients(BackendPlace place, int most);

    /// How many clients are bound to a backend and remembered. May wait for another process.
    int stickyCount(BackendPlace place);

    /// Unbinds a client: its next request goes where the balancing says.
    void unbind(BackendPlace place, StickyClient client);

    /// Whether backends may pretend to fail: not those of another process, which would go on when
    /// this one ends.
    default boolean canPretend() {
        return true;
    }

    /// Which backends pretend to fail now.
    default Set<BackendPlace> pretending() {
        return Set.of();
    }

    /// Has a backend pretend to fail until [#restore]; the backend itself hears nothing of it.
    void pretend(BackendPlace place, Fault fault);

    /// A backend is again as it was.
    void restore(BackendPlace place);

    /// Everybody is again as he was.
    void restore();
}
