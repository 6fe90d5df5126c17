package org.yaomote.ui.fx;

import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

import java.util.List;

/// A small line of the last values, newest at the right, scaled to the largest.
///
/// Two shape nodes rather than a canvas: cheaper, and coloured by the style sheet. Thread: the FX
/// thread.
public final class Sparkline extends Region {
    private final int capacity;
    private List<Double> values = List.of();
    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();

    /// @param capacity how many values fill it, at least 2
    public Sparkline(int capacity) {
        this.capacity = capacity;
        getStyleClass().add("sparkline");
        area.getStyleClass().add("sparkline-area");
        line.getStyleClass().add("sparkline-line");
        getChildren().addAll(area, line);
        setMinSize(40, 20);
        setPrefSize(120, 32);
    }

    /// Shows the last of these, the newest at the right.
    public void show(List<Double> shown) {
        values = List.copyOf(shown.subList(Math.max(0, shown.size() - capacity), shown.size()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        line.getPoints().clear();
        area.getPoints().clear();
        if (values.size() < 2) {
            return;
        }
        double top = Math.max(1, values.stream().mapToDouble(Double::doubleValue).max().orElse(1));
        double step = getWidth() / (capacity - 1);
        double height = getHeight() - 2;
        double x = getWidth() - (values.size() - 1) * step;
        area.getPoints().addAll(x, height + 1);
        for (double value : values) {
            double y = 1 + height * (1 - value / top);
            line.getPoints().addAll(x, y);
            area.getPoints().addAll(x, y);
            x += step;
        }
        area.getPoints().addAll(getWidth(), height + 1);
    }
}
