package org.yaomote.ui.editing;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The rows of a table in the order that the user chose by the heads of its columns; as long as
/// none was chosen, in the order they are given. What is selected and what is in sight stay while
/// rows come, go and change.
///
/// Thread: the FX thread.
///
/// @param <R> a row, equal to itself from one time to the next
public final class SortedRows<R> {
    private static final String ORDER = "row-order";

    private final TableView<R> table;
    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<R>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<R> given = List.of();
    private boolean changing;

    /// Takes over the rows of a table.
    public SortedRows(TableView<R> table) {
        this.table = table;
        table.setItems(rows);
        table.setSortPolicy(
                _ -> {
                    arrange();
                    return true;
                });
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> chosen());
    }

    /// Lets the user sort by a column.
    ///
    /// @param order of its rows, upwards
    public void by(TableColumn<R, ?> column, Comparator<R> order) {
        column.setSortable(true);
        column.getProperties().put(ORDER, order);
    }

    /// Shows these, also if they are the same as before and only what they say has changed.
    public void show(List<R> all) {
        given = List.copyOf(all);
        arrange();
    }

    /// The row that is selected; of several, the last. It does not change while rows only move.
    public ReadOnlyObjectProperty<Optional<R>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    private void chosen() {
        if (!changing) {
            selected.set(Optional.ofNullable(table.getSelectionModel().getSelectedItem()));
        }
    }

    private void arrange() {
        List<R> wanted = sorted();
        if (wanted.equals(rows)) {
            return;
        }
        var selection = table.getSelectionModel();
        List<R> kept = new ArrayList<>(selection.getSelectedItems());
        selected.get()
                .ifPresent(
                        last -> {
                            kept.remove(last);
                            kept.add(last);
                        });
        Optional<R> anchor = firstInSight();
        changing = true;
        rows.setAll(wanted);
        selection.clearSelection();
        kept.stream().filter(wanted::contains).forEach(selection::select);
        changing = false;
        chosen();
        anchor.filter(wanted::contains).ifPresent(row -> table.scrollTo(wanted.indexOf(row)));
    }

    private List<R> sorted() {
        Optional<Comparator<R>> order =
                table.getSortOrder().stream().map(this::order).reduce(Comparator::thenComparing);
        return order.map(by -> given.stream().sorted(by).toList()).orElse(given);
    }

    @SuppressWarnings("unchecked")
    private Comparator<R> order(TableColumn<R, ?> column) {
        Comparator<R> order =
                (Comparator<R>) Objects.requireNonNull(column.getProperties().get(ORDER));
        return column.getSortType() == TableColumn.SortType.DESCENDING ? order.reversed() : order;
    }

    /// What the user has scrolled to; nothing at the top, where what comes first is seen.
    private Optional<R> firstInSight() {
        IndexedCell<?> first =
                table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                        ? flow.getFirstVisibleCell()
                        : null;
        int top = first == null ? 0 : first.getIndex();
        return top > 0 && top < rows.size() ? Optional.of(rows.get(top)) : Optional.empty();
    }
}
