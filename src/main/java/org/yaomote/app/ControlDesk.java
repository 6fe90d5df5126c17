package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.control.Answer;
import org.yaomote.control.Controlled;
import org.yaomote.control.Request;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.Backstage;
import org.yaomote.proxy.StartResult;
import org.yaomote.store.ConfigJson;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Answers what is asked of a running proxy through its channel.
///
/// Thread: those of the channel; it waits there for the engine.
final class ControlDesk implements Controlled {
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_SESSIONS = 10_000;

    /// Who serves.
    interface Host {
        /// What is in force.
        ProxyConfig served();

        /// What is open.
        List<BoundListener> listeners();

        /// What does not work although the rest does.
        List<Problem> warnings();

        /// The counts now.
        TrafficSnapshot counts();

        /// What can be asked and done about single backends.
        Backstage backstage();

        /// Puts what follows from the configuration in force into force; one after another.
        CompletableFuture<StartResult> change(Change change);

        /// Hears why something that was to be put in force was not understood; whoever asked is
        /// told.
        ///
        /// @param window the process of the window that asked
        default void refused(List<Problem> reasons, OptionalLong window) {}

        /// Writes over the file that is served; whether that was possible, or what was in the way.
        Kept keep(ProxyConfig config);

        /// Changes the file that is served, which may say something else than what is in force.
        ///
        /// @param change nothing if the file has no place for it
        Kept keepOrder(Function<ProxyConfig, Optional<ProxyConfig>> change);

        /// Whether it can be written over.
        boolean keeps();

        /// Stops soon, and returns at once.
        void stop();
    }

    /// What somebody wants.
    ///
    /// @param to what is to be in force instead of what is
    /// @param window the process of the window that wants it, and makes a note of it itself
    record Change(UnaryOperator<ProxyConfig> to, OptionalLong window) {
        /// Wanted by nobody who makes notes.
        static Change of(UnaryOperator<ProxyConfig> to) {
            return new Change(to, OptionalLong.empty());
        }
    }

    /// What came of keeping.
    ///
    /// @param problems why not
    record Kept(boolean isKept, List<Problem> problems) {
        Kept {
            problems = List.copyOf(problems);
        }

        static final Kept NO = new Kept(false, List.of());
    }

    private final Answer.Me me;
    private final Path file;
    private final Host host;
    private final InstantSource clock;
    private volatile Shown shown = Shown.of(ProxyConfig.EMPTY);

    /// Whoever changes something waits until what was asked before is in force and kept.
    private final ReentrantLock turn = new ReentrantLock(true);

    /// A configuration as a text, made once.
    private record Shown(ProxyConfig config, String text, String hash) {
        static Shown of(ProxyConfig config) {
            String text = ConfigJson.write(config);
            return new Shown(config, text, BoundClients.hash(text));
        }
    }

    /// @param clock tells which certificates have expired
    ControlDesk(Answer.Me me, Host host, InstantSource clock) {
        this.me = me;
        this.file = Path.of(me.file());
        this.host = host;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        return switch (request) {
            case Request.Who _ -> me;
            case Request.Status _ -> serving();
            case Request.Watch _ -> new Answer.Pulse(shown().hash(), host.counts());
            case Request.Order order -> order(order);
            case Request.UnderWay(var service, var backend) ->
                    at(service, backend, p -> new Answer.Busy(wait(host.backstage().inFlight(p))));
            case Request.Cut(var service, var backend) ->
                    at(service, backend, p -> new Answer.Counted(wait(host.backstage().cut(p))));
            case Request.Test(var service, var backend) -> at(service, backend, this::tested);
            case Request.Checks(var service, var backend) ->
                    at(service, backend, p -> new Answer.Looked(host.backstage().checks(p)));
            case Request.Sessions(var service, var backend, var most) ->
                    clients().list(service, backend, Math.clamp(most, 0, MOST_SESSIONS));
            case Request.Unbind(var service, var backend, var token) ->
                    clients().unbind(service, backend, token);
            case Request.Apply apply -> apply(apply);
            case Request.Check(var name, var text) -> check(name, text);
            case Request.Reload _ -> reload();
            case Request.Stop _ -> {
                host.stop();
                yield new Answer.Done();
            }
            case Request.Raise _ -> refused("control.noWindow");
        };
    }

    private Answer tested(BackendPlace place) {
        return new Answer.Looked(wait(host.backstage().test(place)).stream().toList());
    }

    private Answer serving() {
        Shown now = shown();
        return new Answer.Serving(
                me,
                now.text(),
                now.hash(),
                host.listeners(),
                host.warnings(),
                host.counts(),
                host.keeps());
    }

    private Shown shown() {
        ProxyConfig now = host.served();
        Shown last = shown;
        if (!last.config().equals(now)) {
            last = Shown.of(now);
            shown = last;
        }
        return last;
    }

    private BoundClients clients() {
        return new BoundClients(host.served(), host.backstage());
    }

    // ---- backends ------------------------------------------------------------------------------

    private Answer order(Request.Order order) {
        return at(
                order.service(),
                order.backend(),
                place -> inTurn(() -> ordered(new ModeOrder(place, order.mode()))));
    }

    /// Also in the file, so that it is not undone when that is read again: decision 0045.
    private Answer ordered(ModeOrder order) {
        Answer answer = changed(Change.of(order::in), List.of());
        if (!(answer instanceof Answer.Done(var listeners, var problems, _))) {
            return answer;
        }
        Kept kept = host.keepOrder(order::whereItIs);
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(kept.problems());
        return new Answer.Done(listeners, all, kept.isKept());
    }

    private Answer at(String service, String backend, Function<BackendPlace, Answer> answer) {
        Optional<Problem> fault = clients().fault(service, backend);
        if (fault.isPresent()) {
            return new Answer.Refused(fault.get());
        }
        return BoundClients.service(host.served(), service)
                .flatMap(
                        found ->
                                BoundClients.backend(found, backend)
                                        .map(
                                                b ->
                                                        new BackendPlace(
                                                                found.id().value(), b.address())))
                .map(answer)
                .orElseGet(() -> refused("control.noBackend", backend, service, ""));
    }

    // ---- configurations ------------------------------------------------------------------------

    private Answer apply(Request.Apply asked) {
        OptionalLong window =
                asked.window() > 0 ? OptionalLong.of(asked.window()) : OptionalLong.empty();
        return inTurn(() -> apply(understood(asked.name(), asked.text()), asked.keep(), window));
    }

    private Answer apply(Understood understood, boolean keep, OptionalLong window) {
        return switch (understood.read()) {
            case ReadConfig.Unsound(var problems, _, _) -> unsound(problems, window);
            case ReadConfig.Sound(var config, var warnings, _) -> {
                Answer answer = changed(new Change(_ -> config, window), warnings);
                yield switch (answer) {
                    case Answer.Refused(var problems) ->
                            new Answer.Refused(understood.located().apply(problems));
                    case Answer.Done(var listeners, var problems, _) -> {
                        Kept kept = keep || me.window() ? host.keep(config) : Kept.NO;
                        List<Problem> all = new ArrayList<>(understood.located().apply(problems));
                        all.addAll(kept.problems());
                        yield new Answer.Done(listeners, all, kept.isKept());
                    }
                    case Answer other -> other;
                };
            }
        };
    }

    private Answer check(String name, String text) {
        return switch (understood(name, text).read()) {
            case ReadConfig.Unsound(var problems, _, _) -> new Answer.Refused(problems);
            case ReadConfig.Sound(_, var warnings, _) ->
                    new Answer.Done(List.of(), warnings, false);
        };
    }

    private Answer reload() {
        ReadConfig read = ConfigReader.read(file);
        return switch (read) {
            case ReadConfig.Unsound unsound ->
                    unsound(FullCheck.of(file, unsound, clock), OptionalLong.empty());
            case ReadConfig.Sound(var config, var warnings, var text) ->
                    located(
                            changed(Change.of(_ -> config), warnings),
                            p -> Understood.located(file, text, p));
        };
    }

    private static Answer located(Answer answer, UnaryOperator<List<Problem>> places) {
        return switch (answer) {
            case Answer.Refused(var problems) -> new Answer.Refused(places.apply(problems));
            case Answer.Done(var listeners, var problems, var kept) ->
                    new Answer.Done(listeners, places.apply(problems), kept);
            case Answer other -> other;
        };
    }

    private Understood understood(String name, String text) {
        return Understood.of(name, text, file, clock);
    }

    private Answer unsound(List<Problem> reasons, OptionalLong window) {
        host.refused(reasons, window);
        return new Answer.Refused(reasons);
    }

    private Answer changed(Change change, List<Problem> warnings) {
        return switch (inTurn(() -> wait(host.change(change)))) {
            case StartResult.Refused(var problems) -> new Answer.Refused(problems);
            case StartResult.Started(var listeners, var found) -> {
                List<Problem> all = new ArrayList<>(warnings);
                all.addAll(found);
                yield new Answer.Done(listeners, all, false);
            }
        };
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private static Answer refused(String code, Object... arguments) {
        return new Answer.Refused(Problem.general(code, arguments));
    }

    /// @throws IllegalStateException if there is no answer; the channel says that something failed
    private static <T> T wait(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no answer of the engine", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
