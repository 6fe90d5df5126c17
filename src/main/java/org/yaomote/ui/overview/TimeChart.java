package org.yaomote.ui.overview;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

import org.yaomote.ui.fx.PointWalk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Lines over the last minutes, newest at the right, scaled to the largest value. Each point stands
/// where its time is. Arrow keys walk it, and the moment that is reached is told in words.
///
/// Shape nodes rather than a canvas: coloured by the style sheet. Drawn once a second at most.
/// Thread: the FX thread.
final class TimeChart extends Region {
    private static final double HEIGHT = 120;
    private static final int STEPS = 2;

    /// A line.
    ///
    /// @param style its style class
    /// @param value reads it from a point; not a number where it is not known, and no line is there
    record Series(String style, ToDoubleFunction<TrafficHistory.Point> value) {}

    private final List<Series> series;
    private final DoubleFunction<String> scale;
    private final List<Path> lines = new ArrayList<>();
    private final List<Line> grid = new ArrayList<>();
    private final Label top = new Label();
    private final Line cursor = new Line();
    private final PointWalk<TrafficHistory.Point> walk;

    /// @param scale says what the upper end of the picture stands for
    /// @param words says what was at a moment
    TimeChart(
            List<Series> series,
            DoubleFunction<String> scale,
            Function<TrafficHistory.Point, String> words) {
        this.series = List.copyOf(series);
        this.scale = scale;
        this.walk = new PointWalk<>(this, words);
        getStyleClass().add("time-chart");
        for (int i = 0; i <= STEPS; i++) {
            Line line = new Line();
            line.getStyleClass().add("chart-grid");
            grid.add(line);
        }
        series.forEach(
                each -> {
                    Path line = new Path();
                    line.getStyleClass().addAll("chart-line", each.style());
                    lines.add(line);
                });
        cursor.getStyleClass().add("chart-cursor");
        top.getStyleClass().add("chart-scale");
        getChildren().addAll(grid);
        getChildren().addAll(lines);
        getChildren().addAll(cursor, top);
        setMinSize(120, HEIGHT);
        setPrefSize(240, HEIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        walk.begin();
        setOnMousePressed(
                event -> {
                    requestFocus();
                    walk.reach(indexAt(event.getX()));
                });
    }

    /// Shows these, the last one at the right.
    void show(List<TrafficHistory.Point> shown) {
        walk.show(shown);
    }

    /// What is said of the moment that was reached, or of the last one.
    String said() {
        return walk.said();
    }

    /// Calls this when something else is said.
    void onSaid(Runnable observer) {
        walk.onSaid(observer);
    }

    private int indexAt(double x) {
        return IntStream.range(0, walk.points().size())
                .boxed()
                .min(Comparator.comparingDouble(i -> Math.abs(x(walk.points().get(i)) - x)))
                .orElse(0);
    }

    private double x(TrafficHistory.Point point) {
        double age = Duration.between(point.at(), walk.points().getLast().at()).toMillis() / 1000.0;
        return getWidth() * (1 - age / (TrafficHistory.SECONDS - 1));
    }

    private List<PathElement> path(Series drawn, double height, double end) {
        List<PathElement> path = new ArrayList<>(walk.points().size());
        boolean known = false;
        for (TrafficHistory.Point point : walk.points()) {
            double value = drawn.value().applyAsDouble(point);
            double y = 1 + height * (1 - value / end);
            if (!Double.isNaN(value)) {
                path.add(known ? new LineTo(x(point), y) : new MoveTo(x(point), y));
            }
            known = !Double.isNaN(value);
        }
        return path;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight() - 2;
        double most =
                walk.points().stream()
                        .flatMapToDouble(
                                p -> series.stream().mapToDouble(s -> s.value().applyAsDouble(p)))
                        .filter(value -> !Double.isNaN(value))
                        .max()
                        .orElse(0);
        double end = rounded(most);
        for (int i = 0; i < grid.size(); i++) {
            double y = Math.rint(1 + height * i / STEPS) + 0.5;
            grid.get(i).setStartY(y);
            grid.get(i).setEndY(y);
            grid.get(i).setEndX(width);
        }
        for (int i = 0; i < series.size(); i++) {
            lines.get(i).getElements().setAll(path(series.get(i), height, end));
        }
        top.setText(scale.apply(end));
        top.autosize();
        top.relocate(2, 2);
        boolean walks = walk.reached() >= 0 && isFocused();
        cursor.setVisible(walks);
        double x = walks ? x(walk.points().get(walk.reached())) : 0;
        cursor.setStartX(x);
        cursor.setEndX(x);
        cursor.setStartY(0);
        cursor.setEndY(getHeight());
    }

    /// The next larger of 1, 2 and 5 times a power of ten.
    static double rounded(double most) {
        if (most <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double factor : new double[] {1, 2, 5}) {
            if (most <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
