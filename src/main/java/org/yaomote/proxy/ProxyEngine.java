package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.LiveState;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Timeouts;
import org.yaomote.metrics.TrafficMeters;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.OpenListener.ListenerSpec;
import org.yaomote.transport.Connector;
import org.yaomote.transport.EventLoops;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The running proxy.
///
/// Thread: every method may be called from any thread and returns at once. Starts, changes and
/// stops follow one another in the order they were asked for; their futures complete on the
/// engine's own threads, so continue them on an executor of yours.
public final class ProxyEngine implements AutoCloseable {
    private static final long TICK_MILLIS = 250;
    private static final long RESOLVE_SECONDS = 30;

    private final Path base;
    private final Clock clock = Clock.systemUTC();
    private final EventLoops loops;
    private final List<LoopState> states = new ArrayList<>();
    private final ScheduledExecutorService work;
    private final ListenerBinder binder;
    private final BackendNames names = new BackendNames();
    private final EngineFace face = new EngineFace();
    private final LoopWatch watch;

    /// Everything in force; read by the event loops once per request. Null while nothing runs.
    private volatile @Nullable Running running;

    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /// What one start began and later applies change.
    ///
    /// @param since when it was started
    /// @param ground counts and live states, new with each start
    private record Running(
            Instant since,
            RoutingTable.Ground ground,
            RoutingTable table,
            List<OpenListener> open) {
        Running with(RoutingTable other, List<OpenListener> listeners) {
            return new Running(since, ground, other, List.copyOf(listeners));
        }
    }

    /// An engine on the best transport of this system that has not opened anything yet.
    ///
    /// @param base folder that relative certificate paths start from
    /// @param loops number of event loops, at least 1; as many as processors is right
    public ProxyEngine(Path base, int loops) {
        this(base, EventLoops.best(loops));
    }

    /// An engine on the given loops, which it ends when it is closed.
    public ProxyEngine(Path base, EventLoops loops) {
        this.base = base;
        this.loops = loops;
        this.binder = new ListenerBinder(loops);
        this.work =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("yaomote-work").daemon(true).factory());
        for (int i = 0; i < loops.count(); i++) {
            LoopState state = new LoopState(i, new Connector(loops, i), System::nanoTime);
            states.add(state);
            var _ =
                    loops.loop(i)
                            .scheduleAtFixedRate(
                                    () -> state.tick(timeouts().upstreamIdle().toNanos()),
                                    TICK_MILLIS,
                                    TICK_MILLIS,
                                    TimeUnit.MILLISECONDS);
        }
        watch = LoopWatch.over(states);
        var _ =
                work.scheduleWithFixedDelay(
                        this::housekeeping, RESOLVE_SECONDS, RESOLVE_SECONDS, TimeUnit.SECONDS);
    }

    /// Opens every enabled listener or none; counts begin at zero. Refused while it is running.
    public CompletableFuture<StartResult> start(ProxyConfig config) {
        return queue(() -> startNow(config));
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

    /// The counts now; empty while nothing runs.
    public TrafficSnapshot snapshot() {
        Running now = running;
        return now == null
                ? TrafficSnapshot.EMPTY
                : Snapshots.take(now.table, now.ground, now.since, clock.instant());
    }

    /// Completes if ever an event loop hangs, with what to tell people: such a proxy must not limp
    /// on, and cannot be stopped in good order either, so the program is to be ended.
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
        var _ = loops.shutdown();
    }

    /// The table in force; null while nothing runs.
    @Nullable RoutingTable table() {
        Running now = running;
        return now == null ? null : now.table;
    }

    private synchronized <T> CompletableFuture<T> queue(Supplier<CompletableFuture<T>> task) {
        CompletableFuture<T> result =
                last.handle((_, _) -> 0).thenComposeAsync(_ -> task.get(), work);
        last = result;
        return result;
    }

    private CompletableFuture<StartResult> startNow(ProxyConfig config) {
        if (running != null) {
            return refused(List.of(Problem.general("engine.running")));
        }
        RoutingTable.Ground ground =
                new RoutingTable.Ground(
                        new LiveState(), new TrafficMeters(loops.count()), loops.count());
        return switch (Preparation.of(config, base, ground, null)) {
            case Preparation.Unfit(var problems) -> refused(problems);
            case Preparation.Ready ready -> {
                List<OpenListener> wanted = new ArrayList<>();
                ready.specs().forEach((place, spec) -> wanted.add(listener(place, spec)));
                // In force before the first client can connect.
                face.draining = false;
                running = new Running(clock.instant(), ground, ready.table(), wanted);
                yield names.resolve(config, ready.table())
                        .thenComposeAsync(warnings -> open(wanted, config, warnings), work);
            }
        };
    }

    private CompletableFuture<StartResult> open(
            List<OpenListener> wanted, ProxyConfig config, List<Problem> warnings) {
        return binder.open(wanted, config)
                .thenApplyAsync(
                        problems -> {
                            if (!problems.isEmpty()) {
                                running = null;
                                // Those who were quick enough to connect to one.
                                closeIdleClients();
                                return new StartResult.Refused(problems);
                            }
                            return started(wanted, warnings);
                        },
                        work);
    }

    private CompletableFuture<StartResult> applyNow(ProxyConfig config) {
        Running now = running;
        if (now == null) {
            return refused(List.of(Problem.general("engine.notRunning")));
        }
        return switch (Preparation.of(config, base, now.ground, now.table)) {
            case Preparation.Unfit(var problems) -> refused(problems);
            case Preparation.Ready ready ->
                    names.resolve(config, ready.table())
                            .thenComposeAsync(warnings -> change(now, ready, warnings), work);
        };
    }

    private CompletableFuture<StartResult> change(
            Running now, Preparation.Ready ready, List<Problem> warnings) {
        ProxyConfig config = ready.table().config();
        ListenerPlan plan = ListenerPlan.between(now.open, ready.specs());
        List<OpenListener> opening = new ArrayList<>();
        plan.open().forEach((place, spec) -> opening.add(listener(place, spec)));
        return ListenerBinder.close(plan.closeFirst())
                .thenComposeAsync(_ -> binder.open(opening, config), work)
                .thenComposeAsync(
                        problems -> {
                            if (!problems.isEmpty()) {
                                return binder.reopen(plan.closeFirst(), now.table.config())
                                        .thenApplyAsync(lost -> undone(now, problems, lost), work);
                            }
                            swap(now, ready, plan, opening);
                            return CompletableFuture.completedFuture(
                                    started(plan.openAfter(opening), warnings));
                        },
                        work);
    }

    /// The change was refused: everything is as it was, but for listeners that had to make way and
    /// could not be opened again.
    ///
    /// @param lost why they could not
    private StartResult undone(Running now, List<Problem> problems, List<Problem> lost) {
        running = now.with(now.table, now.open.stream().filter(OpenListener::isOpen).toList());
        return new StartResult.Refused(Stream.concat(problems.stream(), lost.stream()).toList());
    }

    /// The change itself: one reference.
    private void swap(
            Running now, Preparation.Ready ready, ListenerPlan plan, List<OpenListener> opened) {
        running = now.with(ready.table(), plan.openAfter(opened));
        plan.keep().forEach(OpenListener::face);
        now.table.targetsMissingIn(ready.table()).forEach(target -> target.retired(true));
        now.ground.retain(ready.table().config());
        var _ = ListenerBinder.close(plan.closeLater());
        closeIdleClients();
    }

    private CompletableFuture<Integer> stopNow() {
        Running now = running;
        if (now == null) {
            return CompletableFuture.completedFuture(0);
        }
        face.draining = true;
        Drain drain = new Drain(states, loops, work);
        return ListenerBinder.close(now.open)
                .thenComposeAsync(
                        _ -> drain.within(now.table.config().timeouts().drain().toNanos()), work)
                .thenApplyAsync(
                        cut -> {
                            running = null;
                            now.table.targets().forEach(target -> target.retired(true));
                            return cut;
                        },
                        work);
    }

    private void closeIdleClients() {
        for (int i = 0; i < states.size(); i++) {
            LoopState state = states.get(i);
            loops.loop(i)
                    .execute(
                            () ->
                                    state.clients().stream()
                                            .filter(ServedConnection::isLeaving)
                                            .forEach(ServedConnection::closeIfIdle));
        }
    }

    private OpenListener listener(ListenerPlace place, ListenerSpec spec) {
        return new OpenListener(place, states, face, spec);
    }

    private static StartResult started(List<OpenListener> open, List<Problem> warnings) {
        return new StartResult.Started(open.stream().map(OpenListener::bound).toList(), warnings);
    }

    private static CompletableFuture<StartResult> refused(List<Problem> problems) {
        return CompletableFuture.completedFuture(new StartResult.Refused(problems));
    }

    private Timeouts timeouts() {
        Running now = running;
        return now == null ? Timeouts.DEFAULTS : now.table.config().timeouts();
    }

    /// Looks names up again and forgets expired sessions.
    private void housekeeping() {
        Running now = running;
        if (now != null) {
            names.refresh(now.table);
            now.ground.live().expireSessions(System.nanoTime());
        }
    }

    /// What client connections ask.
    private final class EngineFace implements Clients {
        private final ErrorPages pages = new ErrorPages();
        private volatile boolean draining;

        @Override
        public ListenerRoute route(ListenerId listener, ListenerRoute lastRoute) {
            Running now = running;
            ListenerRoute route = now == null ? null : now.table.listener(listener);
            return route == null ? lastRoute : route;
        }

        @Override
        public boolean isLeaving(ListenerId id) {
            Running now = running;
            ListenerRoute route = now == null ? null : now.table.listener(id);
            Listener listener = route == null ? null : route.listener();
            return draining || listener == null || !listener.enabled();
        }

        @Override
        public ErrorPages errorPages() {
            return pages;
        }
    }
}
