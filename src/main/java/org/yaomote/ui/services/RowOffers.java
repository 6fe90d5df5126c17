package org.yaomote.ui.services;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;

import org.yaomote.ui.fx.Texts;

/// What can be done with the selected rows, for buttons and menu items to follow.
///
/// Thread: the FX thread.
final class RowOffers {
    private final Texts texts;
    private final ServicesViewModel model;
    private final ReadOnlyBooleanWrapper selected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper single = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper enabled = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper heldBack = new ReadOnlyBooleanWrapper();

    RowOffers(Texts texts, ServicesViewModel model) {
        this.texts = texts;
        this.model = model;
    }

    /// Reads them anew.
    void follow() {
        ModeEdits modes = model.edits().modes();
        selected.set(!model.selected().isEmpty());
        single.set(model.selected().size() == 1);
        heldBack.set(modes.isAnyHeldBack());
        enabled.set(modes.isAnyEnabled());
    }

    /// Whether there is a row to act on.
    ReadOnlyBooleanWrapper selected() {
        return selected;
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
        name.bind(
                texts.follow(
                        () ->
                                texts.get(
                                        enabled.get()
                                                ? "services.disable"
                                                : heldBack.get()
                                                        ? "services.ready"
                                                        : "services.enable"),
                        enabled,
                        heldBack));
    }
}
