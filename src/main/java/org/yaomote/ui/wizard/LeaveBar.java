package org.yaomote.ui.wizard;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;

/// Asks what becomes of what was chosen when the wizard is left before its end; in the page, not
/// over it.
final class LeaveBar extends VBox {
    private final Button keep;

    /// @param onKeep makes it part of the draft
    /// @param onThrow forgets it
    LeaveBar(Texts texts, Runnable onKeep, Runnable onThrow) {
        super(8);
        setId("wizard-leave-question");
        getStyleClass().add("pending-bar");
        Actions actions = new Actions(texts);
        keep = actions.button("wizard.leave.keep", Feather.SAVE, onKeep);
        keep.getStyleClass().add(Styles.ACCENT);
        Button forget = actions.button("wizard.leave.throw", Feather.TRASH_2, onThrow);
        Button stay =
                actions.button(
                        "wizard.leave.stay", Feather.ARROW_LEFT, () -> Parts.show(this, false));
        getChildren()
                .addAll(
                        new Parts(texts).paragraph("wizard.leave.question"),
                        new FlowPane(8, 8, keep, forget, stay));
        Parts.show(this, false);
    }

    /// Asks.
    void ask() {
        Parts.show(this, true);
        keep.requestFocus();
    }

    /// Whether it is asking.
    boolean isAsking() {
        return isVisible();
    }

    /// Asks no more.
    void close() {
        Parts.show(this, false);
    }
}
