package org.yaomote.ui.history;

import javafx.scene.control.Label;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

/// A cell whose text goes on in further lines, so that none of it is cut off.
final class WrappedCell<R> extends TableCell<R, String> {
    /// Left and right of the text.
    private static final double PADDING = 18;

    /// Above and below it.
    private static final double ROOM = 16;

    private final Label label = new Label();

    WrappedCell() {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMinWidth(0);
        label.maxWidthProperty().bind(widthProperty().subtract(PADDING));
        label.prefWidthProperty().bind(widthProperty().subtract(PADDING));
    }

    /// As high as the text is at the width of the column: a row asks before it knows its width.
    @Override
    protected double computePrefHeight(double width) {
        double column = getTableColumn() == null ? getWidth() : getTableColumn().getWidth();
        return label.prefHeight(Math.max(1, column - PADDING)) + ROOM;
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        boolean isBlank = empty || text == null;
        label.setText(isBlank ? "" : text);
        setGraphic(isBlank ? null : label);
        setAccessibleText(isBlank ? null : text);
    }
}
