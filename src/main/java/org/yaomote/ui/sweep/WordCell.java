package org.yaomote.ui.sweep;

import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// An item of a list in words.
final class WordCell<T> extends ListCell<T> {
    private final Function<T, String> words;

    WordCell(Function<T, String> words) {
        this.words = words;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : words.apply(item));
    }
}
