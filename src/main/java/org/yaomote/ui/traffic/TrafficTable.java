package org.yaomote.ui.traffic;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

import org.jspecify.annotations.Nullable;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.ui.editing.ColumnWidths;
import org.yaomote.ui.editing.RowCopy;
import org.yaomote.ui.editing.TableMemory;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.WholeText;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.StateShape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The table of requests, the newest first. What is selected and what is in sight stay where they
/// are while rows come in; only who looks at the newest ones sees them move.
final class TrafficTable {
    private final TraceTexts words;
    private final TrafficViewModel model;
    private final TableView<RequestTrace> table = new TableView<>();
    private final ColumnWidths widths;
    private final RowCopy copy;
    private final Map<TrafficColumn, TableColumn<RequestTrace, String>> columns =
            new EnumMap<>(TrafficColumn.class);
    private final ReadOnlyObjectWrapper<Optional<RequestTrace>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<VirtualFlow<?>> flow = Optional.empty();
    private List<RequestTrace> kept = List.of();
    private Optional<RequestTrace> anchor = Optional.empty();
    private int top;
    private boolean changing;

    /// Whether the newest rows stay in sight though one is selected: until the user looks
    /// elsewhere.
    private boolean following;

    private final ReadOnlyIntegerWrapper above = new ReadOnlyIntegerWrapper();

    TrafficTable(TraceTexts words, TrafficViewModel model, TextSize textSize) {
        this.words = words;
        this.model = model;
        table.setId("traffic-table");
        table.getStyleClass().add("list-table");
        table.setItems(model.shown());
        table.accessibleTextProperty().bind(words.texts().text("traffic.table"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        TableColumn<RequestTrace, String> path = new TableColumn<>();
        columns.put(TrafficColumn.PATH, path);
        widths = new ColumnWidths(table, textSize, path);
        for (TrafficColumn column : TrafficColumn.values()) {
            add(columns.computeIfAbsent(column, _ -> new TableColumn<>()), column);
        }
        table.setRowFactory(_ -> row());
        table.setSortPolicy(_ -> sort());
        model.pausedProperty().subscribe(this::letSort);
        copy = RowCopy.from(table, words.texts());
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> chosen());
        model.around(this::keep, this::restore);
        words.texts().wordsProperty().addListener((_, _, _) -> table.refresh());
    }

    /// Remembers how the user wants to see the columns.
    void remember(Notebook notebook) {
        TableMemory.of("traffic", table, widths, notebook);
    }

    TableView<RequestTrace> node() {
        return table;
    }

    /// The row that is selected; of several, the last.
    ReadOnlyObjectProperty<Optional<RequestTrace>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// The rows that are selected, in the order they are shown.
    List<RequestTrace> selectedRows() {
        return table.getSelectionModel().getSelectedIndices().stream()
                .sorted()
                .filter(i -> i >= 0 && i < model.shown().size())
                .map(model.shown()::get)
                .toList();
    }

    /// How many rows there are above those in sight, all newer.
    ReadOnlyIntegerProperty aboveProperty() {
        return above.getReadOnlyProperty();
    }

    /// Goes to the newest row and stays there. What is selected stays so.
    void toNewest() {
        following = true;
        table.scrollTo(0);
    }

    /// Whether a column is shown.
    BooleanProperty shownProperty(TrafficColumn column) {
        return columns.getOrDefault(column, new TableColumn<>()).visibleProperty();
    }

    /// Selects the next row that is a problem, or the one before.
    ///
    /// @param step 1 for the next one below, -1 for above
    /// @return whether there is one
    boolean toProblem(int step) {
        int at = table.getSelectionModel().getSelectedIndex();
        int from = at < 0 && step < 0 ? model.shown().size() : at;
        for (int i = from + step; i >= 0 && i < model.shown().size(); i += step) {
            if (model.shown().get(i).isProblem()) {
                table.getSelectionModel().clearAndSelect(i);
                if (!isInSight(i)) {
                    table.scrollTo(Math.max(0, i - 2));
                }
                return true;
            }
        }
        return false;
    }

    private boolean isInSight(int row) {
        IndexedCell<?> last = flow().map(VirtualFlow::getLastVisibleCell).orElse(null);
        return last != null && row >= flowTop() && row < last.getIndex();
    }

    private void add(TableColumn<RequestTrace, String> column, TrafficColumn kind) {
        column.setId("traffic-column-" + kind.word());
        column.textProperty().bind(words.texts().text(kind.key()));
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(kind.text(words, cell.getValue())));
        // Rows that come in are not to jump about below the pointer.
        column.sortableProperty().bind(model.pausedProperty());
        column.setUserData(kind);
        column.setVisible(kind.isUsual());
        if (kind.isFigure()) {
            column.getStyleClass().addAll("figure", "figure-header");
        }
        column.setCellFactory(
                _ -> kind == TrafficColumn.STATUS ? new StatusCell() : new WholeCell(kind.cut()));
        widths.add(column, kind.width());
        table.getColumns().add(column);
    }

    private boolean sort() {
        model.sort(
                table.getSortOrder().stream()
                        .map(this::order)
                        .reduce(Comparator::thenComparing)
                        .filter(_ -> model.pausedProperty().get()));
        return true;
    }

    private Comparator<RequestTrace> order(TableColumn<RequestTrace, ?> column) {
        Comparator<RequestTrace> order = ((TrafficColumn) column.getUserData()).order(words);
        return column.getSortType() == TableColumn.SortType.DESCENDING ? order.reversed() : order;
    }

    /// What goes on has the newest first.
    private void letSort(boolean isPaused) {
        if (!isPaused) {
            table.getSortOrder().clear();
        }
    }

    /// Puts the selected rows into the clipboard.
    void copy() {
        copy.toClipboard();
    }

    private TableRow<RequestTrace> row() {
        TableRow<RequestTrace> row = new TableRow<>();
        row.accessibleTextProperty().bind(row.itemProperty().map(words::spoken));
        return row;
    }

    private void chosen() {
        if (!changing) {
            RequestTrace item = table.getSelectionModel().getSelectedItem();
            following &= selected.get().equals(Optional.ofNullable(item));
            selected.set(Optional.ofNullable(item));
        }
    }

    private void keep() {
        changing = true;
        kept = selectedRows();
        top = flowTop();
        following &= top <= 0;
        boolean reads = top > 0 || (!kept.isEmpty() && !following);
        anchor =
                reads && top >= 0 && top < model.shown().size()
                        ? Optional.of(model.shown().get(top))
                        : Optional.empty();
    }

    /// Rows are found by what they are: numbers of rows do not survive a filter.
    private void restore() {
        var selection = table.getSelectionModel();
        if (!kept.equals(selectedRows())) {
            Predicate<RequestTrace> was = kept::contains;
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < model.shown().size() && places.size() < kept.size(); i++) {
                if (was.test(model.shown().get(i))) {
                    places.add(i);
                }
            }
            selection.clearSelection();
            places.forEach(selection::select);
        }
        changing = false;
        chosen();
        anchor.ifPresent(
                row -> {
                    int now = model.shown().indexOf(row);
                    if (now >= 0 && now != top) {
                        table.scrollTo(now);
                    }
                });
    }

    private Optional<VirtualFlow<?>> flow() {
        if (flow.isEmpty() && table.lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
            flow = Optional.of(found);
            found.positionProperty().subscribe(_ -> tellAbove());
            found.needsLayoutProperty().subscribe(_ -> tellAbove());
        }
        return flow;
    }

    /// The first row in sight, or -1.
    private int flowTop() {
        IndexedCell<?> first = flow().map(VirtualFlow::getFirstVisibleCell).orElse(null);
        return first == null ? -1 : first.getIndex();
    }

    private void tellAbove() {
        if (!changing) {
            above.set(model.isSorted() ? 0 : Math.max(0, flowTop()));
        }
    }

    /// A text that is told whole by a tooltip where it is cut.
    private static final class WholeCell extends TableCell<RequestTrace, String> {
        WholeCell(OverrunStyle cut) {
            setTextOverrun(cut);
            WholeText.of(this);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }

    /// A figure, and a shape where it went otherwise than it should.
    private static final class StatusCell extends TableCell<RequestTrace, String> {
        private Optional<StateShape> shape = Optional.empty();

        @Override
        protected void updateItem(@Nullable String status, boolean empty) {
            super.updateItem(status, empty);
            RequestTrace trace = getTableRow() == null ? null : getTableRow().getItem();
            setText(empty ? null : status);
            if (empty || trace == null) {
                setGraphic(null);
                return;
            }
            StateShape made = shape.orElseGet(() -> new StateShape(TraceTexts.mark(trace)));
            made.show(TraceTexts.mark(trace));
            shape = Optional.of(made);
            setGraphic(made);
            setGraphicTextGap(6);
        }
    }
}
