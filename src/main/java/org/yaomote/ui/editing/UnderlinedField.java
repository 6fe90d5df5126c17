package org.yaomote.ui.editing;

import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

import java.util.ArrayList;
import java.util.List;

/// A text field that underlines the parts of its text that are wrong.
public final class UnderlinedField extends Region {
    private static final double INSET = 6;

    /// A part of the text.
    ///
    /// @param start its first character
    /// @param end behind its last
    public record Part(int start, int end) {}

    private final TextField field = new TextField();
    private final Pane lines =
            new Pane() {
                @Override
                protected void layoutChildren() {
                    draw();
                }
            };
    private final Rectangle clip = new Rectangle();
    private final List<Line> drawn = new ArrayList<>();
    private List<Part> problems = List.of();

    /// An empty field.
    public UnderlinedField() {
        lines.setMouseTransparent(true);
        lines.setManaged(false);
        lines.setClip(clip);
        getChildren().addAll(field, lines);
        // A long text moves below the edge with the caret, and no layout happens.
        field.caretPositionProperty().subscribe(lines::requestLayout);
        field.textProperty().subscribe(lines::requestLayout);
        field.fontProperty().subscribe(lines::requestLayout);
    }

    /// The field.
    public TextField field() {
        return field;
    }

    /// Underlines these parts from now on.
    public void mark(List<Part> wrong) {
        problems = wrong;
        lines.requestLayout();
    }

    @Override
    protected void layoutChildren() {
        field.resizeRelocate(0, 0, getWidth(), getHeight());
        lines.resizeRelocate(0, 0, getWidth(), getHeight());
        clip.setX(INSET);
        clip.setWidth(Math.max(0, getWidth() - 2 * INSET));
        clip.setHeight(getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return field.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return field.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return field.prefHeight(width);
    }

    private void draw() {
        drawn.forEach(line -> line.setVisible(false));
        if (!(field.getSkin() instanceof TextFieldSkin skin)) {
            return;
        }
        int length = field.getText().length();
        int used = 0;
        for (Part problem : problems) {
            int end = Math.min(problem.end(), length);
            int start = Math.min(problem.start(), Math.max(0, end - 1));
            if (end > start) {
                place(
                        line(used++),
                        skin.getCharacterBounds(start),
                        skin.getCharacterBounds(end - 1));
            }
        }
    }

    private Line line(int index) {
        while (drawn.size() <= index) {
            Line line = new Line();
            line.getStyleClass().add("wrong-part");
            line.setManaged(false);
            drawn.add(line);
            lines.getChildren().add(line);
        }
        return drawn.get(index);
    }

    private static void place(Line line, Rectangle2D first, Rectangle2D last) {
        line.setStartX(first.getMinX());
        line.setEndX(Math.max(last.getMaxX(), first.getMinX() + 2));
        line.setStartY(last.getMaxY() + 1);
        line.setEndY(last.getMaxY() + 1);
        line.setVisible(true);
    }
}
