package org.yaomote.ui.editing;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.fx.Texts;

import java.util.function.Function;

/// Names the items of a combo box in the language chosen, also when it changes.
public final class Choices {
    private Choices() {}

    /// Shows every item by a text.
    ///
    /// @param key gives the text's key for an item
    public static <T> void name(ComboBox<T> box, Texts texts, Function<T, String> key) {
        box.setMaxWidth(Double.MAX_VALUE);
        box.setCellFactory(_ -> new Named<>(texts, key));
        box.setButtonCell(new Named<>(texts, key));
    }

    private static final class Named<T> extends ListCell<T> {
        private final Texts texts;
        private final Function<T, String> key;

        Named(Texts texts, Function<T, String> key) {
            this.texts = texts;
            this.key = key;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText(null);
            } else {
                textProperty().bind(texts.text(key.apply(item)));
            }
        }
    }
}
