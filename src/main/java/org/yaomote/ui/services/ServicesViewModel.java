package org.yaomote.ui.services;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.Reply;
import org.yaomote.states.Reality;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.Figures;
import org.yaomote.ui.editing.FormContext;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.editing.RowStanding;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.words.Folding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// The services and their backends as a tree of rows, with live figures and the selection.
///
/// Thread: the workspace's.
final class ServicesViewModel {
    private final WorkspaceModel workspace;
    private final FieldProblems problems;
    private final FormContext context;
    private final BackendKeys keys = new BackendKeys();
    private final Map<ServiceId, ServiceGroup> groups = new HashMap<>();
    private final Map<RowId, ServicesRow> backendRows = new HashMap<>();
    private final Map<ServiceId, ServiceForm> serviceForms = new HashMap<>();
    private final Map<RowId.OfBackend, BackendForm> backendForms = new HashMap<>();
    private final ObservableList<ServiceGroup> shown = FXCollections.observableArrayList();
    private final List<Runnable> observers = new ArrayList<>();
    private final LeavingRows leaving = new LeavingRows();
    private final ServicesEdits edits;
    private List<RowId> selected = List.of();
    private String filter = "";
    private Sample last = Sample.NONE;

    /// Observes the workspace from now on.
    public ServicesViewModel(WorkspaceModel workspace) {
        this.workspace = workspace;
        this.context = FormContext.of(workspace);
        this.problems = context.problems();
        this.edits = new ServicesEdits(this, workspace, keys);
        workspace.runStateProperty().addListener((_, _, _) -> refresh());
        workspace.draftProperty().addListener((_, _, _) -> refresh());
        workspace.appliedProperty().addListener((_, _, _) -> refresh());
        workspace.allProblemsProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    /// What the tool bar does.
    public ServicesEdits edits() {
        return edits;
    }

    /// The services that pass the filter, or have a backend that does, in the order of the draft.
    public ObservableList<ServiceGroup> groups() {
        return shown;
    }

    /// The selected rows, in the order they were selected.
    public List<RowId> selected() {
        return selected;
    }

    /// Selects rows, as far as the draft has them; observers are told.
    public void select(List<RowId> rows) {
        List<RowId> wanted = rows.stream().filter(id -> !isLeaving(id)).toList();
        if (!wanted.equals(selected)) {
            selected = wanted;
            tell();
        }
    }

    /// Whether this row is shown only because what runs has it; it cannot be selected.
    boolean isLeaving(RowId id) {
        return row(id).filter(ServicesRow::isLeaving).isPresent();
    }

    /// Shows only what contains the text in its name or address.
    public void filter(String text) {
        filter = Folding.of(text).strip();
        refresh();
    }

    /// Whether rows are hidden by the filter, so that their order cannot be changed.
    public boolean isFiltered() {
        return !filter.isEmpty();
    }

    /// The form of a service; the same object as long as the service exists.
    public ServiceForm form(RowId.OfService id) {
        return serviceForms.computeIfAbsent(id.service(), s -> new ServiceForm(s, context));
    }

    /// The form of a backend; the same object as long as the backend exists.
    public BackendForm form(RowId.OfBackend id) {
        return backendForms.computeIfAbsent(
                id, i -> new BackendForm(i, () -> keys.indexOf(i, workspace.draft()), context));
    }

    /// The row with this identity, also while it is filtered away.
    public Optional<ServicesRow> row(RowId id) {
        return switch (id) {
            case RowId.OfService(var service) ->
                    Optional.ofNullable(groups.get(service)).map(ServiceGroup::row);
            case RowId.OfBackend _ ->
                    Optional.ofNullable(backendRows.get(id)).or(() -> leaving.row(id));
        };
    }

    /// The row at a place of the draft.
    ///
    /// @param service index of the service
    /// @param backend index of the backend, or -1 for the service itself
    public Optional<RowId> at(int service, int backend) {
        List<Service> services = workspace.draft().services();
        if (service >= services.size()) {
            return Optional.empty();
        }
        Service found = services.get(service);
        boolean hasBackend = backend >= 0 && backend < found.backends().size();
        return Optional.of(
                hasBackend ? keys.of(found).get(backend) : new RowId.OfService(found.id()));
    }

    /// The backends that rows stand for: themselves, or those of a service.
    List<RowId.OfBackend> backends(List<RowId> rows) {
        return rows.stream()
                .flatMap(
                        row ->
                                switch (row) {
                                    case RowId.OfService(var id) ->
                                            workspace.draft().service(id).map(keys::of).stream()
                                                    .flatMap(List::stream);
                                    case RowId.OfBackend one -> Stream.of(one);
                                })
                .distinct()
                .toList();
    }

    /// Brings the live columns up to date.
    ///
    /// @param sample the newest one
    public void sample(Sample sample) {
        last = sample;
        for (Service service : workspace.draft().services()) {
            String id = service.id().value();
            Figures all = Figures.in(sample, snapshot -> snapshot.service(id).traffic());
            row(new RowId.OfService(service.id())).ifPresent(r -> r.show(all));
            List<RowId.OfBackend> rows = keys.of(service);
            for (int b = 0; b < rows.size(); b++) {
                Backend backend = service.backends().get(b);
                Figures flow = Figures.in(sample, Sights.attempts(service, backend));
                var seen =
                        new ServicesRow.Seen(
                                sights().health(service, backend), sample.now().takenAt());
                row(rows.get(b))
                        .ifPresent(
                                r -> {
                                    r.show(flow);
                                    r.show(seen);
                                });
            }
        }
        standings();
    }

    /// Has the observer run after every change of the draft, of what is wrong or of the selection.
    public void addObserver(Runnable observer) {
        observers.add(observer);
    }

    /// Reads the draft and what is wrong anew.
    public void refresh() {
        ProxyConfig draft = workspace.draft();
        List<ServiceGroup> wanted = new ArrayList<>();
        Set<RowId> alive = new HashSet<>();
        Sights sights = sights();
        leaving.begin();
        for (Service service : draft.services()) {
            ServiceGroup group = group(service, sights.sharing(service), false);
            alive.add(group.row().id());
            alive.addAll(keys.of(service));
            List<ServicesRow> rows = new ArrayList<>(backendRows(service));
            workspace
                    .appliedProperty()
                    .get()
                    .service(service.id())
                    .ifPresent(runs -> rows.addAll(leaving.of(runs, sights)));
            show(group, rows, wanted);
        }
        for (Service service : sights.leaving()) {
            Sharing share = new Sharing(sights.sharing(service).now(), OptionalInt.empty());
            show(group(service, share, true), leaving.of(service, sights), wanted);
        }
        leaving.end();
        groups.keySet()
                .removeIf(
                        id ->
                                draft.service(id).isEmpty()
                                        && sights.leaving().stream()
                                                .noneMatch(runs -> runs.id().equals(id)));
        backendRows.keySet().retainAll(alive);
        selected = selected.stream().filter(alive::contains).toList();
        if (selected.isEmpty()) {
            selected =
                    wanted.stream()
                            .map(group -> group.row().id())
                            .filter(alive::contains)
                            .limit(1)
                            .toList();
        }
        standings();
        RowOrder.sync(shown, wanted);
        tell();
    }

    /// The group of a service, told what there is to say of it.
    private ServiceGroup group(Service service, Sharing share, boolean isLeaving) {
        RowId.OfService id = new RowId.OfService(service.id());
        var setting =
                new ServicesRow.Setting(
                        service.name(),
                        "",
                        share,
                        on(service),
                        service.options().policy().reply(),
                        isLeaving);
        ServiceGroup group =
                groups.computeIfAbsent(
                        service.id(), _ -> new ServiceGroup(new ServicesRow(id, setting)));
        group.row().show(setting);
        return group;
    }

    /// Shows of a group what passes the filter.
    private void show(ServiceGroup group, List<ServicesRow> rows, List<ServiceGroup> wanted) {
        boolean whole = Folding.of(group.row().setting().get().name()).contains(filter);
        List<ServicesRow> passing = whole ? rows : rows.stream().filter(this::passes).toList();
        RowOrder.sync(group.backends(), passing);
        if (whole || !passing.isEmpty()) {
            wanted.add(group);
        }
    }

    private List<ServicesRow> backendRows(Service service) {
        List<Sharing> shares = sights().sharings(service);
        List<RowId.OfBackend> ids = keys.of(service);
        List<ServicesRow> rows = new ArrayList<>();
        for (int b = 0; b < ids.size(); b++) {
            Backend backend = service.backends().get(b);
            var setting =
                    new ServicesRow.Setting(
                            backend.label(),
                            backend.address(),
                            shares.get(b),
                            backend.enabled(),
                            new Reply.FromBackends(),
                            false);
            ServicesRow row =
                    backendRows.computeIfAbsent(ids.get(b), id -> new ServicesRow(id, setting));
            row.show(setting);
            rows.add(row);
        }
        return rows;
    }

    private void standings() {
        List<Service> services = workspace.draft().services();
        Sights sights = sights();
        for (int s = 0; s < services.size(); s++) {
            Service service = services.get(s);
            String path = "services[" + s + "]";
            List<RowId.OfBackend> ids = keys.of(service);
            List<Sharing> shares = sights.sharings(service);
            for (int b = 0; b < ids.size(); b++) {
                Sharing share = shares.get(b);
                Reality known = sights.state(service, b);
                RowStanding standing = standing(path + ".backends[" + b + "]", known);
                row(ids.get(b)).ifPresent(r -> r.show(standing, share));
            }
            RowStanding whole = standing(path, sights.state(service));
            row(new RowId.OfService(service.id())).ifPresent(r -> r.show(whole));
        }
        for (Service runs : workspace.appliedProperty().get().services()) {
            leaving.sample(runs, sights, last);
        }
        for (Service runs : sights.leaving()) {
            row(new RowId.OfService(runs.id()))
                    .ifPresent(
                            row -> {
                                String id = runs.id().value();
                                row.show(Figures.in(last, s -> s.service(id).traffic()));
                                row.show(LeavingRows.standing(sights.states().service(runs)));
                            });
        }
    }

    /// What is known of everything in the draft now.
    Sights sights() {
        return new Sights(workspace, keys, problems, last);
    }

    /// How it is doing, and beside that whether the draft of it is wrong. Nobody misses what is
    /// off.
    private RowStanding standing(String path, Reality known) {
        return new RowStanding(StateMark.of(known), known != Reality.OFF && problems.isWrong(path));
    }

    private boolean passes(ServicesRow row) {
        var setting = row.setting().get();
        return Folding.of(setting.name() + " " + setting.address()).contains(filter);
    }

    private static boolean on(Service service) {
        return service.backends().isEmpty()
                || service.backends().stream().anyMatch(Backend::enabled);
    }

    private void tell() {
        List.copyOf(observers).forEach(Runnable::run);
    }
}
