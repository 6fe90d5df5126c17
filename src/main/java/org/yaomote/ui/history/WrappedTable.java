package org.yaomote.ui.history;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.editing.ColumnWidths;
import org.yaomote.ui.editing.RowCopy;
import org.yaomote.ui.editing.TableMemory;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.util.concurrent.Callable;
import java.util.function.Function;

/// A table whose rows are as high as their texts.
final class WrappedTable<R> {
    private final Texts texts;
    private final String key;
    private final TableView<R> table = new TableView<>();
    private final ColumnWidths widths;
    private final RowCopy copy;

    /// What a cell shows as word, shape and colour.
    record Badge(StateMark mark, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    /// @param key of the table's name; its columns are named by `KEY.column.NAME`
    /// @param growing takes the room that is left over
    WrappedTable(Texts texts, String key, TextSize textSize, TableColumn<R, String> growing) {
        this.texts = texts;
        this.key = key;
        widths = new ColumnWidths(table, textSize, growing);
        table.setId(key.replace('.', '-'));
        table.getStyleClass().add("wrapped-table");
        table.accessibleTextProperty().bind(texts.text(key));
        copy = RowCopy.from(table, texts);
        texts.wordsProperty().addListener((_, _, _) -> table.refresh());
    }

    /// Remembers how the user wants to see the columns.
    void remember(Notebook notebook) {
        TableMemory.of(key, table, widths, notebook);
    }

    /// Puts the selected rows into the clipboard.
    void copy() {
        copy.toClipboard();
    }

    TableView<R> node() {
        return table;
    }

    void text(TableColumn<R, String> column, String name, double width, Function<R, String> read) {
        head(column, name, width);
        column.setCellValueFactory(cell -> follow(() -> read.apply(cell.getValue())));
        column.setCellFactory(_ -> new WrappedCell<>());
        table.getColumns().add(column);
    }

    void badge(String name, double width, Function<R, Badge> read) {
        TableColumn<R, Badge> column = new TableColumn<>();
        head(column, name, width);
        column.setCellValueFactory(
                cell ->
                        Bindings.createObjectBinding(
                                () -> read.apply(cell.getValue()), texts.wordsProperty()));
        column.setCellFactory(_ -> new BadgeCell());
        table.getColumns().add(column);
    }

    private ObservableValue<String> follow(Callable<String> read) {
        return texts.follow(read);
    }

    private void head(TableColumn<R, ?> column, String name, double width) {
        widths.add(column, width);
        column.setId(key.replace('.', '-') + "-" + name);
        column.textProperty().bind(texts.text(key + ".column." + name));
        column.setSortable(false);
    }

    private final class BadgeCell extends TableCell<R, Badge> {
        private final StateBadge badge = new StateBadge(texts, StateMark.UNKNOWN);

        @Override
        protected void updateItem(@Nullable Badge shown, boolean empty) {
            super.updateItem(shown, empty);
            if (empty || shown == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            setGraphic(badge);
            setAccessibleText(shown.words());
            badge.show(shown.mark(), new ReadOnlyStringWrapper(shown.words()));
            badge.applyCss();
        }
    }
}
