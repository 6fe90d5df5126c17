package org.yaomote.ui.editing;

import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Copies the selected rows of a table as text, a line each with tabs between the cells, which a
/// spreadsheet takes as cells: by Ctrl+C, on macOS by Command+C.
public final class RowCopy {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private RowCopy() {}

    /// Copies the rows of a flat table, in the order they are shown.
    public static <R> void from(TableView<R> table, Texts texts) {
        onCopy(
                table,
                () ->
                        table.getSelectionModel().getSelectedIndices().stream()
                                .sorted()
                                .map(row -> line(cells(table.getColumns(), row), texts)));
    }

    /// Copies the rows of a tree table, in the order they are shown.
    public static <R> void from(TreeTableView<R> table, Texts texts) {
        onCopy(
                table,
                () ->
                        table.getSelectionModel().getSelectedIndices().stream()
                                .sorted()
                                .map(row -> line(treeCells(table.getColumns(), row), texts)));
    }

    private static <R> Stream<Object> cells(Collection<TableColumn<R, ?>> columns, int row) {
        return columns.stream().map(column -> column.getCellData(row));
    }

    private static <R> Stream<Object> treeCells(
            Collection<TreeTableColumn<R, ?>> columns, int row) {
        return columns.stream().map(column -> column.getCellData(row));
    }

    private static String line(Stream<Object> cells, Texts texts) {
        return cells.map(cell -> text(cell, texts)).collect(Collectors.joining("\t"));
    }

    private static String text(Object cell, Texts texts) {
        return cell instanceof StateMark mark
                ? texts.get(mark.key())
                : Objects.toString(cell, "").replace('\t', ' ').replace('\n', ' ');
    }

    private static void onCopy(Node table, Supplier<Stream<String>> lines) {
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        String text = lines.get().collect(Collectors.joining("\n"));
                        if (!text.isEmpty()) {
                            Clipboard.getSystemClipboard()
                                    .setContent(Map.of(DataFormat.PLAIN_TEXT, text));
                        }
                        event.consume();
                    }
                });
    }
}
