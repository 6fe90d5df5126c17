package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.control.Answer;
import org.yaomote.control.ControlClient;
import org.yaomote.control.Request;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proof.ListenerProof;
import org.yaomote.proxy.Backstage;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;
import org.yaomote.store.ConfigJson;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.workspace.Following;
import org.yaomote.workspace.ProxyControl;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;
import org.yaomote.workspace.Witness;
import org.yaomote.workspace.Workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// Lets others ask the window's engine while that serves, and has the window show the engine of
/// another process that serves the same configuration.
///
/// Thread: made and used on the FX thread.
final class AttachWiring {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ProxyEngine own;
    private final Answer.Me me;
    private final SharedEngine.Place place;
    private final Executor pool;
    private final SharedEngine engine;

    /// Whether what is served lies elsewhere than what this window keeps.
    private final boolean isForeign;

    private final FxThread fx = new FxThread();
    private volatile Shown shown = new Shown(ProxyConfig.EMPTY, List.of(), List.of());

    /// What the window serves, for the threads of the channel.
    private record Shown(
            ProxyConfig served, List<BoundListener> listeners, List<Problem> warnings) {}

    /// @param launch says who this window is, and what it serves
    /// @param pool runs what may wait
    AttachWiring(ProxyEngine own, Launch launch, Executor pool) {
        this.own = own;
        this.me = launch.me();
        this.place = new SharedEngine.Place(launch.channels(), launch.file());
        this.pool = pool;
        isForeign = launch.served().isPresent();
        engine = new SharedEngine(own, place, pool);
    }

    /// What the window starts, changes and stops.
    SharedEngine engine() {
        return engine;
    }

    /// Looks after applies to the own engine only: that of another process cannot be asked which
    /// requests were those of this one.
    Witness beside(Witness witness) {
        return new Witness() {
            @Override
            public CompletableFuture<List<ListenerProof>> look(
                    ProxyConfig before, ProxyConfig after, List<BoundListener> open) {
                return engine.whose() instanceof Whose.Own
                        ? witness.look(before, after, open)
                        : Witness.none().look(before, after, open);
            }

            @Override
            public CompletableFuture<List<Problem>> objections(
                    ProxyConfig applied, ProxyConfig draft) {
                return witness.objections(applied, draft);
            }
        };
    }

    /// Begins to answer for the window.
    void answerFor(Workspace workspace, ProxyControl control) {
        Runnable show =
                () ->
                        shown =
                                new Shown(
                                        workspace.applied(),
                                        control.state() instanceof RunState.Running(_, var open)
                                                ? open
                                                : List.of(),
                                        control.warnings());
        workspace.addObserver(show);
        control.addObserver(show);
        Following following = new Following(workspace, control, engine, fx);
        engine.answeredBy(
                new ControlDesk(me, new Host(following, control), InstantSource.system()));
    }

    /// Looks whether another process serves the same file, and shows what that one does from now
    /// on.
    ///
    /// @param others is told, on the FX thread, if there is none: of those who serve other files
    void attach(Workspace workspace, ProxyControl control, Consumer<List<Answer.Me>> others) {
        Following following = new Following(workspace, control, engine, fx);
        pool.execute(
                () -> {
                    Optional<Heard> heard =
                            place.folder().sockets(place.file()).stream()
                                    .flatMap(socket -> ask(socket).stream())
                                    .filter(found -> found.serving().me().pid() != me.pid())
                                    .findFirst();
                    List<Answer.Me> rest = heard.isPresent() ? List.of() : others();
                    fx.execute(
                            () ->
                                    heard.ifPresentOrElse(
                                            found -> attach(following, found),
                                            () -> others.accept(rest)));
                });
    }

    private List<Answer.Me> others() {
        return place.folder().engines().stream()
                .flatMap(socket -> ControlClient.who(socket).stream())
                .filter(found -> found.pid() != me.pid())
                .toList();
    }

    /// Who answered, and where.
    private record Heard(Path socket, Answer.Serving serving) {}

    private static Optional<Heard> ask(Path socket) {
        return ControlClient.ask(socket, new Request.Status(), PATIENCE)
                        instanceof Answer.Serving serving
                ? Optional.of(new Heard(socket, serving))
                : Optional.empty();
    }

    private void attach(Following following, Heard heard) {
        RunState state = following.control().state();
        if (!(state instanceof RunState.Stopped || state instanceof RunState.Failed)) {
            return;
        }
        Ear ear = new Ear(following);
        AttachedEngine other =
                new AttachedEngine(
                        heard.socket(),
                        heard.serving(),
                        new AttachedEngine.Ground(pool, fx, ear, InstantSource.system(), me.pid()));
        engine.attach(other);
        ear.adopt(heard.serving());
        other.follow();
    }

    /// Hears of the other process, and brings it to the FX thread.
    private final class Ear implements AttachedEngine.Ear {
        private final Following following;

        Ear(Following following) {
            this.following = following;
        }

        void adopt(Answer.Serving serving) {
            if (ConfigJson.read(serving.configuration(), "")
                    instanceof ConfigJson.Reading.Read(var config)) {
                following.adopt(
                        isForeign ? FilesBelow.of(place.file(), config) : config,
                        new StartResult.Started(serving.listeners(), serving.warnings()),
                        serving.counts().runningSince());
            }
        }

        @Override
        public void changed(Answer.Serving serving) {
            fx.execute(
                    () -> {
                        if (engine.whose() instanceof Whose.Attached) {
                            adopt(serving);
                        }
                    });
        }

        @Override
        public void gone(boolean ended, Instant lastSeen) {
            fx.execute(
                    () -> {
                        if (engine.whose() instanceof Whose.Attached before) {
                            engine.detach(new Whose.Gone(before, ended, lastSeen));
                            following.release();
                        }
                    });
        }
    }

    /// The window as one who serves.
    private final class Host implements ControlDesk.Host {
        private final Following following;
        private final ProxyControl control;

        Host(Following following, ProxyControl control) {
            this.following = following;
            this.control = control;
        }

        @Override
        public ProxyConfig served() {
            return shown.served();
        }

        @Override
        public List<BoundListener> listeners() {
            return shown.listeners();
        }

        @Override
        public List<Problem> warnings() {
            return shown.warnings();
        }

        @Override
        public TrafficSnapshot counts() {
            return own.snapshot();
        }

        @Override
        public Backstage backstage() {
            return own.backstage();
        }

        @Override
        public CompletableFuture<StartResult> change(ControlDesk.Change change) {
            CompletableFuture<StartResult> told = new CompletableFuture<>();
            fx.execute(
                    () -> {
                        var _ =
                                following
                                        .change(change.to())
                                        .whenComplete(
                                                (result, failure) -> {
                                                    if (failure == null) {
                                                        told.complete(result);
                                                    } else {
                                                        told.completeExceptionally(failure);
                                                    }
                                                });
                    });
            return told;
        }

        /// A window keeps what it applies.
        @Override
        public ControlDesk.Kept keep(ProxyConfig config) {
            return new ControlDesk.Kept(true, List.of());
        }

        @Override
        public ControlDesk.Kept keepOrder(Function<ProxyConfig, Optional<ProxyConfig>> change) {
            return new ControlDesk.Kept(true, List.of());
        }

        @Override
        public boolean keeps() {
            return true;
        }

        @Override
        public void stop() {
            fx.execute(control::stop);
        }
    }
}
