package org.yaomote.ui.fx;

import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

import java.util.ArrayList;
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
        List<Double> last =
                List.copyOf(shown.subList(Math.max(0, shown.size() - capacity), shown.size()));
        if (!last.equals(values)) {
            values = last;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        List<Double> points = new ArrayList<>();
        double end = getHeight() - 1;
        double top = Math.max(1, values.stream().mapToDouble(Double::doubleValue).max().orElse(1));
        double step = getWidth() / (capacity - 1);
        double height = getHeight() - 2;
        double first = getWidth() - (values.size() - 1) * step;
        for (int i = 0; i < values.size() && values.size() > 1; i++) {
            points.add(first + i * step);
            points.add(1 + height * (1 - values.get(i) / top));
        }
        // At once: each change of a shape's points is told to the whole window.
        line.getPoints().setAll(points);
        if (!points.isEmpty()) {
            points.addAll(List.of(getWidth(), end, first, end));
        }
        area.getPoints().setAll(points);
    }
}
