package org.yaomote.ui.services;

import org.yaomote.config.BackendMode;
import org.yaomote.config.Service;
import org.yaomote.ui.fx.DeedNames;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.List;

/// Names what the orders to the selected rows are about: a backend, or how many of which service.
///
/// Thread: the workspace's.
record TargetNames(Texts texts, ServicesViewModel model, WorkspaceModel workspace) {
    /// What the orders would do now.
    DeedNames now() {
        List<RowId> rows = model.selected();
        if (rows.isEmpty()) {
            return DeedNames.NONE;
        }
        ModeEdits modes = model.edits().modes();
        boolean isDrained = modes.isEvery(BackendMode.DRAIN);
        boolean isAside = modes.isEvery(BackendMode.MAINTENANCE);
        String backends = backends(rows);
        return new DeedNames(
                texts.get(isDrained ? "services.drained.of" : "services.drain.of", backends),
                texts.get(isAside ? "services.maintained.of" : "services.maintain.of", backends),
                texts.get(modes.switchKey() + ".of", backends),
                texts.get("services.delete.of", rows(rows)));
    }

    private String backends(List<RowId> rows) {
        List<RowId.OfBackend> all = model.backends(rows);
        List<String> services = rows.stream().map(this::service).distinct().toList();
        if (all.isEmpty()) {
            return rows(rows);
        }
        if (all.size() == 1) {
            return one(all.getFirst());
        }
        return services.size() == 1
                ? texts.get("services.target.many", all.size(), services.getFirst())
                : texts.get("services.target.across", all.size(), services.size());
    }

    private String rows(List<RowId> rows) {
        if (rows.size() > 1) {
            return texts.get("services.target.rows", rows.size());
        }
        return switch (rows.getFirst()) {
            case RowId.OfService row -> texts.get("services.target.service", service(row));
            case RowId.OfBackend row -> one(row);
        };
    }

    private String one(RowId.OfBackend row) {
        String name = model.edits().names(List.of(row)).getFirst();
        return texts.get("services.target.one", name, service(row));
    }

    private String service(RowId row) {
        return workspace.draft().service(row.service()).map(Service::name).orElse("");
    }
}
