package org.yaomote.ui.sweep;

import javafx.collections.ListChangeListener;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.TransferMode;

import org.yaomote.ui.editing.ColumnWidths;
import org.yaomote.ui.editing.DraggedHosts;
import org.yaomote.ui.editing.TableKeys;
import org.yaomote.ui.editing.TableMemory;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.RowsAhead;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The table of hosts. What is selected and what is in sight stay while rows come in.
final class ResultsTable {
    /// Selecting more one by one takes longer than a frame.
    private static final int MANY = 4096;

    private final Texts texts;
    private final RowTexts words;
    private final SweepRows rows;
    private final TableView<SweepRow> table = new TableView<>();
    private final TableColumn<SweepRow, SweepLine> web = new TableColumn<>();
    private final ColumnWidths widths;
    private final List<Runnable> observers = new ArrayList<>();
    private List<SweepRow> selected = List.of();
    private List<SweepRow> kept = List.of();
    private boolean allKept;
    private int top = -1;
    private Optional<VirtualFlow<?>> flow = Optional.empty();
    private List<SweepRow> anchor = List.of();
    private boolean changing;

    ResultsTable(RowTexts words, SweepRows rows, TextSize textSize) {
        this.texts = words.texts();
        this.words = words;
        this.rows = rows;
        table.setId("sweep-table");
        table.getStyleClass().add("list-table");
        table.setItems(rows.shown());
        table.accessibleTextProperty().bind(texts.text("sweep.table"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        TableKeys.on(table, row -> RowState.of(row.now()).mark().isProblem());
        widths = new ColumnWidths(table, textSize, web);
        addColumns();
        table.setRowFactory(_ -> row());
        table.setSortPolicy(_ -> sort());
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<SweepRow>) _ -> chosen());
        rows.shown().around(this::keep, this::restore);
        RowsAhead.whenPlaced(table, table.itemsProperty(), SweepRow.example());
        texts.wordsProperty().addListener((_, _, _) -> speakAnew());
    }

    /// Remembers how the user wants to see the columns.
    void remember(Notebook notebook) {
        TableMemory.of("sweep", table, widths, notebook);
    }

    TableView<SweepRow> node() {
        return table;
    }

    /// The rows that are selected, in the order they are shown.
    List<SweepRow> selected() {
        return selected;
    }

    /// Calls this when something else is selected.
    void onSelected(Runnable observer) {
        observers.add(observer);
    }

    private void addColumns() {
        var state = column(new TableColumn<>(), RowSorting.STATE, 122);
        state.setCellFactory(_ -> RowCells.state(texts));
        text(new TableColumn<>(), RowSorting.ADDRESS, 120, words::address);
        text(new TableColumn<>(), RowSorting.NAME, 140, words::name);
        text(new TableColumn<>(), RowSorting.HOW, 140, words::how);
        figure(text(new TableColumn<>(), RowSorting.TIME, 130, words::time));
        figure(text(new TableColumn<>(), RowSorting.LOSS, 72, words::loss));
        text(web, RowSorting.WEB, 86, words::web);
        var mark = column(new TableColumn<>(), RowSorting.MARK, 150);
        mark.setCellFactory(_ -> RowCells.mark(words::mark));
        table.getSortOrder().setAll(List.of(table.getColumns().get(1)));
    }

    private TableColumn<SweepRow, SweepLine> text(
            TableColumn<SweepRow, SweepLine> column,
            RowSorting sorting,
            double width,
            Function<SweepLine, String> read) {
        column(column, sorting, width).setCellFactory(_ -> RowCells.text(read));
        return column;
    }

    private static void figure(TableColumn<SweepRow, SweepLine> column) {
        column.getStyleClass().addAll("figure", "figure-header");
    }

    private TableColumn<SweepRow, SweepLine> column(
            TableColumn<SweepRow, SweepLine> column, RowSorting sorting, double width) {
        column.setId("sweep-column-" + sorting.column());
        column.textProperty().bind(texts.text("sweep.column." + sorting.column()));
        column.setCellValueFactory(cell -> cell.getValue().line());
        column.setUserData(sorting);
        widths.add(column, width);
        table.getColumns().add(column);
        return column;
    }

    /// Cells write only what changes; in another language all of them are made anew.
    private void speakAnew() {
        for (TableColumn<SweepRow, ?> column : table.getColumns()) {
            remake(column);
        }
    }

    private static <T> void remake(TableColumn<SweepRow, T> column) {
        var make = column.getCellFactory();
        column.setCellFactory(of -> make.call(of));
    }

    private TableRow<SweepRow> row() {
        TableRow<SweepRow> row = new TableRow<>();
        row.accessibleTextProperty()
                .bind(row.itemProperty().flatMap(SweepRow::line).map(words::spoken));
        return row;
    }

    private boolean sort() {
        var order = table.getSortOrder();
        if (order.isEmpty()) {
            rows.sort(RowSorting.ADDRESS, false);
        } else {
            var first = order.getFirst();
            boolean descending = first.getSortType() == TableColumn.SortType.DESCENDING;
            rows.sort((RowSorting) first.getUserData(), descending);
        }
        return true;
    }

    private void chosen() {
        if (!changing) {
            selected =
                    table.getSelectionModel().getSelectedItems().stream()
                            .filter(Objects::nonNull)
                            .toList();
            observers.forEach(Runnable::run);
        }
    }

    private void keep() {
        changing = true;
        allKept = !selected.isEmpty() && selected.size() == rows.shown().size();
        kept = selected;
        top = flowTop();
        anchor = top > 0 && top < rows.shown().size() ? List.of(rows.shown().get(top)) : List.of();
    }

    private void restore() {
        var model = table.getSelectionModel();
        if (allKept) {
            model.selectAll();
        } else if (!kept.isEmpty() && kept.size() <= MANY && !isSelectedStill()) {
            model.clearSelection();
            kept.forEach(model::select);
        }
        changing = false;
        chosen();
        if (!anchor.isEmpty()) {
            int now = rows.shown().indexOf(anchor.getFirst());
            if (now >= 0 && now != top) {
                table.scrollTo(now);
            }
        }
    }

    private boolean isSelectedStill() {
        var now = table.getSelectionModel().getSelectedItems();
        return now.size() == kept.size() && now.getFirst() == kept.getFirst();
    }

    /// The first row in sight, or -1.
    private int flowTop() {
        if (flow.isEmpty() && table.lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
            flow = Optional.of(found);
        }
        IndexedCell<?> first = flow.map(VirtualFlow::getFirstVisibleCell).orElse(null);
        return first == null ? -1 : first.getIndex();
    }

    /// Lets the selected rows be dragged.
    void letDrag(Supplier<List<org.yaomote.ui.editing.OfferedHost>> hosts) {
        table.setOnDragDetected(
                event -> {
                    var offered = hosts.get();
                    boolean onRow =
                            event.getPickResult().getIntersectedNode() != null
                                    && isInRow(event.getPickResult().getIntersectedNode());
                    if (onRow && !offered.isEmpty()) {
                        DraggedHosts.put(
                                table.startDragAndDrop(TransferMode.COPY),
                                offered,
                                selected.stream()
                                        .map(SweepRow::now)
                                        .map(words::cells)
                                        .collect(Collectors.joining("\n")));
                        event.consume();
                    }
                });
    }

    private static boolean isInRow(javafx.scene.Node node) {
        for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
            if (at instanceof TableCell<?, ?> || at instanceof TableRow<?>) {
                return true;
            }
        }
        return false;
    }
}
