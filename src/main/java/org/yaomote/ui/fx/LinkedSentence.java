package org.yaomote.ui.fx;

import javafx.geometry.Orientation;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A sentence that wraps, and a link: behind it where that leaves lines that can be read, else
/// below it.
final class LinkedSentence extends Region {
    private static final double GAP = 8;

    /// How many times the width of the link a line needs to be read well.
    private static final double READABLE = 4;

    private final Label sentence;
    private final Hyperlink link;

    LinkedSentence(Label sentence, Hyperlink link) {
        this.sentence = sentence;
        this.link = link;
        getChildren().addAll(sentence, link);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// Whether the link is behind the sentence.
    private boolean isBehind(double width) {
        double needed = Math.min(sentence.prefWidth(-1), READABLE * linkWidth());
        return rest(width) >= needed;
    }

    private double rest(double width) {
        return width - GAP - linkWidth();
    }

    private double linkWidth() {
        return link.prefWidth(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return linkWidth();
    }

    @Override
    protected double computePrefWidth(double height) {
        return sentence.prefWidth(-1) + GAP + linkWidth();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? computePrefWidth(-1) : width;
        double linkHeight = link.prefHeight(-1);
        return isBehind(given)
                ? Math.max(sentence.prefHeight(rest(given)), linkHeight)
                : sentence.prefHeight(given) + linkHeight;
    }

    @Override
    protected void layoutChildren() {
        boolean isBehind = isBehind(getWidth());
        double room = isBehind ? rest(getWidth()) : getWidth();
        double width = Math.min(room, sentence.prefWidth(-1));
        double height = sentence.prefHeight(width);
        sentence.resizeRelocate(0, 0, width, height);
        double x = isBehind ? width + GAP : 0;
        double y = isBehind ? 0 : height;
        link.resizeRelocate(x, y, Math.min(linkWidth(), getWidth()), link.prefHeight(-1));
    }
}
