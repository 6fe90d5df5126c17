package org.yaomote.ui.fx;

import org.yaomote.workspace.Edit;

import java.util.Optional;
import java.util.function.Supplier;

/// Tells that something was done, with a button that takes it back: exactly that edit, or nothing.
///
/// Thread: the FX thread.
///
/// @param model whose edits are undone
/// @param texts of the language in use
/// @param toasts where it is told
public record UndoOffer(WorkspaceModel model, Texts texts, Toasts toasts) {
    /// Offers in this window.
    public static UndoOffer in(UiContext context) {
        return new UndoOffer(context.model(), context.texts(), context.toasts());
    }

    /// Says what the last edit did.
    ///
    /// @param message in the language of the moment
    public void ofLastEdit(Supplier<String> message) {
        Optional<Edit> last = model.undoableProperty().get();
        last.ifPresentOrElse(edit -> of(edit, message), () -> toasts.show(message));
    }

    /// Says what this edit did; there is no button if it changed nothing and so is not the last.
    ///
    /// @param message in the language of the moment
    public void of(Edit edit, Supplier<String> message) {
        if (isLast(edit)) {
            toasts.showUndoable(message, () -> undo(edit));
        } else {
            toasts.show(message);
        }
    }

    private void undo(Edit edit) {
        if (isLast(edit)) {
            model.undo();
        } else {
            toasts.warn(() -> texts.get("common.undoLater"));
        }
    }

    /// By identity: the same thing may have been done twice.
    @SuppressWarnings("ReferenceEquality")
    private boolean isLast(Edit edit) {
        return model.undoableProperty().get().filter(last -> last == edit).isPresent();
    }
}
