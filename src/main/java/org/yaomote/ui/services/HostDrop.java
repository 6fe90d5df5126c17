package org.yaomote.ui.services;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TreeTableRow;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import org.yaomote.config.ServiceId;
import org.yaomote.ui.editing.DraggedHosts;
import org.yaomote.ui.editing.OfferedHosts;
import org.yaomote.ui.fx.UiContext;

import java.util.Optional;

/// Takes hosts that are dropped here: on a service or one of its backends they become backends of
/// it, elsewhere of a new service.
///
/// @param context whose draft they are added to
record HostDrop(UiContext context) {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    /// Takes them from now on.
    void on(Node place) {
        place.addEventHandler(
                DragEvent.DRAG_OVER,
                event -> {
                    if (DraggedHosts.areIn(event.getDragboard())) {
                        event.acceptTransferModes(TransferMode.COPY);
                        event.consume();
                    }
                });
        place.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    /// Shows that hosts, or backends of another service, can be dropped on a row while they are
    /// over it.
    static void light(TreeTableRow<?> row, ServicesViewModel model) {
        row.setOnDragEntered(
                event ->
                        row.pseudoClassStateChanged(
                                TARGET,
                                DraggedHosts.areIn(event.getDragboard())
                                        || BackendDrop.isWelcome(event, row, model.selected())));
        row.setOnDragExited(_ -> row.pseudoClassStateChanged(TARGET, false));
    }

    private void dropped(DragEvent event) {
        if (DraggedHosts.areIn(event.getDragboard())) {
            OfferedHosts hosts = new OfferedHosts(DraggedHosts.of(event.getDragboard()));
            hosts.addInto(context, serviceAt(event));
            event.setDropCompleted(true);
            event.consume();
        }
    }

    /// The service at whose row something is dropped, or at whose backend.
    static Optional<ServiceId> serviceAt(DragEvent event) {
        Node at = event.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof TreeTableRow<?>)) {
            at = at.getParent();
        }
        return at instanceof TreeTableRow<?> row
                        && row.getItem() instanceof ServicesRow shown
                        && !shown.isLeaving()
                ? Optional.of(shown.id().service())
                : Optional.empty();
    }
}
