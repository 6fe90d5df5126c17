package org.yaomote.ui.shell;

import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// As high as what is in it, but never so high that nothing else is left of the window: the rest is
/// scrolled.
///
/// Asked anew at every layout: what is in it may come to say more some time later.
final class QuarterScroll extends ScrollPane {
    private static final double MOST_OF_WINDOW = 0.25;

    private final Region all;

    QuarterScroll(Region all) {
        super(all);
        this.all = all;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("screen-scroll");
        sceneProperty().flatMap(Scene::heightProperty).addListener((_, _, _) -> requestLayout());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        Scene scene = getScene();
        double most = scene == null ? Double.MAX_VALUE : scene.getHeight() * MOST_OF_WINDOW;
        return Math.min(Math.ceil(all.prefHeight(width)), most);
    }
}
