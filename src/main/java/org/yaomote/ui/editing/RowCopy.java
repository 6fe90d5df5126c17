package org.yaomote.ui.editing;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Lets the selected rows of a table or list be taken elsewhere: by Ctrl+C as text, a line each
/// with tabs between the cells, which a spreadsheet takes as cells; by Ctrl+Shift+C as JSON; and
/// dragged, as the text. On macOS it is Command. What is not shown is not copied.
///
/// Thread: the FX thread.
public final class RowCopy {
    /// What is pressed in a list to copy its rows.
    static final KeyCodeCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination COPY_JSON =
            new KeyCodeCombination(
                    KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private static final String WORDS = "row-copy-words";

    private final Rows rows;

    /// What is selected in a list of any kind, in the order it is shown.
    ///
    /// @param names of what is shown of each row, for programs
    /// @param cells what is shown of the row at a place, as many as there are names
    private record Rows(
            MultipleSelectionModel<?> selection,
            Supplier<List<String>> names,
            IntFunction<List<String>> cells) {
        /// Places of the selected rows, sorted.
        List<Integer> selected() {
            return selection.getSelectedIndices().stream()
                    .filter(place -> place >= 0)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private RowCopy(Rows rows) {
        this.rows = rows;
    }

    /// Copies the rows of a flat table.
    public static <R> RowCopy from(TableView<R> table, Texts texts) {
        return of(table.getSelectionModel(), table.getVisibleLeafColumns(), texts).on(table);
    }

    /// Copies the rows of a tree table.
    public static <R> RowCopy from(TreeTableView<R> table, Texts texts) {
        return of(table.getSelectionModel(), table.getVisibleLeafColumns(), texts).on(table);
    }

    /// Copies the lines of a list.
    ///
    /// @param words what each says
    public static <R> RowCopy from(ListView<R> list, Function<R, String> words) {
        return new RowCopy(
                        new Rows(
                                list.getSelectionModel(),
                                () -> List.of(tail(list.getId())),
                                row -> List.of(flat(words.apply(list.getItems().get(row))))))
                .on(list);
    }

    private static RowCopy of(
            MultipleSelectionModel<?> selection,
            List<? extends TableColumnBase<?, ?>> columns,
            Texts texts) {
        return new RowCopy(
                new Rows(
                        selection,
                        () -> columns.stream().map(RowCopy::name).toList(),
                        row -> columns.stream().map(c -> text(c, row, texts)).toList()));
    }

    /// The selected rows, a line each.
    public String text() {
        return rows.selected().stream()
                .map(row -> String.join("\t", rows.cells().apply(row)))
                .collect(Collectors.joining("\n"));
    }

    /// The selected rows as an array of objects, whose names are those of the columns for programs:
    /// the same in every language.
    String json() {
        return json(
                rows.names().get(),
                rows.selected().stream().map(row -> rows.cells().apply(row)).toList());
    }

    /// Rows as an array of objects.
    ///
    /// @param names of the columns
    /// @param cells of each row, as many as there are names
    public static String json(List<String> names, List<List<String>> cells) {
        return cells.stream()
                .map(
                        row ->
                                IntStream.range(0, names.size())
                                        .mapToObj(
                                                i ->
                                                        quoted(names.get(i))
                                                                + ": "
                                                                + quoted(row.get(i)))
                                        .collect(Collectors.joining(", ", "  {", "}")))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    /// Says what is copied of a column whose values are shown by pictures.
    @SuppressWarnings("unchecked")
    public static <T> void says(TableColumnBase<?, T> column, Function<T, String> words) {
        column.getProperties()
                .put(WORDS, (Function<Object, String>) value -> words.apply((T) value));
    }

    private static String name(TableColumnBase<?, ?> column) {
        return tail(Objects.requireNonNullElse(column.getId(), column.getText()));
    }

    private static String tail(String id) {
        return id.substring(id.lastIndexOf('-') + 1);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @SuppressWarnings("unchecked")
    private static String text(TableColumnBase<?, ?> column, int row, Texts texts) {
        ObservableValue<?> observable = column.getCellObservableValue(row);
        Object cell = observable == null ? null : observable.getValue();
        if (cell != null && column.getProperties().get(WORDS) instanceof Function<?, ?> words) {
            return Objects.toString(((Function<Object, ?>) words).apply(cell));
        }
        return cell instanceof StateMark mark
                ? texts.get(mark.key())
                : flat(Objects.toString(cell, ""));
    }

    private static String flat(String text) {
        return text.replace('\t', ' ').replace('\n', ' ');
    }

    private RowCopy on(Node table) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventHandler(MouseEvent.DRAG_DETECTED, event -> dragged(table, event));
        return this;
    }

    private void pressed(KeyEvent event) {
        boolean asJson = COPY_JSON.match(event);
        if (!asJson && !COPY.match(event)) {
            return;
        }
        put(asJson ? json() : text());
        event.consume();
    }

    /// Puts the selected rows into the clipboard, a line each; without any, nothing happens.
    public void toClipboard() {
        put(text());
    }

    private void put(String copied) {
        if (!rows.selected().isEmpty()) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, copied));
        }
    }

    /// Not at the heads of columns, which are dragged themselves.
    private void dragged(Node table, MouseEvent event) {
        if (!rows.selected().isEmpty() && isInCell(event.getPickResult().getIntersectedNode())) {
            table.startDragAndDrop(TransferMode.COPY_OR_MOVE)
                    .setContent(Map.of(DataFormat.PLAIN_TEXT, text()));
            event.consume();
        }
    }

    private static boolean isInCell(Node picked) {
        Node at = picked;
        while (at != null && !(at instanceof IndexedCell<?>)) {
            at = at.getParent();
        }
        return at instanceof IndexedCell<?> cell && !cell.isEmpty();
    }
}
