package org.yaomote.ui.services;

import org.yaomote.config.BackendMode;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.workspace.RunState;

import java.util.List;

/// Orders about the selected rows, each told with a button that takes it back.
///
/// Thread: the FX thread.
record BackendOrders(UiContext context, ServicesEdits edits) {
    /// Sends them no new clients, or lets them take part again.
    void drain() {
        toggle(BackendMode.DRAIN, "services.drained");
    }

    /// Puts them aside, or lets them take part again.
    void maintain() {
        toggle(BackendMode.MAINTENANCE, "services.putAside");
    }

    /// Switches them off, or on where they are.
    void turn() {
        if (hasBackends()) {
            ModeEdits modes = edits.modes();
            modes.set(modes.isAnyEnabled() ? BackendMode.OFF : BackendMode.READY);
        }
    }

    /// Deletes them.
    ///
    /// @return whether there was anything to delete
    boolean delete() {
        int rules = edits.rulesToSelected();
        List<String> names = edits.delete();
        if (names.isEmpty()) {
            return false;
        }
        UndoOffer.in(context).ofLastEdit(() -> deleted(names, rules));
        return true;
    }

    private String deleted(List<String> names, int rules) {
        Texts texts = context.texts();
        return names.size() == 1 && rules > 0
                ? texts.get("services.deletedWithRules", rules, names.getFirst())
                : texts.get("services.deleted", names.size(), names.getFirst());
    }

    /// Says so where there is nobody to order: that would be no edit, and an offer to take it back
    /// would be of the one before.
    private boolean hasBackends() {
        boolean has = edits.modes().hasBackends();
        if (!has) {
            context.toasts().warn(() -> context.texts().get("services.order.nobody"));
        }
        return has;
    }

    private void toggle(BackendMode mode, String key) {
        if (!hasBackends()) {
            return;
        }
        boolean back = edits.modes().isEvery(mode);
        List<String> names = edits.modes().set(back ? BackendMode.READY : mode);
        // A drain of what runs has a panel with its own way back.
        boolean hasPanel =
                mode == BackendMode.DRAIN
                        && !back
                        && context.model().runStateProperty().get() instanceof RunState.Running;
        if (!names.isEmpty() && !hasPanel) {
            String said = back ? "services.drain.putBack" : key;
            UndoOffer.in(context)
                    .ofLastEdit(() -> context.texts().get(said, String.join(", ", names)));
        }
    }
}
