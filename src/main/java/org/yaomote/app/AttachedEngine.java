package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.control.Answer;
import org.yaomote.control.ControlClient;
import org.yaomote.control.Request;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.StartResult;
import org.yaomote.store.ConfigJson;
import org.yaomote.workspace.Backstage;
import org.yaomote.workspace.Engine;
import org.yaomote.workspace.Whose;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The engine of another process, reached through its channel.
///
/// Thread: any; one of its own hears the counts.
final class AttachedEngine implements Engine {
    private static final int EVERY_MILLIS = 500;
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path socket;
    private final Whose.Attached whose;
    private final Ground ground;
    private volatile TrafficSnapshot seen;
    private volatile String hash;
    private volatile Instant heard;
    private volatile boolean closed;
    private final AttachedBackstage backstage;

    /// What it is given.
    ///
    /// @param pool runs what waits for an answer
    /// @param caller runs a task on the thread of whoever asks about backends
    /// @param ear is told what happens there
    /// @param process of the window that shows the engine
    record Ground(Executor pool, Executor caller, Ear ear, InstantSource clock, long process) {}

    /// Is told what happens, on a thread of the engine's.
    interface Ear {
        /// It serves something else than before, or it is heard of for the first time.
        void changed(Answer.Serving serving);

        /// Nothing is heard of it any more.
        ///
        /// @param ended whether it said so
        void gone(boolean ended, Instant lastSeen);
    }

    /// @param serving what it answered first
    AttachedEngine(Path socket, Answer.Serving serving, Ground ground) {
        this.socket = socket;
        this.ground = ground;
        whose =
                new Whose.Attached(
                        serving.me().window(),
                        serving.me().pid(),
                        serving.me().file(),
                        serving.keeps());
        backstage = new AttachedBackstage(socket, ground.pool(), ground.caller());
        seen = serving.counts();
        hash = serving.hash();
        heard = ground.clock().instant();
    }

    /// Begins to listen.
    void follow() {
        Thread.ofPlatform().daemon().name("yaomote-attached").start(this::hear);
    }

    private void hear() {
        boolean ended = false;
        try {
            ended = ControlClient.connect(socket).map(this::hearAll).orElse(false);
        } finally {
            // Counts that nobody renews would look like those of a proxy without traffic.
            if (!closed) {
                seen = TrafficSnapshot.EMPTY;
                ground.ear().gone(ended, heard);
            }
        }
    }

    private boolean hearAll(ControlClient connected) {
        try (connected) {
            return hear(connected);
        }
    }

    /// @return whether it said that it ends
    private boolean hear(ControlClient client) {
        Answer answer = client.ask(new Request.Watch(EVERY_MILLIS), SILENCE);
        while (!closed && answer instanceof Answer.Pulse pulse) {
            seen = pulse.counts();
            heard = ground.clock().instant();
            if (!pulse.hash().equals(hash)) {
                lookAgain();
            }
            answer = client.next(SILENCE);
        }
        return answer instanceof Answer.Ended;
    }

    private void lookAgain() {
        if (ControlClient.ask(socket, new Request.Status(), SILENCE)
                        instanceof Answer.Serving serving
                && !closed) {
            hash = serving.hash();
            ground.ear().changed(serving);
        }
    }

    /// It serves already.
    @Override
    public CompletableFuture<StartResult> start(ProxyConfig config) {
        return CompletableFuture.completedFuture(
                new StartResult.Refused(List.of(Problem.general("engine.running"))));
    }

    @Override
    public CompletableFuture<StartResult> apply(ProxyConfig config) {
        Request request = new Request.Apply("", ConfigJson.write(config), true, ground.process());
        return CompletableFuture.supplyAsync(() -> applied(request), ground.pool());
    }

    private StartResult applied(Request request) {
        return switch (ControlClient.ask(socket, request, PATIENCE)) {
            case Answer.Done(var listeners, var problems, _) ->
                    new StartResult.Started(listeners, problems);
            case Answer.Refused(var problems) -> new StartResult.Refused(problems);
            default -> new StartResult.Refused(List.of(Problem.general("control.noAnswer")));
        };
    }

    /// Leaves it alone.
    @Override
    public CompletableFuture<Integer> stop() {
        close();
        return CompletableFuture.completedFuture(0);
    }

    @Override
    public TrafficSnapshot snapshot() {
        return seen;
    }

    @Override
    public Backstage backstage(Executor caller) {
        // What was heard of backends last is kept there.
        return backstage;
    }

    /// That of another process is told by silence.
    @Override
    public CompletableFuture<Problem> fault() {
        return new CompletableFuture<>();
    }

    @Override
    public Whose.Attached whose() {
        return whose;
    }

    /// Listens no more, and leaves it alone.
    void close() {
        closed = true;
    }
}
