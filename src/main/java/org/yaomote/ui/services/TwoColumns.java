package org.yaomote.ui.services;

import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// Two parts side by side where there is room for both, else one below the other.
final class TwoColumns extends FlowPane {
    private static final double GAP = 32;
    private static final double NARROWEST = 330;

    private final Region left;
    private final Region right;

    TwoColumns(Region left, Region right) {
        super(GAP, 16, left, right);
        this.left = left;
        this.right = right;
        widthProperty().addListener((_, _, width) -> share(width.doubleValue()));
    }

    private void share(double width) {
        double half = Math.floor((width - GAP) / 2);
        double each = half < NARROWEST ? width : Math.min(half, 560);
        left.setPrefWidth(each);
        right.setPrefWidth(each);
    }
}
