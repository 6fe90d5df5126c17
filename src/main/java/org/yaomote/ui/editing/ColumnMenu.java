package org.yaomote.ui.editing;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumnBase;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.ui.fx.Texts;

import java.util.List;

/// Says which columns of a table are shown. The button that JavaFX has for it is as narrow as a
/// scroll bar, and no key reaches it.
///
/// Thread: the FX thread.
public final class ColumnMenu extends MenuButton {
    /// @param columns in the order they usually have; the last one that is shown stays
    public ColumnMenu(Texts texts, List<? extends TableColumnBase<?, ?>> columns) {
        ObservableValue<String> name = texts.text("common.columns");
        setGraphic(new FontIcon(Feather.COLUMNS));
        getStyleClass().addAll(Styles.BUTTON_ICON, "column-menu");
        setMinWidth(USE_PREF_SIZE);
        accessibleTextProperty().bind(name);
        setTooltip(Actions.tooltip(name));
        var visible =
                columns.stream()
                        .map(TableColumnBase::visibleProperty)
                        .toArray(javafx.beans.Observable[]::new);
        for (TableColumnBase<?, ?> column : List.copyOf(columns)) {
            CheckMenuItem item = new CheckMenuItem();
            item.textProperty().bind(column.textProperty());
            item.setMnemonicParsing(false);
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            item.disableProperty()
                    .bind(
                            Bindings.createBooleanBinding(
                                    () ->
                                            column.isVisible()
                                                    && columns.stream()
                                                                    .filter(
                                                                            TableColumnBase
                                                                                    ::isVisible)
                                                                    .count()
                                                            == 1,
                                    visible));
            getItems().add(item);
        }
    }
}
