package org.yaomote.ui.overview;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;

/// A button whose content fills it, and which is as tall as its wrapped texts need at its width.
///
/// An ordinary button lays its graphic out at the width it likes best, and clips it.
class FilledButton extends Button {
    private final Region content;

    FilledButton(Region content) {
        this.content = content;
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    /// The height it needs at a width.
    final double heightAt(double width) {
        double inner = width - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + content.prefHeight(inner) + snappedBottomInset();
    }

    @Override
    public final Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected final double computePrefHeight(double width) {
        return heightAt(width < 0 ? prefWidth(-1) : width);
    }

    @Override
    protected final double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected final void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        content.resizeRelocate(snappedLeftInset(), snappedTopInset(), width, height);
    }
}
