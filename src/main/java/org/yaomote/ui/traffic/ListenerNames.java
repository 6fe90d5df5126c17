package org.yaomote.ui.traffic;

import javafx.scene.control.ListCell;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.fx.Texts;

/// Names listeners to choose from; the empty name is the one that fits.
final class ListenerNames extends StringConverter<String> {
    private final Texts texts;

    ListenerNames(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String toString(String name) {
        return name == null || name.isEmpty() ? texts.get("traffic.listener.fitting") : name;
    }

    /// Shows what is chosen. A new one is made for a new language: a box asks its converter only
    /// when something else is chosen.
    ListCell<String> chosen() {
        return new ListCell<>() {
            @Override
            protected void updateItem(@Nullable String name, boolean empty) {
                super.updateItem(name, empty);
                setText(empty || name == null ? "" : ListenerNames.this.toString(name));
            }
        };
    }

    @Override
    public String fromString(String shown) {
        return shown;
    }
}
