package org.yaomote.ui.overview;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.CubicCurve;

import org.yaomote.ui.fx.StateMark;

/// A way between two boxes: a curve as thick as its share of the requests, and a figure on it.
final class FlowWay {
    private static final double THINNEST = 1.2;
    private static final double THICKEST = 5;

    private final FlowBox from;
    private final FlowBox to;
    private final CubicCurve curve = new CubicCurve();
    private final Label figure = new Label();

    FlowWay(FlowBox from, FlowBox to) {
        this.from = from;
        this.to = to;
        curve.getStyleClass().add("flow-way");
        figure.getStyleClass().add("flow-way-figure");
        // The boxes say it; a screen reader need not walk the ways as well.
        figure.setFocusTraversable(false);
    }

    Node curve() {
        return curve;
    }

    Node figure() {
        return figure;
    }

    /// @param share of all requests, 0 to 1
    void show(String text, double share, StateMark end) {
        figure.setText(text);
        figure.setVisible(!text.isEmpty());
        curve.setStrokeWidth(THINNEST + (THICKEST - THINNEST) * share);
        boolean broken = end == StateMark.DOWN || end == StateMark.OFF;
        String style = broken ? "broken" : share > 0 ? "live" : "idle";
        if (!curve.getStyleClass().contains(style)) {
            curve.getStyleClass().setAll("flow-way", style);
        }
    }

    /// Draws it between where its boxes are now.
    void layout() {
        double startX = from.getLayoutX() + from.getWidth();
        double startY = from.getLayoutY() + from.getHeight() / 2;
        double endX = to.getLayoutX();
        double endY = to.getLayoutY() + to.getHeight() / 2;
        double bend = (endX - startX) / 2;
        curve.setStartX(startX);
        curve.setStartY(startY);
        curve.setControlX1(startX + bend);
        curve.setControlY1(startY);
        curve.setControlX2(endX - bend);
        curve.setControlY2(endY);
        curve.setEndX(endX);
        curve.setEndY(endY);
        figure.autosize();
        // Nearer to the far end, where the ways of one box have parted.
        double t = 0.62;
        double y = startY + (endY - startY) * (3 * t * t - 2 * t * t * t);
        double x = startX + (endX - startX) * t - figure.getWidth() / 2;
        figure.relocate(
                Math.rint(Math.clamp(x, startX, Math.max(startX, endX - figure.getWidth()))),
                Math.rint(y - figure.getHeight() / 2));
    }
}
