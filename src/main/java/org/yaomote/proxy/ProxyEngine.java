package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.LiveState;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Timeouts;
import org.yaomote.metrics.Asker;
import org.yaomote.metrics.TrafficMeters;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.OpenListener.ListenerSpec;
import org.yaomote.tls.TlsLoader;
import org.yaomote.transport.EventLoops;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The running proxy.
///
/// Thread: every method may be called from any thread and returns at once. Starts, changes and
/// stops follow one another in the order they were asked for; their futures complete on the
/// engine's own threads, so continue them on an executor of yours.
public final class ProxyEngine implements AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final EventLoops loops;
    private final SecureRandom chance = new SecureRandom();
    private final CookieSecret secret;
    private final HealthChecker checker;
    private final Preparation.Files files;
    private final Reception reception;
    private final List<LoopState> states;
    private final ScheduledExecutorService work;
    private final ListenerBinder binder;
    private final BackendNames names = new BackendNames();
    private final Housekeeping housekeeping = new Housekeeping(names, System.nanoTime());
    private final EngineFace face = new EngineFace();
    private final LoopWatch watch;
    private final Drain drain;
    private final Backstage backstage;

    /// Everything in force; read by the event loops once per request. Null while nothing runs.
    private volatile @Nullable Running running;

    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /// An engine on the best transport of this system that has not opened anything yet.
    ///
    /// @param loops number of event loops, at least 1; as many as processors is right
    /// @param secret what inserted cookies are signed with
    public ProxyEngine(Places places, int loops, CookieSecret secret) {
        this(places, EventLoops.best(loops), secret);
    }

    /// An engine on the given loops, which it ends when it is closed.
    public ProxyEngine(Places places, EventLoops loops, CookieSecret secret) {
        this.loops = loops;
        this.secret = secret;
        RuleDesk desk = new RuleDesk(places.base(), this::snapshot);
        this.files = new Preparation.Files(new TlsLoader(places.base(), loops.tls(), clock), desk);
        this.reception = new Reception(places, loops.count(), this::accepting, desk);
        this.work =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("yaomote-work").daemon(true).factory());
        this.binder = new ListenerBinder(loops, work);
        states =
                LoopState.ticking(
                        loops, reception.admission(), () -> timeouts().upstreamIdle().toNanos());
        checker = new HealthChecker(loops, states.subList(0, loops.count()), chance);
        watch = LoopWatch.over(states, loops.fatal());
        drain = new Drain(states, work);
        backstage = new Backstage(() -> running, states, loops, clock);
        var _ = work.scheduleWithFixedDelay(this::keepHouse, 1, 1, TimeUnit.SECONDS);
    }

    /// Opens every enabled listener or none; counts begin at zero. Refused while it is running.
    public CompletableFuture<StartResult> start(ProxyConfig config) {
        return start(config, List::of);
    }

    /// The same, with something to be done when the listeners are open and let nobody in yet.
    ///
    /// @param bound runs on a thread that may wait; what it returns refuses the start
    public CompletableFuture<StartResult> start(ProxyConfig config, Supplier<List<Problem>> bound) {
        return queue(() -> startNow(config, bound));
    }

    /// Puts a new configuration in force while running: listeners whose address did not change keep
    /// their sockets, requests under way end under the configuration they began with, counts and
    /// sessions go on. If anything stands in the way, nothing changes.
    public CompletableFuture<StartResult> apply(ProxyConfig config) {
        return queue(() -> applyNow(config));
    }

    /// Closes the listeners, lets requests in flight end within the drain time and cuts the rest.
    ///
    /// @return the number of connections that were cut with a request under way
    public CompletableFuture<Integer> stop() {
        return queue(this::stopNow);
    }

    /// The counts of clients now; empty while nothing runs.
    public TrafficSnapshot snapshot() {
        return Snapshots.take(running, clock.instant(), Asker.CLIENTS);
    }

    /// What can be asked and done about single backends by hand.
    public Backstage backstage() {
        return backstage;
    }

    /// What else there is to see.
    public Insight insight() {
        return new Insight(
                reception,
                () -> Optional.ofNullable(table()),
                () -> Snapshots.take(running, clock.instant(), Asker.OURSELVES));
    }

    /// Completes if ever an event loop hangs or has no memory left, with what to tell people: such
    /// a proxy must not limp on and cannot be stopped in good order; the program is to be ended.
    public CompletableFuture<Problem> fault() {
        return watch.fault();
    }

    /// Cuts everything and ends the event loops; the engine cannot be used again.
    @Override
    public void close() {
        running = null;
        watch.close();
        work.shutdownNow();
        names.close();
        reception.close();
        var _ = loops.shutdown();
    }

    /// The table in force; null while nothing runs.
    @Nullable RoutingTable table() {
        Running now = running;
        return now == null ? null : now.table();
    }

    private synchronized <T> CompletableFuture<T> queue(Supplier<CompletableFuture<T>> task) {
        CompletableFuture<T> result =
                last.handle((_, _) -> 0).thenComposeAsync(_ -> task.get(), work);
        last = result;
        return result;
    }

    private CompletableFuture<StartResult> startNow(
            ProxyConfig config, Supplier<List<Problem>> bound) {
        if (running != null) {
            return refused(List.of(Problem.general("engine.running")));
        }
        RoutingTable.Ground ground =
                new RoutingTable.Ground(
                        new LiveState(
                                chance.nextLong(), clock.millis() * 1_000_000L - System.nanoTime()),
                        new TrafficMeters(loops.count()),
                        2 * loops.count(),
                        secret);
        return switch (Preparation.of(config, files, ground, null)) {
            case Preparation.Unfit(var problems) -> refused(problems);
            case Preparation.Ready ready -> {
                List<OpenListener> wanted = new ArrayList<>();
                ready.specs().forEach((place, spec) -> wanted.add(listener(place, spec)));
                wanted.forEach(listener -> listener.closed(true));
                // In force before the first client can connect.
                face.draining = false;
                files.settled();
                running = new Running(clock.instant(), ground, ready.table(), wanted);
                yield names.resolve(config, ready.table())
                        .thenApply(ready::warningsWith)
                        .thenComposeAsync(
                                warnings ->
                                        binder.openWith(wanted, config, bound)
                                                .thenApplyAsync(
                                                        problems ->
                                                                begun(wanted, problems, warnings),
                                                        work),
                                work);
            }
        };
    }

    /// The listeners are open, or not.
    private StartResult begun(
            List<OpenListener> open, List<Problem> problems, List<Problem> warnings) {
        Running begun = running;
        if (!problems.isEmpty() || begun == null) {
            running = null;
            return new StartResult.Refused(problems);
        }
        open.forEach(listener -> listener.closed(false));
        List<Problem> noted = Preparation.both(warnings, reception.follow(begun.table().config()));
        checker.follow(begun.table());
        return OpenListener.started(open, noted);
    }

    private CompletableFuture<StartResult> applyNow(ProxyConfig config) {
        Running now = running;
        if (now == null) {
            return refused(List.of(Problem.general("engine.notRunning")));
        }
        return switch (Preparation.of(config, files, now.ground(), now.table())) {
            case Preparation.Unfit(var problems) -> refused(problems);
            case Preparation.Ready ready ->
                    names.resolve(config, ready.table())
                            .thenApply(ready::warningsWith)
                            .thenComposeAsync(warnings -> change(now, ready, warnings), work);
        };
    }

    private CompletableFuture<StartResult> change(
            Running now, Preparation.Ready ready, List<Problem> warnings) {
        ProxyConfig config = ready.table().config();
        ListenerPlan plan = ListenerPlan.between(now.open(), ready.specs());
        List<OpenListener> opening = new ArrayList<>();
        plan.open().forEach((place, spec) -> opening.add(listener(place, spec)));
        return ListenerBinder.close(plan.closeFirst())
                .thenComposeAsync(_ -> binder.open(opening, config), work)
                .thenComposeAsync(
                        problems -> {
                            if (!problems.isEmpty()) {
                                return binder.reopen(plan.closeFirst(), now.table().config())
                                        .thenApplyAsync(lost -> undone(now, problems, lost), work);
                            }
                            swap(now, ready, plan, opening);
                            return CompletableFuture.completedFuture(
                                    OpenListener.started(
                                            plan.openAfter(opening),
                                            Preparation.both(warnings, reception.follow(config))));
                        },
                        work);
    }

    /// The change was refused: everything is as it was, but for listeners that had to make way and
    /// could not be opened again.
    ///
    /// @param lost why they could not
    private StartResult undone(Running now, List<Problem> problems, List<Problem> lost) {
        running = now.with(now.table(), now.open().stream().filter(OpenListener::isOpen).toList());
        return new StartResult.Refused(Preparation.both(problems, lost));
    }

    /// The change itself: one reference.
    private void swap(
            Running now, Preparation.Ready ready, ListenerPlan plan, List<OpenListener> opened) {
        running = now.with(ready.table(), plan.openAfter(opened));
        ready.table().begin();
        files.settled();
        plan.keep().forEach(OpenListener::face);
        now.table().targetsMissingIn(ready.table()).forEach(target -> target.retired(true));
        checker.follow(ready.table());
        now.ground().retain(ready.table().config());
        var _ = ListenerBinder.close(plan.closeLater());
        drain.closeLeaving();
    }

    private CompletableFuture<Integer> stopNow() {
        Running now = running;
        if (now == null) {
            return CompletableFuture.completedFuture(0);
        }
        face.draining = true;
        return ListenerBinder.close(now.open())
                .thenComposeAsync(
                        _ -> drain.within(now.table().config().timeouts().drain().toNanos()), work)
                .thenApplyAsync(
                        cut -> {
                            running = null;
                            checker.end();
                            now.table().targets().forEach(target -> target.retired(true));
                            return cut;
                        },
                        work)
                .thenCompose(cut -> reception.rest().thenApply(_ -> cut));
    }

    private void accepting(boolean on) {
        Running now = running;
        if (now != null) {
            now.open().forEach(listener -> listener.accepting(on));
        }
    }

    private OpenListener listener(ListenerPlace place, ListenerSpec spec) {
        return new OpenListener(place, states, face, spec);
    }

    private static CompletableFuture<StartResult> refused(List<Problem> problems) {
        return CompletableFuture.completedFuture(new StartResult.Refused(problems));
    }

    private Timeouts timeouts() {
        Running now = running;
        return now == null ? Timeouts.DEFAULTS : now.table().config().timeouts();
    }

    /// Tidies up, and reads lists and certificates anew whose files changed.
    private void keepHouse() {
        Running now = running;
        if (now != null) {
            housekeeping.look(now.table(), now.ground(), System.nanoTime());
            reception.desk().note(now.table().watches().look());
            if (files.certificates().hasChanged(now.table().config())) {
                var _ = queue(this::againNow).thenAccept(reception.desk()::note);
            }
        }
    }

    /// Puts in force again what is, with its files as they are now.
    private CompletableFuture<StartResult> againNow() {
        Running now = running;
        return applyNow(now == null ? ProxyConfig.EMPTY : now.table().config());
    }

    /// What client connections ask.
    private final class EngineFace implements Clients {
        private volatile boolean draining;

        @Override
        public ListenerRoute route(ListenerId listener, ListenerRoute lastRoute) {
            Running now = running;
            ListenerRoute route = now == null ? null : now.table().listener(listener);
            return route == null ? lastRoute : route;
        }

        @Override
        public boolean isLeaving(ListenerId id) {
            Running now = running;
            ListenerRoute route = now == null ? null : now.table().listener(id);
            return draining || route == null || !route.listener().enabled();
        }

        @Override
        public Reception reception() {
            return reception;
        }
    }
}
