package org.yaomote.workspace;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proof.ListenerProof;
import org.yaomote.proxy.StartResult;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Starts, changes and stops the proxy for a workspace.
///
/// Thread: the workspace's; the engine's answers are continued on the executor handed in, which
/// must run them there.
public final class ProxyControl {
    private final Workspace workspace;
    private final Engine engine;
    private final Executor caller;
    private final Clock clock;
    private final List<Runnable> observers = new ArrayList<>();
    private RunState state = new RunState.Stopped();
    private List<Problem> refusal = List.of();
    private List<Problem> warnings = List.of();
    private final Witness witness;
    private final List<Consumer<Applied>> historians = new ArrayList<>();
    private Optional<Applied> lastApply = Optional.empty();
    private boolean applying;

    private final EngineTurn turn = new EngineTurn();

    /// The note of an apply that was asked for meanwhile; null if none was.
    private @Nullable String asked;

    /// Orders that were refused; they are not given again and again.
    private ProxyConfig refusedOrders = ProxyConfig.EMPTY;

    /// What is below.
    ///
    /// @param witness looks before each apply whether it may be, and after it whether it works
    public record Ground(Engine engine, Witness witness) {}

    /// @param caller runs a task on the workspace's thread
    public ProxyControl(Workspace workspace, Ground ground, Executor caller, Clock clock) {
        this.workspace = workspace;
        this.engine = ground.engine();
        this.witness = ground.witness();
        this.caller = caller;
        this.clock = clock;
        workspace.addObserver(this::giveOrders);
        var _ = engine.fault().thenAcceptAsync(this::hangs, caller);
    }

    /// What the proxy is doing.
    public RunState state() {
        return state;
    }

    /// Whose engine it is.
    public Whose whose() {
        return engine.whose();
    }

    /// Why the last apply was refused; empty after one that went well, a start or a stop.
    public List<Problem> refusal() {
        return refusal;
    }

    /// What does not work although it runs, such as a backend whose name is not known; paths are
    /// those of the applied configuration.
    public List<Problem> warnings() {
        return warnings;
    }

    /// Whether an apply is under way, or the look after it or after a start.
    public boolean isApplying() {
        return applying;
    }

    /// The last apply since the start, as far as it is known.
    public Optional<Applied> lastApply() {
        return lastApply;
    }

    /// Hands every start and apply to a historian when its end is known.
    public void addHistorian(Consumer<Applied> historian) {
        historians.add(historian);
    }

    /// The counts now; cheap, from any thread.
    public TrafficSnapshot snapshot() {
        return engine.snapshot();
    }

    /// Starts with the draft; refused with [RunState.Failed] if the draft has errors or a listener
    /// cannot be opened. Does nothing while it runs, starts or stops.
    public void start() {
        if (!(state instanceof RunState.Stopped || state instanceof RunState.Failed)) {
            return;
        }
        List<Problem> errors = workspace.problems().stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            become(new RunState.Failed(errors));
            return;
        }
        // What is restored waits for its apply: what ran before is what runs again.
        begin(workspace.isRestored() ? workspace.applied() : workspace.draft());
    }

    /// Starts with what ran before, if nothing runs; the draft waits for its apply.
    public void startAgain(ProxyConfig before) {
        if (state instanceof RunState.Stopped || state instanceof RunState.Failed) {
            begin(before);
        }
    }

    private void begin(ProxyConfig config) {
        lastApply = Optional.empty();
        Instant begin = clock.instant();
        shows(new RunState.Starting(), List.of());
        EngineAnswer.hear(engine.start(config), caller, result -> started(config, begin, result));
    }

    /// Hands the draft to the running proxy; a refusal changes nothing and is told by [#refusal].
    /// While nothing runs, a restored draft is what the next start takes. The note is kept with it.
    public void apply(String note) {
        if (applying || turn.isTaken()) {
            asked = note;
            return;
        }
        if (!(state instanceof RunState.Running)) {
            if (workspace.isRestored()) {
                workspace.accept(workspace.draft());
                tell();
            }
            return;
        }
        refusal = workspace.problems().stream().filter(Problem::isError).toList();
        if (!refusal.isEmpty()) {
            tell();
            return;
        }
        ProxyConfig config = workspace.draft();
        Applied begun =
                Applied.begun(clock.instant(), workspace.applied(), config)
                        .by(Cause.of(workspace.editsSinceApply()), note);
        applying = true;
        turn.take();
        tell();
        var objections = witness.objections(workspace.applied(), config);
        EngineAnswer.hear(
                EngineAnswer.unless(objections, () -> engine.apply(config)),
                caller,
                result -> applied(begun, result));
    }

    /// What can be asked and done about single backends by hand.
    public Backstage backstage() {
        return engine.backstage(caller);
    }

    /// Puts orders in force that came into the draft, by an edit or by its undoing.
    private void giveOrders() {
        if (!(state instanceof RunState.Running) || turn.isTaken()) {
            return;
        }
        ProxyConfig wanted = AtOnce.of(workspace.applied(), workspace.draft());
        if (wanted.equals(workspace.applied()) || wanted.equals(refusedOrders)) {
            return;
        }
        Applied begun = Applied.begun(clock.instant(), workspace.applied(), wanted);
        turn.take();
        EngineAnswer.hear(engine.apply(wanted), caller, result -> ordered(begun, result));
    }

    /// Nothing is looked at afterwards: no listener was touched.
    private void ordered(Applied begun, StartResult result) {
        Applied done = lasted(begun);
        switch (result) {
            case StartResult.Started(var listeners, var found) -> {
                warnings = found;
                refusedOrders = ProxyConfig.EMPTY;
                record(done.with(new Applied.Outcome.InForce(List.of())));
                inForce(done, listeners);
            }
            case StartResult.Refused(var problems) -> {
                refusal = problems;
                refusedOrders = done.after();
                record(done.with(new Applied.Outcome.Refused(problems)));
                tell();
            }
        }
        turnEnds();
    }

    /// What was asked for meanwhile.
    private void next() {
        String note = asked;
        asked = null;
        if (note != null && workspace.isPending()) {
            apply(note);
        } else {
            giveOrders();
        }
    }

    private Applied lasted(Applied begun) {
        return begun.lasting(Duration.between(begun.at(), clock.instant()), engine.snapshot());
    }

    private void inForce(Applied done, List<BoundListener> listeners) {
        workspace.accept(done.after());
        if (state instanceof RunState.Running running) {
            become(new RunState.Running(running.since(), listeners));
        }
    }

    /// Stops: listeners close at once, requests in flight get the drain time.
    public void stop() {
        if (!(state instanceof RunState.Running)) {
            return;
        }
        lastApply = Optional.empty();
        shows(new RunState.Stopping(), List.of());
        var _ =
                engine.stop()
                        .handleAsync(
                                (_, _) -> {
                                    workspace.setLive(false);
                                    shows(new RunState.Stopped(), List.of());
                                    return null;
                                },
                                caller);
    }

    /// Has the observer run after every change of the state or a refusal.
    public void addObserver(Runnable observer) {
        observers.add(observer);
    }

    /// Stops telling this observer.
    public void removeObserver(Runnable observer) {
        observers.remove(observer);
    }

    /// The engine does what nobody asked for here.
    void shows(RunState next, List<Problem> found) {
        warnings = found;
        refusal = List.of();
        become(next);
    }

    /// Who may have the engine put something in force.
    EngineTurn turn() {
        return turn;
    }

    /// Somebody is done with the engine: others who waited, then what was asked for here.
    void turnEnds() {
        turn.giveBack();
        next();
    }

    /// It serves no more, and only the end of the program ends it.
    private void hangs(Problem problem) {
        workspace.setLive(false);
        become(new RunState.Failed(List.of(problem)));
    }

    private void started(ProxyConfig config, Instant begin, StartResult result) {
        Applied start =
                Applied.start(begin, config, clock.instant())
                        .by(Cause.ofStart(workspace.editsSinceTaken()), "");
        switch (result) {
            case StartResult.Started(var listeners, var found) -> {
                workspace.setLive(true);
                workspace.accept(config);
                applying = true;
                shows(new RunState.Running(clock.instant(), listeners), found);
                look(start, listeners);
            }
            case StartResult.Refused(var why) -> {
                record(start.with(new Applied.Outcome.Refused(why)));
                become(new RunState.Failed(why));
            }
        }
    }

    private void applied(Applied begun, StartResult result) {
        Applied done = lasted(begun);
        switch (result) {
            case StartResult.Started(var listeners, var found) -> {
                warnings = found;
                refusal = List.of();
                lastApply = Optional.of(done);
                inForce(done, listeners);
                turn.giveBack();
                giveOrders();
                look(done, listeners);
            }
            case StartResult.Refused(var problems) -> {
                refusal = problems;
                turn.giveBack();
                settle(done.with(new Applied.Outcome.Refused(problems)));
            }
        }
    }

    private void look(Applied done, List<BoundListener> open) {
        var _ =
                witness.look(done.before(), done.after(), open)
                        .handleAsync(
                                (seen, failure) -> {
                                    var proofs = failure == null ? seen : List.<ListenerProof>of();
                                    settle(done.with(new Applied.Outcome.InForce(proofs)));
                                    return null;
                                },
                                caller);
    }

    /// It is known what came of it.
    private void settle(Applied known) {
        applying = false;
        lastApply = Optional.of(known).filter(_ -> state instanceof RunState.Running);
        record(known);
        tell();
        next();
    }

    private void record(Applied known) {
        historians.forEach(historian -> historian.accept(known));
    }

    private void become(RunState next) {
        state = next;
        tell();
    }

    private void tell() {
        List.copyOf(observers).forEach(Runnable::run);
    }
}
