package org.yaomote.ui.services;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;

import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.DeedNames;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.function.Function;

/// What can be done with the selected rows, for buttons and menu items to follow.
///
/// Thread: the FX thread.
final class RowOffers {
    private final Texts texts;
    private final ServicesViewModel model;
    private final TargetNames targets;
    private final ReadOnlyObjectWrapper<DeedNames> names =
            new ReadOnlyObjectWrapper<>(DeedNames.NONE);
    private final ReadOnlyBooleanWrapper selected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Boolean> backend = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyBooleanWrapper single = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper switchKey = new ReadOnlyStringWrapper("services.disable");

    RowOffers(Texts texts, ServicesViewModel model, WorkspaceModel workspace) {
        this.targets = new TargetNames(texts, model, workspace);
        this.texts = texts;
        this.model = model;
    }

    /// Reads them anew.
    void follow() {
        ModeEdits modes = model.edits().modes();
        selected.set(!model.selected().isEmpty());
        single.set(model.selected().size() == 1);
        backend.set(model.selected().stream().anyMatch(RowId.OfBackend.class::isInstance));
        switchKey.set(modes.switchKey());
        names.set(targets.now());
    }

    /// What the orders to the selected rows would do.
    ReadOnlyObjectProperty<DeedNames> names() {
        return names.getReadOnlyProperty();
    }

    /// Has a button named by what it would do; what is written on it stays short.
    void name(Button button, Function<DeedNames, String> read) {
        button.accessibleTextProperty().bind(names.map(read));
        button.setTooltip(Actions.tooltip(button.accessibleTextProperty()));
    }

    /// Whether there is a row to act on.
    ReadOnlyBooleanWrapper selected() {
        return selected;
    }

    /// Whether a backend is among them, not only as one of a service.
    ReadOnlyObjectProperty<Boolean> hasBackend() {
        return backend.getReadOnlyProperty();
    }

    /// Whether there is exactly one.
    boolean isSingle() {
        return single.get();
    }

    /// Disables what needs a row while there is none.
    void needRow(BooleanProperty... disabled) {
        for (BooleanProperty each : disabled) {
            each.bind(selected.not());
        }
    }

    /// Disables what needs exactly one row.
    void needOne(BooleanProperty disabled) {
        disabled.bind(single.not());
    }

    /// Names what switches rows on or off after what it would do.
    void nameToggle(StringProperty name) {
        name.unbind();
        name.bind(texts.follow(() -> texts.get(switchKey.get()), switchKey));
    }
}
