package org.yaomote.workspace;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// Starts, changes and stops the proxy for a workspace.
///
/// Thread: the workspace's; the engine's answers are continued on the executor handed in, which
/// must run them there.
public final class ProxyControl {
    private final Workspace workspace;
    private final ProxyEngine engine;
    private final Executor caller;
    private final Clock clock;
    private final List<Runnable> observers = new ArrayList<>();
    private RunState state = new RunState.Stopped();
    private List<Problem> refusal = List.of();
    private List<Problem> warnings = List.of();
    private boolean applying;

    /// An apply was asked for while orders were being given.
    private boolean applyAsked;

    /// Orders that were refused; they are not given again and again.
    private ProxyConfig refusedOrders = ProxyConfig.EMPTY;

    /// @param caller runs a task on the workspace's thread
    public ProxyControl(Workspace workspace, ProxyEngine engine, Executor caller, Clock clock) {
        this.workspace = workspace;
        this.engine = engine;
        this.caller = caller;
        this.clock = clock;
        workspace.addObserver(this::giveOrders);
        var _ = engine.fault().thenAcceptAsync(this::hangs, caller);
    }

    /// What the proxy is doing.
    public RunState state() {
        return state;
    }

    /// Why the last apply was refused; empty after one that went well, a start or a stop.
    public List<Problem> refusal() {
        return refusal;
    }

    /// What does not work although the proxy runs, such as a backend whose name is not known; paths
    /// are those of the applied configuration. Empty while it does not run.
    public List<Problem> warnings() {
        return warnings;
    }

    /// Whether an apply is under way.
    public boolean isApplying() {
        return applying;
    }

    /// The counts now; cheap, from any thread.
    public TrafficSnapshot snapshot() {
        return engine.snapshot();
    }

    /// Starts with the draft; refused with [RunState.Failed] if the draft has errors or a listener
    /// cannot be opened. Does nothing while it runs, starts or stops.
    public void start() {
        if (!(state instanceof RunState.Stopped || state instanceof RunState.Failed)) {
            return;
        }
        List<Problem> errors = workspace.problems().stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            become(new RunState.Failed(errors));
            return;
        }
        ProxyConfig config = workspace.draft();
        refusal = List.of();
        become(new RunState.Starting());
        var _ =
                engine.start(config)
                        .handleAsync(
                                (result, failure) -> {
                                    started(config, orRefused(result, failure));
                                    return null;
                                },
                                caller);
    }

    /// Hands the draft to the running proxy; a refusal changes nothing and is told by [#refusal].
    public void apply() {
        if (!(state instanceof RunState.Running) || applying) {
            applyAsked = applying;
            return;
        }
        refusal = workspace.problems().stream().filter(Problem::isError).toList();
        if (!refusal.isEmpty()) {
            tell();
            return;
        }
        apply(workspace.draft());
    }

    /// What can be asked and done about single backends by hand.
    public Backstage backstage() {
        return new EngineBackstage(engine.backstage(), engine::snapshot, caller);
    }

    /// Puts orders in force that came into the draft, by an edit or by its undoing.
    private void giveOrders() {
        if (!(state instanceof RunState.Running) || applying) {
            return;
        }
        ProxyConfig ordered = AtOnce.of(workspace.applied(), workspace.draft());
        if (!ordered.equals(workspace.applied()) && !ordered.equals(refusedOrders)) {
            refusedOrders = ordered;
            apply(ordered);
        }
    }

    private void apply(ProxyConfig config) {
        applying = true;
        tell();
        var _ =
                engine.apply(config)
                        .handleAsync(
                                (result, failure) -> {
                                    applied(config, orRefused(result, failure));
                                    return null;
                                },
                                caller);
    }

    /// Stops: listeners close at once, requests in flight get the drain time.
    public void stop() {
        if (!(state instanceof RunState.Running)) {
            return;
        }
        refusal = List.of();
        warnings = List.of();
        become(new RunState.Stopping());
        var _ =
                engine.stop()
                        .handleAsync(
                                (_, _) -> {
                                    workspace.setLive(false);
                                    warnings = List.of();
                                    become(new RunState.Stopped());
                                    return null;
                                },
                                caller);
    }

    /// Has the observer run after every change of the state or a refusal.
    public void addObserver(Runnable observer) {
        observers.add(observer);
    }

    /// Stops telling this observer.
    public void removeObserver(Runnable observer) {
        observers.remove(observer);
    }

    /// It serves no more, and only the end of the program ends it.
    private void hangs(Problem problem) {
        workspace.setLive(false);
        become(new RunState.Failed(List.of(problem)));
    }

    private static StartResult orRefused(StartResult result, Throwable failure) {
        if (failure == null) {
            return result;
        }
        System.getLogger(ProxyControl.class.getName())
                .log(System.Logger.Level.ERROR, "the engine failed", failure);
        return new StartResult.Refused(List.of(Problem.general("engine.failed")));
    }

    private void started(ProxyConfig config, StartResult result) {
        switch (result) {
            case StartResult.Started(var listeners, var found) -> {
                warnings = found;
                workspace.setLive(true);
                workspace.accept(config);
                become(new RunState.Running(clock.instant(), listeners));
            }
            case StartResult.Refused(var problems) -> become(new RunState.Failed(problems));
        }
    }

    private void applied(ProxyConfig config, StartResult result) {
        applying = false;
        boolean again = applyAsked;
        applyAsked = false;
        switch (result) {
            case StartResult.Started(var listeners, var found) -> {
                warnings = found;
                refusal = List.of();
                refusedOrders = ProxyConfig.EMPTY;
                workspace.accept(config);
                if (state instanceof RunState.Running running) {
                    become(new RunState.Running(running.since(), listeners));
                }
            }
            case StartResult.Refused(var problems) -> {
                refusal = problems;
                tell();
            }
        }
        if (again && workspace.isPending()) {
            apply();
        }
    }

    private void become(RunState next) {
        state = next;
        tell();
    }

    private void tell() {
        List.copyOf(observers).forEach(Runnable::run);
    }
}
