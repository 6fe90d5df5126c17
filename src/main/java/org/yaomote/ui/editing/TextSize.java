package org.yaomote.ui.editing;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// How large the text is in a part of the window, for what no style sheet can size in `em`: the
/// columns of a table, and a layout that depends on the room there is.
///
/// Thread: the FX thread.
public final class TextSize {
    private static final double USUAL_PIXELS = 14;

    private final ObservableValue<Double> scale;

    /// The text size in this pane; 1 until the pane is styled.
    public TextSize(Pane pane) {
        Region probe = new Region();
        probe.setManaged(false);
        probe.setMouseTransparent(true);
        probe.setStyle("-fx-min-width: 1em;");
        pane.getChildren().add(probe);
        scale =
                probe.minWidthProperty()
                        .map(w -> w.doubleValue() <= 0 ? 1 : w.doubleValue() / USUAL_PIXELS);
    }

    /// How many times the usual text size; 1 is usual.
    public ObservableValue<Double> scaleProperty() {
        return scale;
    }

    /// A length that grows with the text.
    ///
    /// @param usual in pixels at the usual text size
    public double of(double usual) {
        return usual * scale.getValue();
    }
}
