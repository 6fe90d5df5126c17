package org.yaomote.ui.overview;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.yaomote.ui.editing.ToolFlow;

import java.util.List;

/// What needs the user, and the buttons that mend it: behind the sentence where that leaves lines
/// that can be read, else below it.
final class NeedLine extends Region {
    private static final double GAP = 12;
    private static final double GAP_BELOW = 6;

    /// How many times its height a line of words needs to be read well.
    private static final double READABLE = 20;

    private final Label sentence;
    private final ToolFlow deeds = new ToolFlow();

    NeedLine(Label sentence, List<Button> buttons) {
        this.sentence = sentence;
        deeds.getChildren().setAll(buttons);
        getChildren().addAll(sentence, deeds);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean isBehind(double width) {
        double needed =
                Math.min(sentence.prefWidth(-1), READABLE * sentence.prefHeight(Double.MAX_VALUE));
        return rest(width) >= needed;
    }

    private double rest(double width) {
        return width - GAP - deeds.prefWidth(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return deeds.minWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return sentence.prefWidth(-1) + GAP + deeds.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? computePrefWidth(-1) : width;
        return isBehind(given)
                ? Math.max(sentence.prefHeight(rest(given)), deeds.prefHeight(-1))
                : sentence.prefHeight(given) + GAP_BELOW + deeds.prefHeight(given);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double wide = deeds.prefWidth(-1);
        if (isBehind(width)) {
            double high = deeds.prefHeight(-1);
            sentence.resizeRelocate(0, 0, rest(width), getHeight());
            deeds.resizeRelocate(
                    snapPositionX(width - wide),
                    snapPositionY((getHeight() - high) / 2),
                    wide,
                    high);
        } else {
            double high = sentence.prefHeight(width);
            sentence.resizeRelocate(0, 0, width, high);
            deeds.resizeRelocate(
                    0, snapPositionY(high + GAP_BELOW), width, deeds.prefHeight(width));
        }
    }
}
