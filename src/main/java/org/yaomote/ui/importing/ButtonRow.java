package org.yaomote.ui.importing;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/// Buttons in one row as long as there is room for it, else in as many as it takes.
final class ButtonRow extends FlowPane {
    private static final double GAP = 8;

    ButtonRow(Button... buttons) {
        super(GAP, GAP, buttons);
        setAlignment(Pos.CENTER_RIGHT);
    }

    /// A flow pane wants a width that was set; this one that of its buttons.
    @Override
    protected double computePrefWidth(double height) {
        double sum = GAP * Math.max(0, getManagedChildren().size() - 1);
        // Each is given whole pixels.
        sum +=
                getManagedChildren().stream()
                        .mapToDouble(each -> snapSizeX(each.prefWidth(-1)))
                        .sum();
        return snappedLeftInset() + sum + snappedRightInset();
    }
}
