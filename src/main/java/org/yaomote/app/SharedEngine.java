package org.yaomote.app;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.control.Claim;
import org.yaomote.control.ControlFolder;
import org.yaomote.control.Controlled;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;
import org.yaomote.workspace.Backstage;
import org.yaomote.workspace.Engine;
import org.yaomote.workspace.Whose;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The engine of a window: its own, which others may ask while it serves, or for a time that of
/// another process.
///
/// Thread: any.
final class SharedEngine implements Engine {
    private final Engine own;
    private final Place place;
    private final Executor pool;
    private volatile Optional<AttachedEngine> attached = Optional.empty();
    private volatile Whose whose = new Whose.Own();
    private volatile Optional<Controlled> controlled = Optional.empty();
    private Optional<Claim> claim = Optional.empty();
    private ControlDoor door = ControlDoor.NONE;

    /// Where it can be found.
    ///
    /// @param file the configuration that it serves
    record Place(ControlFolder folder, Path file) {}

    /// @param pool runs what may wait
    SharedEngine(ProxyEngine own, Place place, Executor pool) {
        this.own = Engine.of(own);
        this.place = place;
        this.pool = pool;
    }

    /// Who answers those who ask while the own engine serves.
    void answeredBy(Controlled answers) {
        controlled = Optional.of(answers);
    }

    /// From now on it is another one.
    void attach(AttachedEngine other) {
        attached.ifPresent(AttachedEngine::close);
        attached = Optional.of(other);
        whose = other.whose();
    }

    /// From now on it is the own one, which does not serve.
    ///
    /// @param now whose it was, if that is worth telling
    void detach(Whose now) {
        attached.ifPresent(AttachedEngine::close);
        attached = Optional.empty();
        whose = now;
    }

    private Engine current() {
        return attached.<Engine>map(other -> other).orElse(own);
    }

    /// Nobody else may serve the same file.
    @Override
    public CompletableFuture<StartResult> start(ProxyConfig config) {
        if (attached.isPresent()) {
            return current().start(config);
        }
        return CompletableFuture.supplyAsync(this::claim, pool)
                .thenCompose(
                        objection ->
                                objection.isPresent()
                                        ? CompletableFuture.completedFuture(
                                                refused(objection.get()))
                                        : own.start(config).whenCompleteAsync(this::begun, pool));
    }

    private static StartResult refused(Problem problem) {
        return new StartResult.Refused(List.of(problem));
    }

    /// @return why it may not start
    private synchronized Optional<Problem> claim() {
        return switch (Claim.of(place.folder(), place.file(), ControlFolder.Kind.ENGINE)) {
            case Claim.Attempt.Ours(var ours) -> {
                claim = Optional.of(ours);
                yield Optional.empty();
            }
            case Claim.Attempt.Theirs(var pid) ->
                    Optional.of(
                            Problem.general(
                                    "control.elsewhere",
                                    pid.isPresent() ? "" + pid.getAsLong() : "?"));
            // Nobody can be kept out, and nobody can ask: it serves all the same.
            case Claim.Attempt.Impossible _ -> Optional.empty();
        };
    }

    /// After a claim, however the start ended: the claim of what does not serve is given back.
    private synchronized void begun(@Nullable StartResult result, @Nullable Throwable failure) {
        if (!(result instanceof StartResult.Started)) {
            release();
            return;
        }
        whose = new Whose.Own();
        if (claim.isPresent() && controlled.isPresent()) {
            door = ControlDoor.open(claim.get(), controlled.get());
        }
    }

    private synchronized void release() {
        door.close();
        door = ControlDoor.NONE;
        claim.ifPresent(Claim::close);
        claim = Optional.empty();
    }

    @Override
    public CompletableFuture<StartResult> apply(ProxyConfig config) {
        return current().apply(config);
    }

    @Override
    public CompletableFuture<Integer> stop() {
        if (attached.isPresent()) {
            detach(new Whose.Own());
            return CompletableFuture.completedFuture(0);
        }
        return own.stop()
                .thenApplyAsync(
                        cut -> {
                            release();
                            return cut;
                        },
                        pool);
    }

    @Override
    public TrafficSnapshot snapshot() {
        return current().snapshot();
    }

    @Override
    public Backstage backstage(Executor caller) {
        return new SwitchedBackstage(() -> current().backstage(caller));
    }

    @Override
    public CompletableFuture<Problem> fault() {
        return own.fault();
    }

    @Override
    public Whose whose() {
        return whose;
    }
}
