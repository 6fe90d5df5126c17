package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.SessionTable;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Fault;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.InFlight;
import org.yaomote.metrics.StickyClient;
import org.yaomote.transport.EventLoops;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What can be asked and done about one backend of a running proxy by hand. Nothing here costs the
/// data path anything while nobody asks.
///
/// Thread: any. Futures complete on the engine's own threads; a backend that does not run is
/// answered with nothing.
public final class Backstage {
    private static final int SHOWN = 4;

    private final Supplier<@Nullable Running> running;
    private final List<LoopState> states;
    private final EventLoops loops;
    private final Clock clock;

    /// What the backends that pretend were before, and how they get back.
    private final Map<BackendPlace, Runnable> pretending = new HashMap<>();

    Backstage(
            Supplier<@Nullable Running> running,
            List<LoopState> states,
            EventLoops loops,
            Clock clock) {
        this.running = running;
        this.states = states;
        this.loops = loops;
        this.clock = clock;
    }

    /// A backend as it runs.
    private record Found(Running in, ServiceRoute route, int index) {
        Service service() {
            return route.service();
        }

        Backend backend() {
            return service().backends().get(index);
        }

        Target target() {
            return route.targets().get(index);
        }

        SessionTable sessions() {
            return in.ground().live().sessions(service().id().value(), System.nanoTime());
        }
    }

    private Optional<Found> find(BackendPlace place) {
        Running now = running.get();
        if (now == null) {
            return Optional.empty();
        }
        ServiceId id = new ServiceId(place.service());
        return now.table()
                .config()
                .service(id)
                .flatMap(
                        service -> {
                            int index =
                                    service.backends().stream()
                                            .map(Backend::address)
                                            .toList()
                                            .indexOf(place.address());
                            return index < 0
                                    ? Optional.empty()
                                    : Optional.of(new Found(now, now.table().service(id), index));
                        });
    }

    private Snapshots.Moment now() {
        return new Snapshots.Moment(System.nanoTime(), clock.instant());
    }

    // ---- health --------------------------------------------------------------------------------

    /// Asks a backend once, now, in the way its service asks; by a connection where it asks not at
    /// all. Where checks count, this one counts too.
    ///
    /// @return how it went
    public CompletableFuture<Optional<BackendHealth.Check>> test(BackendPlace place) {
        Found found = find(place).orElse(null);
        if (found == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        BackendCheck.Plan usual =
                HealthChecker.plan(found.service(), found.backend(), found.target());
        BackendCheck.Plan plan =
                usual != null
                        ? usual
                        : new BackendCheck.Plan(
                                found.target(),
                                HealthCheck.Timing.DEFAULTS,
                                new Question.Connect());
        CompletableFuture<Optional<BackendHealth.Check>> done = new CompletableFuture<>();
        HealthProbe.Asker asker =
                check -> {
                    if (usual != null) {
                        plan.count(check, System.nanoTime());
                    } else {
                        found.target().state().evidence().add(check);
                    }
                    done.complete(Optional.of(now().of(check)));
                };
        loops.loop(0)
                .execute(() -> HealthProbe.begin(plan, asker, loops.loop(0), states.getFirst()));
        return done;
    }

    /// The latest checks of a backend, the last one at the end.
    public List<BackendHealth.Check> checks(BackendPlace place) {
        Snapshots.Moment now = now();
        return find(place).stream()
                .flatMap(found -> found.target().state().evidence().checks().stream())
                .map(now::of)
                .toList();
    }

    /// The head of the request by which a backend is checked; empty if it is only connected to.
    public static String question(Service service, Backend backend) {
        return service.options().healthCheck() instanceof HealthCheck.Http http
                ? Question.of(service, backend, http).text()
                : "";
    }

    // ---- what it has to do ---------------------------------------------------------------------

    /// What a backend has to do now.
    public CompletableFuture<InFlight> inFlight(BackendPlace place) {
        Found found = find(place).orElse(null);
        if (found == null) {
            return CompletableFuture.completedFuture(InFlight.NONE);
        }
        Target target = found.target();
        return onEach(state -> oldest(state, target))
                .thenApply(
                        each -> {
                            Snapshots.Moment now = now();
                            Optional<InFlight.Oldest> oldest =
                                    each.stream()
                                            .flatMap(Optional::stream)
                                            .min(
                                                    (a, b) ->
                                                            Long.signum(
                                                                    a.beganNanos()
                                                                            - b.beganNanos()))
                                            .map(
                                                    way ->
                                                            new InFlight.Oldest(
                                                                    now.of(way.beganNanos()),
                                                                    way.line(),
                                                                    way.client()
                                                                            .getAddress()
                                                                            .getHostAddress()));
                            return new InFlight(target.state().inFlight(), oldest);
                        });
    }

    /// Ends everything that a backend has to do. What may be repeated goes to another one.
    ///
    /// @return how many requests that were
    public CompletableFuture<Integer> cut(BackendPlace place) {
        Found found = find(place).orElse(null);
        if (found == null) {
            return CompletableFuture.completedFuture(0);
        }
        return onEach(
                        state -> {
                            List<UnderWay> all = new ArrayList<>();
                            look(state, found.target(), all::add);
                            all.forEach(way -> way.cut().run());
                            return all.size();
                        })
                .thenApply(each -> each.stream().mapToInt(count -> count).sum());
    }

    private static Optional<UnderWay> oldest(LoopState state, Target target) {
        List<UnderWay> all = new ArrayList<>();
        look(state, target, all::add);
        return all.stream().min((a, b) -> Long.signum(a.beganNanos() - b.beganNanos()));
    }

    private static void look(LoopState state, Target target, Consumer<UnderWay> to) {
        // What began under an earlier configuration has another target with the same state.
        state.clients()
                .forEach(
                        client ->
                                client.underWay(
                                        way -> {
                                            if (way.target().state() == target.state()) {
                                                to.accept(way);
                                            }
                                        }));
    }

    private <T> CompletableFuture<List<T>> onEach(Function<LoopState, T> task) {
        CompletableFuture<List<T>> all = CompletableFuture.completedFuture(List.of());
        for (int i = 0; i < states.size(); i++) {
            LoopState state = states.get(i);
            CompletableFuture<T> one =
                    CompletableFuture.supplyAsync(() -> task.apply(state), state.loop());
            all =
                    all.thenCombine(
                            one,
                            (before, next) -> {
                                List<T> both = new ArrayList<>(before);
                                both.add(next);
                                return both;
                            });
        }
        return all;
    }

    // ---- sticky clients ------------------------------------------------------------------------

    /// Clients that are bound to a backend; none where nothing is remembered of them.
    ///
    /// @param most how many at most
    public List<StickyClient> stickyClients(BackendPlace place, int most) {
        Snapshots.Moment now = now();
        return find(place).stream()
                .flatMap(
                        found ->
                                found.sessions().held(place.address(), most, now.nanos()).stream()
                                        .map(
                                                held ->
                                                        new StickyClient(
                                                                held.key(),
                                                                shown(found.service(), held.key()),
                                                                now.of(held.expiresNanos()))))
                .toList();
    }

    /// How many clients are bound to a backend and remembered.
    public int stickyCount(BackendPlace place) {
        return find(place)
                .map(found -> found.sessions().count(place.address(), System.nanoTime()))
                .orElse(0);
    }

    /// Unbinds a client: its next request goes where the balancing says.
    public void unbind(BackendPlace place, StickyClient client) {
        find(place).ifPresent(found -> found.sessions().forget(client.key()));
    }

    /// An address is no secret; anything else is cut so far that nobody could use it.
    private static String shown(Service service, String key) {
        return service.affinity() instanceof Affinity.ByClientAddress
                ? key
                : key.substring(0, Math.min(SHOWN, key.length() / 2)) + "\u2026";
    }

    // ---- rehearsal -----------------------------------------------------------------------------

    /// Has a backend pretend to fail until [#restore]; counts for who is down as if it were true.
    public synchronized void pretend(BackendPlace place, Fault fault) {
        find(place)
                .ifPresent(
                        found -> {
                            Target target = found.target();
                            Runnable before = target.state().bookmark();
                            pretending.putIfAbsent(
                                    place,
                                    () -> {
                                        target.fault(null);
                                        before.run();
                                    });
                            target.fault(fault);
                        });
    }

    /// Which backends pretend now.
    public synchronized Set<BackendPlace> pretending() {
        return Set.copyOf(pretending.keySet());
    }

    /// A backend is again as it was.
    public synchronized void restore(BackendPlace place) {
        Runnable back = pretending.remove(place);
        if (back != null) {
            back.run();
        }
    }

    /// Everybody is again as he was.
    public synchronized void restore() {
        pretending.values().forEach(Runnable::run);
        pretending.clear();
    }
}
