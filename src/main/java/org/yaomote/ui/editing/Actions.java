package org.yaomote.ui.editing;

import atlantafx.base.theme.Styles;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.ui.fx.Texts;

/// Makes buttons and menu items that speak the language chosen.
///
/// @param texts of the language
public record Actions(Texts texts) {
    private static final String COPY_ROWS = "rows.copy";

    /// A button with a picture and a word; its id is its key.
    public Button button(String key, Ikon icon, Runnable action) {
        Button button = new Button();
        button.setId(key.replace('.', '-'));
        button.textProperty().bind(texts.text(key));
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A button with a picture only; its name is told by a tooltip and to screen readers.
    public Button icon(ObservableValue<String> name, Ikon icon, Runnable action) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.accessibleTextProperty().bind(name);
        button.setTooltip(tooltip(name));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// An item of a context menu. What copies rows has the same keys in every list.
    public MenuItem item(String key, Ikon icon, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId("menu-" + key.replace('.', '-'));
        item.textProperty().bind(texts.text(key));
        item.setGraphic(new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return key.equals(COPY_ROWS) ? ShownKeys.beside(item, RowCopy.COPY) : item;
    }

    /// A tooltip that follows a text.
    public static Tooltip tooltip(ObservableValue<String> text) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        return tooltip;
    }
}
