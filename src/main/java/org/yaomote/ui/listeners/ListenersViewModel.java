package org.yaomote.ui.listeners;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Where;
import org.yaomote.metrics.BoundListener;
import org.yaomote.states.Configured;
import org.yaomote.states.Reality;
import org.yaomote.states.SystemState;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.Figures;
import org.yaomote.ui.editing.FormContext;
import org.yaomote.ui.editing.FreePlace;
import org.yaomote.ui.editing.FreshListener;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.editing.RowStanding;
import org.yaomote.ui.editing.UniqueName;
import org.yaomote.ui.fx.RunStates;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.words.Folding;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The listeners as a list: rows, the selected one, and what the tool bar does.
///
/// Thread: the workspace's.
final class ListenersViewModel {
    /// The port a first listener gets: needs no rights, and is what people expect of a proxy.
    static final int FIRST_PORT = 8080;

    private final WorkspaceModel workspace;
    private final FieldProblems problems;
    private final FormContext context;
    private final Map<ListenerId, ListenerRow> known = new HashMap<>();
    private final Map<ListenerId, ListenerForm> forms = new HashMap<>();
    private final ObservableList<ListenerRow> rows = FXCollections.observableArrayList();
    private final List<Runnable> observers = new ArrayList<>();
    private Optional<ListenerId> selected = Optional.empty();
    private String filter = "";
    private boolean arranging;
    private Sample last = Sample.NONE;

    /// Observes the workspace from now on.
    public ListenersViewModel(WorkspaceModel workspace) {
        this.workspace = workspace;
        this.context = FormContext.of(workspace);
        this.problems = context.problems();
        workspace.runStateProperty().addListener((_, _, _) -> refresh());
        workspace.draftProperty().addListener((_, _, _) -> refresh());
        workspace.appliedProperty().addListener((_, _, _) -> refresh());
        workspace.allProblemsProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    /// The rows that pass the filter, in the order of the configuration.
    public ObservableList<ListenerRow> rows() {
        return rows;
    }

    /// The selected listener, if there is one.
    public Optional<ListenerId> selected() {
        return selected;
    }

    /// Selects a listener; observers are told. While rows are put in order nothing is selected: a
    /// table then moves its selection by itself, which the user did not ask for.
    public void select(Optional<ListenerId> id) {
        if (!arranging && !id.equals(selected)) {
            selected = id;
            tell();
        }
    }

    /// Shows only listeners whose name, address or port contain the text.
    public void filter(String text) {
        filter = Folding.of(text).strip();
        refresh();
    }

    /// Whether rows are hidden by the filter, so that their order cannot be changed.
    public boolean isFiltered() {
        return !filter.isEmpty();
    }

    /// The row of a listener, also while it is filtered away.
    public Optional<ListenerRow> row(ListenerId id) {
        return Optional.ofNullable(known.get(id));
    }

    /// The form of a listener; the same object as long as the listener exists.
    public ListenerForm form(ListenerId id) {
        return forms.computeIfAbsent(id, i -> new ListenerForm(i, context));
    }

    /// Makes a listener on this computer's own address and a port the configuration does not use,
    /// sending everything to the first service, and selects it.
    ///
    /// @param stem what it is called, with a number if that is taken
    public void create(String stem) {
        ProxyConfig draft = workspace.draft();
        Listener listener = FreshListener.in(draft, stem, FIRST_PORT);
        add("listener.add", listener, draft.listeners().size());
    }

    /// Makes a copy below the selected listener, with a name and a port of its own, and selects it.
    public void duplicate() {
        withSelected(
                listener -> {
                    ProxyConfig draft = workspace.draft();
                    Listener copy =
                            listener.withId(draft.freeListenerId())
                                    .withName(UniqueName.like(listener.name(), names(draft)))
                                    .withPort(FreePlace.port(draft, nextPort(listener.port())));
                    add("listener.duplicate", copy, index(listener.id()) + 1);
                });
    }

    /// Deletes the selected listener and selects its neighbour; [WorkspaceModel#undo] brings it
    /// back.
    ///
    /// @return the name of what was deleted
    public Optional<String> delete() {
        Optional<Listener> victim = selected.flatMap(workspace.draft()::listener);
        victim.ifPresent(
                listener -> {
                    int at = index(listener.id());
                    workspace.edit(
                            Edit.of(
                                    "listener.delete",
                                    listener.name(),
                                    c -> c.withoutListener(listener.id())));
                    List<Listener> left = workspace.draft().listeners();
                    select(
                            left.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(left.get(Math.min(at, left.size() - 1)).id()));
                });
        return victim.map(Listener::name);
    }

    /// Switches the selected listener on or off.
    public void setEnabled(boolean enabled) {
        withSelected(l -> form(l.id()).setEnabled(enabled));
    }

    /// Whether the selected listener is on; false if there is none.
    public boolean isSelectedEnabled() {
        return selected.flatMap(workspace.draft()::listener).map(Listener::enabled).orElse(false);
    }

    /// Whether the selected listener can be moved so.
    ///
    /// @param by steps, negative is up
    public boolean canMove(int by) {
        int at = selected.map(this::index).orElse(-1);
        int to = at + by;
        return !isFiltered() && at >= 0 && to >= 0 && to < workspace.draft().listeners().size();
    }

    /// Moves the selected listener in the list.
    public void move(int by) {
        if (!canMove(by)) {
            return;
        }
        withSelected(
                l ->
                        workspace.edit(
                                Edit.of(
                                        "listener.move",
                                        l.name(),
                                        c ->
                                                c.withListeners(
                                                        RowOrder.moved(
                                                                c.listeners(),
                                                                c.listeners().indexOf(l),
                                                                by)))));
    }

    /// Brings the live columns up to date.
    ///
    /// @param sample the newest one
    public void sample(Sample sample) {
        last = sample;
        for (ListenerRow row : known.values()) {
            String id = row.id().value();
            row.show(Figures.in(sample, snapshot -> snapshot.listener(id)));
        }
        standings();
    }

    /// Has the observer run after every change of the draft, of a refusal or of the selection.
    public void addObserver(Runnable observer) {
        observers.add(observer);
    }

    /// Reads the draft and the refusals anew.
    public void refresh() {
        ProxyConfig draft = workspace.draft();
        known.keySet().removeIf(id -> draft.listener(id).isEmpty());
        List<ListenerRow> wanted = new ArrayList<>();
        for (Listener listener : draft.listeners()) {
            ListenerRow row = known.computeIfAbsent(listener.id(), _ -> new ListenerRow(listener));
            row.show(listener);
            if (matches(listener)) {
                wanted.add(row);
            }
        }
        selected = selected.filter(id -> draft.listener(id).isPresent());
        if (selected.isEmpty() && !wanted.isEmpty()) {
            selected = Optional.of(wanted.getFirst().id());
        }
        standings();
        arranging = true;
        RowOrder.sync(rows, wanted);
        arranging = false;
        tell();
    }

    private boolean matches(Listener l) {
        String text = l.name() + " " + l.address() + " " + l.port();
        return Folding.of(text).contains(filter);
    }

    private void standings() {
        List<Listener> listeners = workspace.draft().listeners();
        boolean running = workspace.runStateProperty().get() instanceof RunState.Running;
        for (int i = 0; i < listeners.size(); i++) {
            ListenerRow row = known.get(listeners.get(i).id());
            if (row != null) {
                row.show(bound(row.listener().get()), running);
                row.show(configured(listeners.get(i), "listeners[" + i + "]"));
                row.show(standing(listeners.get(i), "listeners[" + i + "]"));
            }
        }
    }

    private Configured configured(Listener listener, String path) {
        boolean refused =
                workspace.reasonsProperty().get().stream()
                        .anyMatch(
                                p ->
                                        p.where() instanceof Where.Field(var place)
                                                && place.startsWith(path));
        return Configured.of(listener, workspace.appliedProperty().get(), refused);
    }

    private RowStanding standing(Listener listener, String path) {
        return new RowStanding(
                StateMark.of(state(listener)),
                listener.enabled() && problems.isWrong(path),
                bound(listener)
                        .flatMap(
                                open ->
                                        Places.elsewhere(
                                                listener,
                                                workspace.appliedProperty().get(),
                                                open)));
    }

    /// While the proxy runs, as what runs of it is: the draft changes nothing before it is applied.
    private Reality state(Listener listener) {
        ProxyConfig applied = workspace.appliedProperty().get();
        Optional<Listener> running = applied.listener(listener.id());
        boolean waits = listener.enabled() && running.filter(Listener::enabled).isEmpty();
        if (waits) {
            return Reality.IDLE;
        }
        SystemState would = states(workspace.draft());
        return running.filter(_ -> would.isRunning())
                .map(states(applied)::listener)
                .orElseGet(() -> would.listener(listener));
    }

    private SystemState states(ProxyConfig of) {
        return new SystemState(of, RunStates.open(workspace.runStateProperty().get()), last.now());
    }

    private Optional<BoundListener> bound(Listener listener) {
        return switch (workspace.runStateProperty().get()) {
            case RunState.Running(_, var bound) ->
                    bound.stream().filter(b -> b.id().equals(listener.id().value())).findFirst();
            case RunState.Stopped _, RunState.Starting _, RunState.Stopping _, RunState.Failed _ ->
                    Optional.empty();
        };
    }

    private void add(String code, Listener listener, int at) {
        workspace.edit(
                Edit.of(
                        code,
                        listener.name(),
                        c -> c.withListeners(RowOrder.plus(c.listeners(), at, listener))));
        select(Optional.of(listener.id()));
    }

    private void withSelected(Consumer<Listener> action) {
        selected.flatMap(workspace.draft()::listener).ifPresent(action);
    }

    private int index(ListenerId id) {
        return workspace.draft().listeners().stream().map(Listener::id).toList().indexOf(id);
    }

    private static List<String> names(ProxyConfig draft) {
        return draft.listeners().stream().map(Listener::name).toList();
    }

    private static int nextPort(int port) {
        return port < 1 || port >= 65535 ? FIRST_PORT : port + 1;
    }

    private void tell() {
        List.copyOf(observers).forEach(Runnable::run);
    }
}
