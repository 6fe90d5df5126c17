package org.yaomote.ui.editing;

import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.Edit;

import java.util.Optional;

/// Tells that something was deleted or replaced, with a button that takes it back.
///
/// @param context of the screen
public record Deletion(UiContext context) {
    /// Says what the last edit deleted or replaced. The button undoes that edit and no other: if
    /// something else was changed since, it says so.
    public void offerUndo(String message) {
        Optional<Edit> deletion = context.model().undoableProperty().get();
        context.toasts()
                .showUndoable(
                        message,
                        () -> {
                            if (context.model().undoableProperty().get().equals(deletion)) {
                                context.model().undo();
                            } else {
                                String later = context.texts().get("listeners.undoLater");
                                context.toasts().show(later);
                            }
                        });
    }
}
