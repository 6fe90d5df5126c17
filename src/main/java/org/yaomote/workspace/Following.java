package org.yaomote.workspace;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.proxy.StartResult;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/// Follows what happens to the engine by other hands than those at this workspace: what was applied
/// through the channel, or what another process serves.
///
/// Thread: the workspace's.
///
/// @param caller runs a task on the workspace's thread
public record Following(Workspace workspace, ProxyControl control, Engine engine, Executor caller) {
    /// The engine serves this, since then.
    public void adopt(ProxyConfig config, StartResult.Started as, Instant since) {
        workspace.setLive(true);
        workspace.follow(config);
        control.shows(new RunState.Running(since, as.listeners()), as.warnings());
    }

    /// Nothing is known of the engine any more, or it is another one that does not run.
    public void release() {
        workspace.setLive(false);
        control.shows(new RunState.Stopped(), List.of());
    }

    /// Puts what follows from the configuration in force into force, by another hand; refused while
    /// something else is being done.
    public CompletableFuture<StartResult> change(UnaryOperator<ProxyConfig> change) {
        if (!(control.state() instanceof RunState.Running running)) {
            return refused("engine.notRunning");
        }
        if (control.isBusy()) {
            return refused("control.busy");
        }
        ProxyConfig config = change.apply(workspace.applied());
        return engine.apply(config)
                .handleAsync(
                        (result, failure) -> {
                            StartResult known = EngineAnswer.orRefused(result, failure);
                            if (known instanceof StartResult.Started started) {
                                adopt(config, started, running.since());
                            }
                            return known;
                        },
                        caller);
    }

    private static CompletableFuture<StartResult> refused(String code) {
        return CompletableFuture.completedFuture(
                new StartResult.Refused(List.of(Problem.general(code))));
    }
}
