package org.yaomote.ui.editing;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;

import org.yaomote.ui.fx.Notebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the user has a table: order, width and visibility of its columns, and by what it is sorted;
/// remembered under a name from one run to the next.
///
/// Columns are known by their ids, so one that a later version adds stays where it puts it. Thread:
/// the FX thread.
///
/// @param <C> its columns
public final class TableMemory<C extends TableColumnBase<?, ?>> {
    private static final String PREFIX = "table.";

    /// What is noted of a column: hidden or not, its id, its width if the user gave it one, and its
    /// place among those that are sorted by.
    private static final Pattern COLUMN =
            Pattern.compile("(-?)([\\w-]+)(?::(\\d{1,5}))?(?:([<>])(\\d))?");

    private final String name;
    private final Face<C> face;
    private final ColumnWidths widths;
    private final Notebook notebook;
    private boolean recalling;

    /// What both kinds of table have and share no type for.
    ///
    /// @param descending whether a column that is sorted by goes down
    /// @param down sorts by a column downwards or upwards
    private record Face<C>(
            ObservableList<C> columns,
            ObservableList<C> sorted,
            Function<C, ObjectProperty<?>> sortType,
            Function<C, Boolean> descending,
            java.util.function.BiConsumer<C, Boolean> down) {}

    private TableMemory(String name, Face<C> face, ColumnWidths widths, Notebook notebook) {
        this.name = PREFIX + name;
        this.face = face;
        this.widths = widths;
        this.notebook = notebook;
        recalling = true;
        notebook.read(this.name).ifPresent(this::recall);
        recalling = false;
        follow();
    }

    /// Brings a table to how it was, and remembers what becomes of it.
    ///
    /// @param widths those of its columns
    public static <R> void of(
            String name, TableView<R> table, ColumnWidths widths, Notebook notebook) {
        var face =
                new Face<TableColumn<R, ?>>(
                        table.getColumns(),
                        table.getSortOrder(),
                        TableColumn::sortTypeProperty,
                        c -> c.getSortType() == TableColumn.SortType.DESCENDING,
                        (c, down) ->
                                c.setSortType(
                                        down
                                                ? TableColumn.SortType.DESCENDING
                                                : TableColumn.SortType.ASCENDING));
        var _ = new TableMemory<>(name, face, widths, notebook);
    }

    /// The same for a tree.
    public static <R> void of(
            String name, TreeTableView<R> table, ColumnWidths widths, Notebook notebook) {
        var face =
                new Face<TreeTableColumn<R, ?>>(
                        table.getColumns(),
                        table.getSortOrder(),
                        TreeTableColumn::sortTypeProperty,
                        c -> c.getSortType() == TreeTableColumn.SortType.DESCENDING,
                        (c, down) ->
                                c.setSortType(
                                        down
                                                ? TreeTableColumn.SortType.DESCENDING
                                                : TreeTableColumn.SortType.ASCENDING));
        var _ = new TableMemory<>(name, face, widths, notebook);
    }

    private void follow() {
        InvalidationListener changed = _ -> note();
        face.columns().addListener(changed);
        face.sorted().addListener(changed);
        for (C column : face.columns()) {
            column.visibleProperty().addListener(changed);
            face.sortType().apply(column).addListener(changed);
        }
        widths.onGiven(this::note);
    }

    private void note() {
        if (!recalling) {
            notebook.write(
                    name, String.join(" ", face.columns().stream().map(this::word).toList()));
        }
    }

    private String word(C column) {
        StringBuilder word = new StringBuilder(column.isVisible() ? "" : "-");
        word.append(column.getId());
        OptionalDouble width = widths.given(column);
        width.ifPresent(w -> word.append(':').append(Math.round(w)));
        int place = face.sorted().indexOf(column);
        if (place >= 0) {
            word.append(face.descending().apply(column) ? '>' : '<').append(place);
        }
        return word.toString();
    }

    /// @param column that is noted
    /// @param place among those that are sorted by
    private record Sorted<C>(C column, int place) {}

    private void recall(String text) {
        List<C> order = new ArrayList<>();
        List<Sorted<C>> sorted = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            Matcher noted = COLUMN.matcher(word);
            Optional<C> column = noted.matches() ? column(noted.group(2)) : Optional.empty();
            column.ifPresent(
                    c -> {
                        order.add(c);
                        recall(c, noted, sorted);
                    });
        }
        if (!face.columns().equals(order)) {
            face.columns().setAll(withOthers(order));
        }
        if (!order.isEmpty()) {
            face.sorted()
                    .setAll(
                            sorted.stream()
                                    .sorted(Comparator.comparingInt(Sorted::place))
                                    .map(Sorted::column)
                                    .toList());
        }
    }

    private void recall(C column, Matcher noted, List<Sorted<C>> sorted) {
        column.setVisible(noted.group(1).isEmpty());
        if (noted.group(3) != null) {
            widths.give(column, Double.parseDouble(noted.group(3)));
        }
        if (noted.group(5) != null && column.isSortable()) {
            face.down().accept(column, noted.group(4).equals(">"));
            sorted.add(new Sorted<>(column, Integer.parseInt(noted.group(5))));
        }
    }

    private Optional<C> column(String id) {
        return face.columns().stream().filter(c -> id.equals(c.getId())).findFirst();
    }

    /// Columns that nothing was noted of stay behind the one they stand behind usually.
    private List<C> withOthers(List<C> order) {
        List<C> all = new ArrayList<>(order);
        List<C> usual = List.copyOf(face.columns());
        for (int i = 0; i < usual.size(); i++) {
            if (!order.contains(usual.get(i))) {
                int behind = i == 0 ? -1 : all.indexOf(usual.get(i - 1));
                all.add(behind + 1, usual.get(i));
            }
        }
        return all;
    }
}
