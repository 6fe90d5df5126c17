package org.yaomote.ui.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

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
            toasts.showUndoable(message, () -> undo(edit), isDone(edit));
        } else {
            toasts.show(message);
        }
    }

    /// Says what this edit did to the draft, as long as it is not applied.
    public void ofDraft(Edit edit, Supplier<String> message) {
        toasts.showUndoable(message, () -> undo(edit), isPending(edit));
    }

    /// Says what the last edit brought about that may not be wanted.
    ///
    /// @param message in the language of the moment
    /// @param isTrue whether it still is so
    public void warnOfLastEdit(Supplier<String> message, ObservableValue<Boolean> isTrue) {
        model.undoableProperty()
                .get()
                .ifPresent(edit -> toasts.warnUndoable(message, () -> undo(edit), isTrue));
    }

    /// Whether it was not taken back.
    @SuppressWarnings("ReferenceEquality")
    private ObservableValue<Boolean> isDone(Edit edit) {
        return model.redoableProperty().map(undone -> undone.filter(u -> u == edit).isEmpty());
    }

    private ObservableValue<Boolean> isPending(Edit edit) {
        ObservableValue<Boolean> isDone = isDone(edit);
        return Bindings.createBooleanBinding(
                () -> isDone.getValue() && !model.draft().equals(model.appliedProperty().get()),
                isDone,
                model.draftProperty(),
                model.appliedProperty());
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
