package org.yaomote.ui.services;

import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.ui.editing.FreePlace;
import org.yaomote.ui.editing.FreshService;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.editing.UniqueName;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What can be done with the selected services and backends; each is one edit that can be undone,
/// however many rows it is about.
///
/// Thread: the workspace's.
final class ServicesEdits {
    private static final int FIRST_PORT = 8081;

    private final ServicesViewModel model;
    private final WorkspaceModel workspace;
    private final BackendKeys keys;
    private final ModeEdits modes;

    ServicesEdits(ServicesViewModel model, WorkspaceModel workspace, BackendKeys keys) {
        this.model = model;
        this.workspace = workspace;
        this.keys = keys;
        this.modes = new ModeEdits(model, workspace, keys, this::names);
    }

    /// What backends are let do.
    ModeEdits modes() {
        return modes;
    }

    /// Makes an empty service and selects it.
    ///
    /// @param stem what it is called, with a number if that is taken
    public void createService(String stem) {
        ProxyConfig draft = workspace.draft();
        Service service = FreshService.in(draft, stem);
        edit("service.add", service.name(), c -> c.withService(service));
        model.select(List.of(new RowId.OfService(service.id())));
    }

    /// Makes a backend on this computer in the service of the first selected row, or in the first
    /// service, or in a new one if there is none; selects it.
    ///
    /// @param serviceStem what a new service is called
    public void createBackend(String serviceStem) {
        ProxyConfig draft = workspace.draft();
        Service service =
                model.selected().stream()
                        .findFirst()
                        .flatMap(row -> draft.service(row.service()))
                        .or(() -> draft.services().stream().findFirst())
                        .orElseGet(() -> FreshService.in(draft, serviceStem));
        Backend backend =
                new Backend(
                        "",
                        "127.0.0.1",
                        FreePlace.port(draft, FIRST_PORT),
                        Backend.DEFAULT_WEIGHT,
                        true);
        insert("backend.add", service, service.backends().size(), backend);
    }

    /// Makes a copy of the one selected row below it and selects it: a service with another name, a
    /// backend with another port.
    public void duplicate() {
        if (model.selected().size() != 1) {
            return;
        }
        switch (model.selected().getFirst()) {
            case RowId.OfService(var id) -> workspace.draft().service(id).ifPresent(this::copy);
            case RowId.OfBackend row ->
                    workspace.draft().service(row.service()).ifPresent(s -> copy(s, row));
        }
    }

    /// Deletes the selected rows, with a service also the rules that point to it.
    ///
    /// @return the names of what was deleted
    public List<String> delete() {
        List<RowId> victims = model.selected();
        if (victims.isEmpty()) {
            return List.of();
        }
        List<String> names = names(victims);
        Optional<RowId> next = neighbour(victims);
        edit(
                victims.size() == 1 ? one(victims.getFirst(), "delete") : "services.delete",
                victims.size() == 1 ? names.getFirst() : Integer.toString(victims.size()),
                c -> without(c, victims));
        next.ifPresent(row -> model.select(List.of(row)));
        return names;
    }

    /// Whether the one selected row can be moved so among its like.
    ///
    /// @param by steps, negative is up
    public boolean canMove(int by) {
        if (model.selected().size() != 1 || model.isFiltered()) {
            return false;
        }
        return switch (model.selected().getFirst()) {
            case RowId.OfService(var id) ->
                    within(index(id) + by, workspace.draft().services().size());
            case RowId.OfBackend row ->
                    within(
                            keys.indexOf(row, workspace.draft()) + by,
                            workspace.draft().service(row.service()).stream()
                                    .mapToInt(s -> s.backends().size())
                                    .sum());
        };
    }

    /// Moves the one selected row: a service among the services, a backend within its service.
    public void move(int by) {
        if (!canMove(by)) {
            return;
        }
        RowId row = model.selected().getFirst();
        String name = names(List.of(row)).getFirst();
        switch (row) {
            case RowId.OfService(var id) -> {
                int at = index(id);
                edit(
                        "service.move",
                        name,
                        c -> c.withServices(RowOrder.moved(c.services(), at, by)));
            }
            case RowId.OfBackend backend -> {
                int at = keys.indexOf(backend, workspace.draft());
                edit(
                        "backend.move",
                        name,
                        c -> backends(c, row.service(), list -> RowOrder.moved(list, at, by)));
            }
        }
    }

    /// Moves the selected backends to the end of another service, which keeps what it has: one with
    /// an address that is there already stays where it is.
    ///
    /// @return the names of what was moved; empty if nothing was
    List<String> moveTo(ServiceId id) {
        Optional<Service> target = workspace.draft().service(id);
        List<Backend> there = new ArrayList<>(target.map(Service::backends).orElse(List.of()));
        List<RowId> moved = new ArrayList<>();
        for (RowId row : target.isPresent() ? model.selected() : List.<RowId>of()) {
            Optional<Backend> backend = row.service().equals(id) ? Optional.empty() : backend(row);
            boolean isThere =
                    there.stream().anyMatch(b -> backend.filter(o -> same(b, o)).isPresent());
            if (backend.isPresent() && !isThere) {
                there.add(renamed(backend.get(), there));
                moved.add(row);
            }
        }
        List<String> names = names(moved);
        if (!moved.isEmpty()) {
            edit(
                    "backend.move",
                    String.join(", ", names),
                    c -> backends(without(c, moved), id, _ -> there));
            List<RowId.OfBackend> rows =
                    workspace.draft().service(id).map(keys::of).orElse(List.of());
            model.select(List.copyOf(rows.subList(rows.size() - moved.size(), rows.size())));
        }
        return names;
    }

    private Optional<Backend> backend(RowId row) {
        return row instanceof RowId.OfBackend one
                ? workspace
                        .draft()
                        .service(one.service())
                        .map(
                                service ->
                                        service.backends()
                                                .get(keys.indexOf(one, workspace.draft())))
                : Optional.empty();
    }

    private static boolean same(Backend one, Backend other) {
        return one.address().equals(other.address());
    }

    private static Backend renamed(Backend backend, List<Backend> others) {
        List<String> taken = others.stream().map(Backend::name).toList();
        return backend.name().isBlank()
                ? backend
                : backend.withName(UniqueName.like(backend.name(), taken));
    }

    /// How many rules point to the selected services: what deleting them would also take.
    public int rulesToSelected() {
        Set<ServiceId> services =
                model.selected().stream()
                        .filter(RowId.OfService.class::isInstance)
                        .map(RowId::service)
                        .collect(Collectors.toSet());
        return (int)
                workspace.draft().listeners().stream()
                        .flatMap(l -> l.rules().stream())
                        .filter(r -> services.contains(r.service()))
                        .count();
    }

    private void copy(Service service) {
        ProxyConfig draft = workspace.draft();
        List<String> taken = draft.services().stream().map(Service::name).toList();
        Service copy =
                service.withId(draft.freeServiceId())
                        .withName(UniqueName.like(service.name(), taken));
        int at = index(service.id()) + 1;
        edit(
                "service.duplicate",
                copy.name(),
                c -> c.withServices(RowOrder.plus(c.services(), at, copy)));
        model.select(List.of(new RowId.OfService(copy.id())));
    }

    private void copy(Service service, RowId.OfBackend row) {
        int at = keys.indexOf(row, workspace.draft());
        Backend backend = service.backends().get(at);
        List<String> taken = service.backends().stream().map(Backend::name).toList();
        String name = backend.name().isBlank() ? "" : UniqueName.like(backend.name(), taken);
        int next = backend.port() < 1 || backend.port() >= 65535 ? FIRST_PORT : backend.port() + 1;
        Backend copy = backend.withName(name).withPort(FreePlace.port(workspace.draft(), next));
        insert("backend.duplicate", service, at + 1, copy);
    }

    private void insert(String code, Service service, int at, Backend backend) {
        Service changed = service.withBackends(RowOrder.plus(service.backends(), at, backend));
        edit(code, backend.label(), c -> c.withService(changed));
        model.select(List.of(keys.of(changed).get(at)));
    }

    private ProxyConfig without(ProxyConfig config, List<RowId> victims) {
        ProxyConfig left = config;
        for (Service service : config.services()) {
            if (victims.contains(new RowId.OfService(service.id()))) {
                left = left.withoutService(service.id());
            } else {
                left = left.withService(service.withBackends(remaining(service, victims)));
            }
        }
        return left;
    }

    private List<Backend> remaining(Service service, List<RowId> victims) {
        List<RowId.OfBackend> rows = keys.of(service);
        List<Backend> left = new ArrayList<>();
        for (int b = 0; b < rows.size(); b++) {
            if (!victims.contains(rows.get(b))) {
                left.add(service.backends().get(b));
            }
        }
        return left;
    }

    /// The row to select when these are gone: the next of the same kind, else the one before, else
    /// the service.
    private Optional<RowId> neighbour(List<RowId> victims) {
        if (victims.isEmpty()) {
            return Optional.empty();
        }
        List<? extends RowId> like =
                switch (victims.getLast()) {
                    case RowId.OfService _ ->
                            workspace.draft().services().stream()
                                    .map(s -> new RowId.OfService(s.id()))
                                    .toList();
                    case RowId.OfBackend(var service, _) ->
                            workspace.draft().service(service).map(keys::of).orElse(List.of());
                };
        int at = like.indexOf(victims.getLast());
        List<RowId> order = new ArrayList<>(like.subList(Math.max(0, at), like.size()));
        order.addAll(List.copyOf(like.subList(0, Math.max(0, at))).reversed());
        order.add(new RowId.OfService(victims.getLast().service()));
        return order.stream().filter(row -> !victims.contains(row)).findFirst();
    }

    List<String> names(List<RowId> rows) {
        return rows.stream()
                .map(row -> model.row(row).map(r -> r.setting().get().name()).orElse(""))
                .toList();
    }

    static String one(RowId row, String verb) {
        return switch (row) {
            case RowId.OfService _ -> "service." + verb;
            case RowId.OfBackend _ -> "backend." + verb;
        };
    }

    static ProxyConfig backends(
            ProxyConfig config, ServiceId id, UnaryOperator<List<Backend>> change) {
        return config.service(id)
                .map(s -> config.withService(s.withBackends(change.apply(s.backends()))))
                .orElse(config);
    }

    private int index(ServiceId id) {
        return workspace.draft().services().stream().map(Service::id).toList().indexOf(id);
    }

    private static boolean within(int index, int size) {
        return index >= 0 && index < size;
    }

    private void edit(String code, String subject, UnaryOperator<ProxyConfig> change) {
        workspace.edit(Edit.of(code, subject, change));
    }
}
