package org.yaomote.ui.services;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Orders to backends: ready, drain, maintenance, off. Each is one edit that can be undone, however
/// many rows it is about.
///
/// Thread: the workspace's.
///
/// @param names what rows are called
record ModeEdits(
        ServicesViewModel model,
        WorkspaceModel workspace,
        BackendKeys keys,
        Function<List<RowId>, List<String>> names) {
    /// Lets the selected backends, and all backends of the selected services, do something else.
    ///
    /// @return what the rows are called
    List<String> set(BackendMode mode) {
        List<RowId> rows = model.selected();
        if (rows.isEmpty()) {
            return List.of();
        }
        boolean one = rows.size() == 1;
        List<String> called = names.apply(rows);
        String verb = verb(mode);
        workspace.edit(
                Edit.of(
                        one ? ServicesEdits.one(rows.getFirst(), verb) : "services." + verb,
                        one ? called.getFirst() : Integer.toString(rows.size()),
                        c -> changed(c, rows, mode)));
        return called;
    }

    /// Lets one backend do something else.
    void set(BackendPlace place, BackendMode mode) {
        ServiceId id = new ServiceId(place.service());
        String name =
                workspace.draft().service(id).stream()
                        .flatMap(s -> s.backends().stream())
                        .filter(b -> b.address().equals(place.address()))
                        .map(Backend::label)
                        .findFirst()
                        .orElse(place.address());
        workspace.edit(Edit.ofMode(place, name, mode));
    }

    /// Whether every selected backend, and every backend of the selected services, does this.
    boolean isEvery(BackendMode mode) {
        List<Backend> all = model.selected().stream().flatMap(row -> chosen(row).stream()).toList();
        return !all.isEmpty() && all.stream().allMatch(b -> b.mode() == mode);
    }

    /// Whether there is any backend among them, or among those of the selected services.
    boolean hasBackends() {
        return model.selected().stream().anyMatch(row -> !chosen(row).isEmpty());
    }

    /// Whether any selected row is on: the tool bar then offers to switch off.
    boolean isAnyEnabled() {
        return model.selected().stream()
                .flatMap(row -> model.row(row).stream())
                .anyMatch(row -> row.setting().get().enabled());
    }

    /// Whether any backend of the selected rows drains or is in maintenance, which is not off.
    boolean isAnyHeldBack() {
        return model.selected().stream()
                .flatMap(row -> chosen(row).stream())
                .map(Backend::mode)
                .anyMatch(mode -> mode == BackendMode.DRAIN || mode == BackendMode.MAINTENANCE);
    }

    /// Key of what the switch does to the selected rows.
    String switchKey() {
        if (isAnyEnabled()) {
            return "services.disable";
        }
        return isAnyHeldBack() ? "services.ready" : "services.enable";
    }

    private List<Backend> chosen(RowId row) {
        return model.backends(List.of(row)).stream()
                .flatMap(backend -> model.sights().of(backend).stream())
                .map(BackendSight::backend)
                .toList();
    }

    private static String verb(BackendMode mode) {
        return switch (mode) {
            case READY -> "enable";
            case DRAIN -> "drain";
            case MAINTENANCE -> "maintenance";
            case OFF -> "disable";
        };
    }

    private ProxyConfig changed(ProxyConfig config, List<RowId> rows, BackendMode mode) {
        ProxyConfig result = config;
        for (Service service : config.services()) {
            boolean all = rows.contains(new RowId.OfService(service.id()));
            List<RowId.OfBackend> ids = keys.of(service);
            List<Backend> backends = new ArrayList<>();
            for (int b = 0; b < ids.size(); b++) {
                Backend backend = service.backends().get(b);
                boolean hit = all || rows.contains(ids.get(b));
                backends.add(hit ? backend.withMode(mode) : backend);
            }
            result = result.withService(service.withBackends(backends));
        }
        return result;
    }
}
