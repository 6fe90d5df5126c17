package org.yaomote.ui.fx;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import java.util.List;

/// The rows of the notes, one below the other, each as wide as the window and as high as its words
/// are then.
final class NoteStrip extends VBox {
    private static final double GAP = 4;

    NoteStrip() {
        super(GAP);
    }

    /// Controls of the theme do not say that their height depends on their width.
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double inner = width < 0 ? width : width - insets.getLeft() - insets.getRight();
        List<Node> rows = getManagedChildren();
        double gaps = Math.max(0, rows.size() - 1) * getSpacing();
        double high = rows.stream().mapToDouble(row -> snapSizeY(row.prefHeight(inner))).sum();
        return insets.getTop() + high + gaps + insets.getBottom();
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double inner = getWidth() - insets.getLeft() - insets.getRight();
        double y = insets.getTop();
        for (Node row : getManagedChildren()) {
            double high = snapSizeY(row.prefHeight(inner));
            row.resizeRelocate(insets.getLeft(), y, inner, high);
            y += high + getSpacing();
        }
    }
}
