package org.yaomote.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Where;
import org.yaomote.events.Event;
import org.yaomote.events.EventLog;
import org.yaomote.ui.fx.Happening;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Subjects;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.ui.history.AppliedEvent;
import org.yaomote.ui.history.RefusedEvent;
import org.yaomote.ui.overview.Flow;
import org.yaomote.words.Remedy;
import org.yaomote.workspace.Applied;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The frame's state: what the proxy does, what is pending, why something was refused.
///
/// Thread: the FX thread; needs no toolkit.
final class ShellViewModel {
    /// What the one big button does now.
    enum Switch {
        START,
        STOP,
        /// Leave the engine of another process alone.
        DETACH,
        /// It starts or stops already; pressing does nothing.
        WAIT
    }

    private static final Set<Remedy> FIELDS = EnumSet.of(Remedy.FIELD, Remedy.PORT);

    private final WorkspaceModel model;
    private final WhoServes serving;
    private final Clock clock;
    private final ObservableValue<Switch> button;
    private final ObservableValue<StateMark> mark;
    private final Pending pending;
    private final ObservableValue<Refusal> refusal;
    private final ServerNews news;
    private final OrderNews orders;
    private final EventLog events;
    private final Instant begin;

    /// Whether the engine of another process is shown, or was until it was left alone.
    private boolean isAttached;

    private final ReadOnlyObjectWrapper<Optional<Event>> lastEvent =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Where>> flaw =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Whether an apply was asked for here, of which it is not known yet what came.
    private boolean isAsked;

    private final ReadOnlyObjectWrapper<Optional<Applied>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param events where what happens is reported
    ShellViewModel(WorkspaceModel model, ObservableValue<Flow> flow, EventLog events, Clock clock) {
        this.model = model;
        this.serving = new WhoServes(model);
        this.news = new ServerNews(() -> model.proxy().backstage().pretending());
        this.orders = new OrderNews(model, clock, this::note);
        this.events = events;
        this.begin = clock.instant();
        this.clock = clock;
        button = model.runStateProperty().map(serving::button);
        mark =
                Bindings.createObjectBinding(
                        () ->
                                serving.isUnheard()
                                        ? StateMark.UNKNOWN
                                        : markFor(serving.state(), flow.getValue()),
                        model.runStateProperty(),
                        model.whoseProperty(),
                        flow);
        pending = new Pending(model);
        refusal =
                Bindings.createObjectBinding(
                        this::refused,
                        model.runStateProperty(),
                        model.reasonsProperty(),
                        pending.unfinished());
        model.runStateProperty().addListener((_, was, is) -> noteProxy(was, is));
        flow.addListener((_, _, is) -> noteServers(is));
        model.lastApplyProperty().addListener((_, _, is) -> noteApply(is));
        model.appliedProperty().addListener((_, was, is) -> noteOrders(was, is));
    }

    /// What the button does.
    ObservableValue<Switch> buttonProperty() {
        return button;
    }

    /// The state of the whole.
    ObservableValue<StateMark> markProperty() {
        return mark;
    }

    /// Why the last start or apply did not happen.
    ObservableValue<Refusal> refusalProperty() {
        return refusal;
    }

    /// The last thing that happened.
    ReadOnlyObjectProperty<Optional<Event>> lastEventProperty() {
        return lastEvent.getReadOnlyProperty();
    }

    /// The last apply, while it is being looked at whether it works, and from then on if it does
    /// not; until it is dismissed or another follows.
    ReadOnlyObjectProperty<Optional<Applied>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// The first field for which an apply was refused that was asked for here; nothing from when
    /// the next is asked for.
    ReadOnlyObjectProperty<Optional<Where>> flawProperty() {
        return flaw.getReadOnlyProperty();
    }

    /// The user has read it.
    void dismissResult() {
        result.set(Optional.empty());
    }

    /// What waits to be applied.
    Pending pending() {
        return pending;
    }

    /// Who serves, in words.
    WhoServes serving() {
        return serving;
    }

    /// How many listeners are open.
    int openListeners() {
        return model.runStateProperty().get() instanceof RunState.Running(_, var open)
                ? open.size()
                : 0;
    }

    /// Presses the button. What is seen in a field and not in the draft is not passed over: it is
    /// to be finished before a start.
    void press() {
        switch (button.getValue()) {
            case START -> model.proxy().startUnless(pending.unfinished().getValue());
            case STOP, DETACH -> model.proxy().stop();
            case WAIT -> {
                // The proxy is on its way already.
            }
        }
    }

    /// Hands the draft to the proxy, which refuses it if something in a field is to be finished
    /// first.
    void apply() {
        apply("");
    }

    /// The same, with a note for the history.
    void apply(String note) {
        flaw.set(Optional.empty());
        isAsked = true;
        model.proxy().applyUnless(note, pending.unfinished().getValue());
    }

    private Refusal refused() {
        List<Problem> reasons = model.reasonsProperty().get();
        boolean atStart = model.runStateProperty().get() instanceof RunState.Failed;
        return Refusal.of(reasons, atStart, pending.unfinished().getValue());
    }

    private static StateMark markFor(RunState state, Flow flow) {
        return switch (state) {
            case RunState.Stopped() -> StateMark.OFF;
            case RunState.Starting() -> StateMark.UNKNOWN;
            case RunState.Running(_, _) -> flow.mark();
            case RunState.Stopping() -> StateMark.DRAINING;
            case RunState.Failed(_) -> StateMark.PROBLEM;
        };
    }

    private void noteProxy(RunState was, RunState is) {
        switch (is) {
            case RunState.Running(_, _) -> {
                if (!(was instanceof RunState.Running)) {
                    isAttached = serving.isAttached();
                    note(Event.Level.NEWS, isAttached ? "attached" : "started");
                }
            }
            case RunState.Stopped() -> noteEnd(was);
            case RunState.Failed(var reasons) ->
                    note(RefusedEvent.start(clock.instant(), model.draft(), reasons));
            case RunState.Starting(), RunState.Stopping() -> {
                // The next state is worth a word, not the way to it.
            }
        }
    }

    private void noteEnd(RunState was) {
        switch (model.whoseProperty().get()) {
            case Whose.Gone(_, var ended, _) ->
                    note(Event.Level.BAD, ended ? "service.ended" : "service.unheard");
            case Whose.Own _, Whose.Attached _ -> {
                if (was instanceof RunState.Stopping) {
                    note(Event.Level.NEWS, isAttached ? "detached" : "stopped");
                }
            }
        }
    }

    /// What came of an apply is told when it is known, and not before.
    private void noteApply(Optional<Applied> last) {
        result.set(last.filter(ShellViewModel::needsWords));
        isAsked &= last.filter(l -> l.outcome() instanceof Applied.Outcome.InForce).isEmpty();
        last.map(Applied::outcome)
                .ifPresent(
                        outcome -> {
                            switch (outcome) {
                                case Applied.Outcome.Looking() -> {}
                                case Applied.Outcome.Refused(var reasons) ->
                                        noteRefused(last.get(), reasons);
                                case Applied.Outcome.InForce known when known.isProven() ->
                                        noteProven(last.get());
                                case Applied.Outcome.InForce _ -> noteDoubtful(last.get());
                            }
                        });
    }

    /// The wizard, which asks as well, tells of it on its own page.
    private void noteRefused(Applied last, List<Problem> reasons) {
        note(RefusedEvent.apply(clock.instant(), last.after(), reasons));
        if (isAsked) {
            flaw.set(
                    reasons.stream()
                            .filter(r -> FIELDS.contains(Remedy.of(r)))
                            .map(Problem::where)
                            .filter(Where.Field.class::isInstance)
                            .findFirst());
        }
        isAsked = false;
    }

    /// That it was started has been told when it was.
    private void noteProven(Applied last) {
        if (!last.isStart()) {
            note(AppliedEvent.good(clock.instant(), last));
        }
    }

    private void noteDoubtful(Applied last) {
        if (last.isStart()) {
            note(Event.Level.WARNING, "started.doubtful");
        } else {
            note(AppliedEvent.doubtful(clock.instant(), last));
        }
    }

    private static boolean needsWords(Applied last) {
        return switch (last.outcome()) {
            case Applied.Outcome.Looking() -> true;
            case Applied.Outcome.Refused _ -> false;
            case Applied.Outcome.InForce known -> !known.isProven();
        };
    }

    /// Something happened on a screen.
    void note(String screen, Happening happening) {
        note(happening.event(screen));
    }

    private void note(Event.Level level, String code) {
        note(new Event(clock.instant(), level, code, List.of(), "screen:logs"));
    }

    private void note(Event event) {
        lastEvent.set(Optional.of(event));
        events.add(event);
    }

    /// Something was reported, here or elsewhere in the program: the newest since the window was
    /// made is the last.
    void followEvents() {
        List<Event> all = events.all();
        if (!all.isEmpty() && !all.getLast().at().isBefore(begin)) {
            lastEvent.set(Optional.of(all.getLast()));
        }
    }

    private void noteOrders(ProxyConfig was, ProxyConfig is) {
        if (model.runStateProperty().get() instanceof RunState.Running) {
            orders.changed(was, is);
            orders.look();
        }
    }

    private void noteServers(Flow now) {
        orders.look();
        news.of(now)
                .forEach(
                        told ->
                                note(
                                        new Event(
                                                clock.instant(),
                                                told.level(),
                                                "backend." + told.code(),
                                                told.words(),
                                                Subjects.backend(
                                                        model.appliedProperty().get(),
                                                        told.server().path()))));
    }
}
