package org.yaomote.workspace;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.TrafficSnapshot;
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
    private final EngineTurn turn = new EngineTurn();
    private final List<Runnable> observers = new ArrayList<>();
    private RunState state = new RunState.Stopped();
    private List<Problem> refusal = List.of();
    private List<Problem> warnings = List.of();
    private final Witness witness;
    private final List<Consumer<Applied>> historians = new ArrayList<>();
    private Optional<Applied> lastApply = Optional.empty();
    private boolean applying;

    /// What is to be done next: the apply that was asked for meanwhile, or else the orders.
    private Runnable asked = this::giveOrders;

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

    private boolean isRunning() {
        return state instanceof RunState.Running;
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

    /// Starts with the draft; refused with [RunState.Failed] if it has errors or a listener cannot
    /// be opened. Does nothing while it runs, starts or stops.
    ///
    /// @param unfinished see [#apply]
    public void start(List<Problem> unfinished) {
        if (!(state instanceof RunState.Stopped || state instanceof RunState.Failed)) {
            return;
        }
        List<Problem> errors = workspace.errors(unfinished);
        if (errors.isEmpty()) {
            // What is restored waits for its apply: what ran before is what runs again.
            begin(workspace.isRestored() ? workspace.applied() : workspace.draft());
        } else {
            started(workspace.draft(), clock.instant(), new StartResult.Refused(errors));
        }
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

    /// Hands the draft to the running proxy. A refusal, be it by the rules, the witness or the
    /// engine, changes nothing and is told by [#refusal] and to the historians. While nothing runs,
    /// a restored draft is what the next start takes.
    ///
    /// @param unfinished what was typed and cannot be in the draft; nothing is applied over it
    public void apply(String note, List<Problem> unfinished) {
        if (applying || turn.isTaken()) {
            asked = () -> applyRest(note, unfinished);
            return;
        }
        if (!isRunning() && !workspace.isRestored()) {
            return;
        }
        List<Problem> errors = workspace.errors(unfinished);
        if (!isRunning() && errors.isEmpty()) {
            workspace.accept(workspace.draft());
            tell();
            return;
        }
        Applied begun =
                Applied.begun(clock.instant(), workspace.applied(), workspace.draft())
                        .by(Cause.of(workspace.editsSinceApply()), note);
        applying = true;
        turn.take();
        tell();
        var objections =
                EngineAnswer.objections(
                        errors, () -> witness.objections(begun.before(), begun.after()));
        EngineAnswer.hear(
                EngineAnswer.unless(objections, () -> engine.apply(begun.after())),
                caller,
                result -> applied(begun, result));
    }

    /// What can be asked and done about single backends by hand.
    public Backstage backstage() {
        return engine.backstage(caller);
    }

    /// Puts orders in force that came into the draft, by an edit or by its undoing.
    private void giveOrders() {
        if (!isRunning() || turn.isTaken()) {
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

    private void next() {
        Runnable wanted = asked;
        asked = this::giveOrders;
        wanted.run();
    }

    private void applyRest(String note, List<Problem> unfinished) {
        if (workspace.isPending() || !unfinished.isEmpty()) {
            apply(note, unfinished);
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
        if (!isRunning()) {
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
        EngineAnswer.see(
                witness.look(done.before(), done.after(), open),
                caller,
                proofs -> settle(done.with(new Applied.Outcome.InForce(proofs))));
    }

    /// It is known what came of it.
    private void settle(Applied known) {
        applying = false;
        lastApply = Optional.of(known).filter(k -> k.isRefused() || isRunning());
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
