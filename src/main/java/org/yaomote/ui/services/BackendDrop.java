package org.yaomote.ui.services;

import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;

import java.util.List;
import java.util.Optional;

/// Takes the selected backends when they are dropped on another service, or on a backend of it.
///
/// @param context whose draft is changed
record BackendDrop(UiContext context, ServicesViewModel model, ServicesEdits edits) {
    /// Takes them from now on.
    void on(TreeTableView<?> tree) {
        tree.addEventHandler(
                DragEvent.DRAG_OVER,
                event -> {
                    if (target(event, tree).isPresent()) {
                        event.acceptTransferModes(TransferMode.MOVE);
                        event.consume();
                    }
                });
        tree.addEventHandler(
                DragEvent.DRAG_DROPPED,
                event ->
                        target(event, tree)
                                .ifPresent(
                                        id -> {
                                            take(id);
                                            event.setDropCompleted(true);
                                            event.consume();
                                        }));
    }

    /// Whether the selected rows, dragged from the tree, could be dropped on this row.
    static boolean isWelcome(DragEvent event, TreeTableRow<?> row, List<RowId> selected) {
        return row.getTreeTableView().equals(event.getGestureSource())
                && row.getItem() instanceof ServicesRow shown
                && isWelcome(shown.id().service(), selected);
    }

    /// Whether the selected rows could be moved to this service.
    static boolean isWelcome(ServiceId at, List<RowId> selected) {
        return selected.stream().allMatch(RowId.OfBackend.class::isInstance)
                && selected.stream().anyMatch(id -> !id.service().equals(at));
    }

    private Optional<ServiceId> target(DragEvent event, TreeTableView<?> tree) {
        return tree.equals(event.getGestureSource())
                ? HostDrop.serviceAt(event).filter(at -> isWelcome(at, model.selected()))
                : Optional.empty();
    }

    /// Moves the selected backends there, and says so with the way back.
    void take(ServiceId id) {
        List<String> moved = edits.moveTo(id);
        String service = context.model().draft().service(id).map(Service::name).orElse("");
        if (moved.isEmpty()) {
            context.toasts().hint(() -> context.texts().get("services.moved.none", service));
            return;
        }
        UndoOffer.in(context).ofLastEdit(() -> said(moved, service));
    }

    private String said(List<String> moved, String service) {
        String names = String.join(context.texts().get("shell.pending.comma"), moved);
        return context.texts().get("services.moved", names, service);
    }
}
