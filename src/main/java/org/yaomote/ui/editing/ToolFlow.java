package org.yaomote.ui.editing;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The buttons of a tool bar, in as many lines as they need. Where that would be more than two, the
/// rare ones stand in a menu at the end instead, as many as it takes.
///
/// By itself it is as wide as one line of all of them. What is lower than its line, such as a check
/// box, stands in the middle of it.
public final class ToolFlow extends Pane {
    private static final double GAP = 8;
    private static final int MOST_LINES = 2;

    private final List<Node> rare = new ArrayList<>();
    private @Nullable MoreTools more;

    /// A line of buttons and how high it is.
    private record Line(List<Node> tools, double height) {}

    /// Has these in a menu where there is no room, the first before the others.
    void fold(MoreTools menu) {
        rare.addAll(menu.buttons());
        more = menu;
        menu.setVisible(false);
        getChildren().add(menu);
    }

    private List<Line> lines(double width) {
        List<Node> usual = new ArrayList<>(getChildren());
        usual.remove(more);
        List<Line> lines = lines(usual, width);
        if (more == null || lines.size() <= MOST_LINES) {
            return lines;
        }
        usual.add(more);
        for (Node tool : rare) {
            usual.remove(tool);
            lines = lines(usual, width);
            if (lines.size() <= MOST_LINES) {
                return lines;
            }
        }
        return lines;
    }

    private static List<Line> lines(List<Node> tools, double width) {
        List<Line> lines = new ArrayList<>();
        List<Node> line = new ArrayList<>();
        double taken = 0;
        double height = 0;
        for (Node tool : tools) {
            double wide = tool.prefWidth(-1);
            if (!line.isEmpty() && taken + wide > width + 0.5) {
                lines.add(new Line(List.copyOf(line), height));
                line.clear();
                taken = 0;
                height = 0;
            }
            line.add(tool);
            taken += wide + GAP;
            height = Math.max(height, tool.prefHeight(-1));
        }
        lines.add(new Line(line, height));
        return lines;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return getChildren().stream().mapToDouble(tool -> tool.prefWidth(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        double all =
                getChildren().stream()
                        .filter(tool -> !tool.equals(more))
                        .mapToDouble(tool -> tool.prefWidth(-1) + GAP)
                        .sum();
        return Math.max(0, all - GAP);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        List<Line> lines = lines(width < 0 ? Double.MAX_VALUE : width);
        double high = lines.stream().mapToDouble(Line::height).sum();
        return high + (lines.size() - 1) * GAP;
    }

    @Override
    protected void layoutChildren() {
        List<Line> lines = lines(getWidth());
        List<Node> seen = lines.stream().flatMap(line -> line.tools().stream()).toList();
        getChildren().forEach(tool -> tool.setVisible(seen.contains(tool)));
        double y = 0;
        for (Line line : lines) {
            double x = 0;
            for (Node tool : line.tools()) {
                double wide = snapSizeX(tool.prefWidth(-1));
                double high = snapSizeY(tool.prefHeight(-1));
                double above = (line.height() - high) / 2;
                tool.resizeRelocate(snapPositionX(x), snapPositionY(y + above), wide, high);
                x += wide + GAP;
            }
            y += line.height() + GAP;
        }
    }
}
