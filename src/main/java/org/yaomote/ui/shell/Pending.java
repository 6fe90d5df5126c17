package org.yaomote.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

import org.yaomote.changes.Difference;
import org.yaomote.changes.Differences;
import org.yaomote.config.Problem;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.RunState;

import java.util.List;

/// What waits to be applied, or cannot be yet.
///
/// Thread: the FX thread.
final class Pending {
    private final WorkspaceModel model;
    private final ObservableValue<List<Difference>> changes;

    Pending(WorkspaceModel model) {
        this.model = model;
        changes =
                Bindings.createObjectBinding(
                        this::differences,
                        model.runStateProperty(),
                        model.restoredProperty(),
                        model.draftProperty(),
                        model.appliedProperty());
    }

    /// What differs from what runs; empty while nothing runs, where edits need no applying, but for
    /// those that a running proxy was not given before the program ended.
    ObservableValue<List<Difference>> changes() {
        return changes;
    }

    /// What stands in fields and is not in the draft, since it cannot be.
    ObservableValue<List<Problem>> unfinished() {
        return model.unfinished().problemsProperty();
    }

    /// Whether nothing differs while the proxy runs, but a text stands in a field that is meant to
    /// be part of it and cannot be yet.
    boolean isOnlyUnfinished() {
        return changes.getValue().isEmpty() && isRunning() && !unfinished().getValue().isEmpty();
    }

    /// Whether applying can be asked for now: of what differs, or of a text that is not finished,
    /// which is refused and says why.
    ObservableBooleanValue applicable() {
        return Bindings.createBooleanBinding(
                () ->
                        (!changes.getValue().isEmpty() || isOnlyUnfinished())
                                && !model.applyingProperty().get(),
                changes,
                model.runStateProperty(),
                unfinished(),
                model.applyingProperty());
    }

    private List<Difference> differences() {
        return isRunning() || model.restoredProperty().get()
                ? Differences.between(model.appliedProperty().get(), model.draft())
                : List.of();
    }

    private boolean isRunning() {
        return model.runStateProperty().get() instanceof RunState.Running;
    }
}
