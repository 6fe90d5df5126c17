package org.yaomote.workspace;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The engine of this process.
record OwnEngine(ProxyEngine engine) implements Engine {
    @Override
    public CompletableFuture<StartResult> start(ProxyConfig config) {
        return engine.start(config);
    }

    @Override
    public CompletableFuture<StartResult> apply(ProxyConfig config) {
        return engine.apply(config);
    }

    @Override
    public CompletableFuture<Integer> stop() {
        return engine.stop();
    }

    @Override
    public TrafficSnapshot snapshot() {
        return engine.snapshot();
    }

    @Override
    public Backstage backstage(Executor caller) {
        return new EngineBackstage(engine.backstage(), caller);
    }

    @Override
    public CompletableFuture<Problem> fault() {
        return engine.fault();
    }

    @Override
    public Whose whose() {
        return new Whose.Own();
    }
}
