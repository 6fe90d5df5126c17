package org.yaomote.ui.editing;

import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// Two parts side by side where there is room for both, else one below the other.
public final class TwoColumns extends FlowPane {
    private static final double GAP = 32;
    private static final double NARROWEST = 330;
    private static final double WIDEST = 560;

    private final Region left;
    private final Region right;
    private final TextSize textSize;

    /// Lays out both.
    public TwoColumns(Region left, Region right, TextSize textSize) {
        super(GAP, 16, left, right);
        this.left = left;
        this.right = right;
        this.textSize = textSize;
        widthProperty().subscribe(this::share);
        textSize.scaleProperty().addListener((_, _, _) -> share());
    }

    private void share() {
        double half = Math.floor((getWidth() - GAP) / 2);
        double each =
                half < textSize.of(NARROWEST) ? getWidth() : Math.min(half, textSize.of(WIDEST));
        left.setPrefWidth(each);
        right.setPrefWidth(each);
    }
}
