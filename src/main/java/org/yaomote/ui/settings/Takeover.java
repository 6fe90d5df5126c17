package org.yaomote.ui.settings;

import org.yaomote.startup.ServicePlan;
import org.yaomote.startup.ServiceState;
import org.yaomote.ui.editing.StepsBox;
import org.yaomote.ui.fx.ProxySwitch;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What the window's own proxy does when a service of the same configuration is installed: two
/// cannot have the same ports, so it stops first, and starts again if the service did not come.
///
/// Thread: the FX thread.
final class Takeover implements StepsBox.Around {
    private final ProxySwitch proxy;
    private final Runnable onDone;
    private Optional<CompletableFuture<Void>> waiting = Optional.empty();
    private boolean mayStop;
    private boolean hasStopped;

    /// What is to be done about a proxy that serves.
    enum Way {
        /// Nothing serves here, or nothing is installed.
        NONE,
        /// The own one stops and the service takes over.
        STOPS,
        /// The own one goes on, for the service has a configuration of its own.
        BESIDE,
        /// Another process has the ports, and only a person can end it.
        ELSEWHERE
    }

    /// @param onDone called when all steps were done
    Takeover(ProxySwitch proxy, Runnable onDone) {
        this.proxy = proxy;
        this.onDone = onDone;
        proxy.addObserver(this::look);
    }

    /// Gets ready for steps.
    ///
    /// @param isInstall whether they install a service
    /// @param state of the service before
    Way prepare(ServicePlan plan, boolean isInstall, ServiceState state) {
        hasStopped = false;
        boolean runsAlready =
                state instanceof ServiceState.Present(_, _, var activity, _)
                        && activity == ServiceState.Activity.RUNNING;
        boolean isBeside = plan.notes().contains(ServicePlan.Note.OWN_CONFIGURATION);
        mayStop = isInstall && !runsAlready && !isBeside;
        if (!isInstall || runsAlready || !isServing()) {
            return Way.NONE;
        }
        if (isBeside) {
            return Way.BESIDE;
        }
        return isOfOther() ? Way.ELSEWHERE : Way.STOPS;
    }

    private boolean isServing() {
        return proxy.state() instanceof RunState.Running;
    }

    private boolean isOfOther() {
        return proxy.whose() instanceof Whose.Attached;
    }

    /// Looks anew: minutes may have passed since the steps were shown.
    @Override
    public CompletableFuture<Void> before() {
        if (!mayStop || !isServing() || isOfOther()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        waiting = Optional.of(stopped);
        hasStopped = true;
        proxy.stop();
        return stopped;
    }

    private void look() {
        if (waiting.isPresent()
                && (proxy.state() instanceof RunState.Stopped
                        || proxy.state() instanceof RunState.Failed)) {
            CompletableFuture<Void> stopped = waiting.get();
            waiting = Optional.empty();
            stopped.complete(null);
        }
    }

    @Override
    public void done() {
        onDone.run();
    }

    @Override
    public void failed() {
        if (hasStopped) {
            hasStopped = false;
            proxy.start();
        }
    }
}
