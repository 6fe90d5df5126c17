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

    /// Puts what follows from the configuration in force into force, by another hand, when those
    /// who asked before are done: each sees what the one before it did.
    ///
    /// @param change is asked when its turn has come; if it throws, the answer fails with that and
    ///   nothing is changed
    public CompletableFuture<StartResult> change(UnaryOperator<ProxyConfig> change) {
        CompletableFuture<StartResult> told = new CompletableFuture<>();
        control.turn().whenFree(() -> begin(change, told));
        return told;
    }

    private void begin(UnaryOperator<ProxyConfig> change, CompletableFuture<StartResult> told) {
        if (!(control.state() instanceof RunState.Running)) {
            end(told, new StartResult.Refused(List.of(Problem.general("engine.notRunning"))));
            return;
        }
        ProxyConfig config;
        CompletableFuture<StartResult> answer;
        try {
            config = change.apply(workspace.applied());
            answer = engine.apply(config);
        } catch (RuntimeException failure) {
            // Whoever waits must not wait for ever because of what another asked for.
            told.completeExceptionally(failure);
            control.turnEnds();
            return;
        }
        EngineAnswer.hear(
                answer,
                caller,
                result -> {
                    try {
                        serves(config, result);
                    } finally {
                        end(told, result);
                    }
                });
    }

    /// If it was stopped meanwhile, nothing of it is in force any more.
    private void serves(ProxyConfig config, StartResult result) {
        if (result instanceof StartResult.Started started
                && control.state() instanceof RunState.Running running) {
            adopt(config, started, running.since());
        }
    }

    private void end(CompletableFuture<StartResult> told, StartResult result) {
        told.complete(result);
        control.turnEnds();
    }
}
