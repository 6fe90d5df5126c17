package org.yaomote.ui.sweep;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.editing.AddressOrder;
import org.yaomote.ui.editing.ColumnWidths;
import org.yaomote.ui.editing.HeartbeatBar;
import org.yaomote.ui.editing.RowCopy;
import org.yaomote.ui.editing.SortedRows;
import org.yaomote.ui.editing.TableKeys;
import org.yaomote.ui.editing.TableMemory;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.words.Folding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The table of watched hosts; its rows are updated in place.
final class WatchTable {
    /// Bars that fit a cell.
    private static final int SHORT = 40;

    private static final Comparator<WatchedHost> BY_HOST =
            Comparator.comparing(WatchedHost::host, AddressOrder.BY_NUMBER);

    /// Hosts without a name behind those with one.
    private static final Comparator<WatchedHost> BY_NAME =
            Comparator.comparing((WatchedHost host) -> host.name().isEmpty())
                    .thenComparing(host -> Folding.of(host.name()));

    private static final Comparator<WatchedHost> BY_OUTAGES =
            Comparator.comparingInt(WatchedHost::outages).thenComparing(WatchedHost::down);

    private final Texts texts;
    private final WatchTexts words;
    private final WatchViewModel model;
    private final TableView<WatchRow> table = new TableView<>();
    private final TableColumn<WatchRow, WatchedHost> beats = new TableColumn<>();
    private final ColumnWidths widths;
    private final SortedRows<WatchRow> rows = new SortedRows<>(table);
    private final RowCopy copy;
    private String filter = "";
    private final List<Runnable> observers = new ArrayList<>();

    WatchTable(WatchTexts words, WatchViewModel model, TextSize textSize) {
        this.texts = words.texts();
        this.words = words;
        this.model = model;
        table.setId("watch-table");
        table.getStyleClass().add("list-table");
        table.accessibleTextProperty().bind(texts.text("watch.table"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        widths = new ColumnWidths(table, textSize, beats);
        state();
        text("host", 122, WatchedHost::host, BY_HOST);
        text("name", 90, WatchedHost::name, BY_NAME);
        figure(text("last", 124, words::last, Comparator.comparingLong(WatchedHost::lastNanos)));
        figure(text("loss", 78, words::loss, Comparator.comparingDouble(WatchedHost::loss)));
        column(beats, "beats", 142);
        beats.setSortable(false);
        beats.setCellFactory(_ -> new BeatsCell());
        RowCopy.says(beats, words::beats);
        text("outages", 178, words::outages, BY_OUTAGES);
        copy = RowCopy.from(table, texts);
        TableKeys.on(table, row -> row.now().state().mark().isProblem());
        ObservableValue<WatchedHost> now =
                rows.selectedProperty().flatMap(row -> row.map(WatchRow::host).orElse(null));
        now.addListener((_, _, _) -> observers.forEach(Runnable::run));
        texts.wordsProperty().addListener((_, _, _) -> table.refresh());
        model.onRefreshed(this::follow);
        follow();
    }

    /// Remembers how the user wants to see the columns.
    void remember(Notebook notebook) {
        TableMemory.of("watch", table, widths, notebook);
    }

    TableView<WatchRow> node() {
        return table;
    }

    /// The row that is selected; of several, the last.
    ObservableValue<Optional<WatchRow>> selectedProperty() {
        return rows.selectedProperty();
    }

    /// Whether what is selected is shown.
    boolean isShown() {
        return !table.getSelectionModel().isEmpty();
    }

    /// The rows that are selected, in the order they are shown.
    List<WatchRow> selectedRows() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    /// Puts the selected rows into the clipboard.
    void copy() {
        copy.toClipboard();
    }

    /// Calls this when another row is selected or what it shows has changed.
    void onSelected(Runnable observer) {
        observers.add(observer);
    }

    /// Shows only hosts that contain the text in address or name.
    void filter(String text) {
        filter = Folding.of(text).strip();
        follow();
    }

    /// Selects the row of a host.
    ///
    /// @return whether it is watched
    boolean find(String host) {
        Optional<WatchRow> row =
                model.rows().stream()
                        .filter(
                                one ->
                                        host.equalsIgnoreCase(one.now().host())
                                                || host.equalsIgnoreCase(one.now().name()))
                        .findFirst();
        row.ifPresent(
                found -> {
                    table.getSelectionModel().clearSelection();
                    table.getSelectionModel().select(found);
                    table.scrollTo(found);
                });
        return row.isPresent();
    }

    private void follow() {
        rows.show(
                model.rows().stream()
                        .filter(
                                row ->
                                        Folding.of(row.now().host()).contains(filter)
                                                || Folding.of(row.now().name()).contains(filter))
                        .toList());
    }

    private void state() {
        TableColumn<WatchRow, WatchedHost> column = column(new TableColumn<>(), "state", 132);
        column.setCellFactory(_ -> new StateCell());
        sort(column, Comparator.comparing(WatchedHost::state));
        RowCopy.says(column, host -> texts.get(host.state().key()));
    }

    private TableColumn<WatchRow, String> text(
            String name,
            double width,
            Function<WatchedHost, String> read,
            Comparator<WatchedHost> order) {
        TableColumn<WatchRow, String> column = new TableColumn<>();
        widths.add(column, width);
        head(column, name);
        column.setCellValueFactory(
                cell ->
                        texts.follow(
                                () -> read.apply(cell.getValue().now()), cell.getValue().host()));
        sort(column, order);
        table.getColumns().add(column);
        return column;
    }

    private static void figure(TableColumn<WatchRow, String> column) {
        column.getStyleClass().addAll("figure", "figure-header");
    }

    /// Equal ones by address.
    private void sort(TableColumn<WatchRow, ?> column, Comparator<WatchedHost> order) {
        rows.by(column, Comparator.comparing(WatchRow::now, order.thenComparing(BY_HOST)));
    }

    private TableColumn<WatchRow, WatchedHost> column(
            TableColumn<WatchRow, WatchedHost> column, String name, double width) {
        widths.add(column, width);
        head(column, name);
        column.setCellValueFactory(cell -> cell.getValue().host());
        table.getColumns().add(column);
        return column;
    }

    private void head(TableColumn<WatchRow, ?> column, String name) {
        column.setId("watch-column-" + name);
        column.textProperty().bind(texts.text("watch.column." + name));
    }

    private final class StateCell extends TableCell<WatchRow, WatchedHost> {
        private final StateBadge badge = new StateBadge(texts, StateMark.UNKNOWN);

        @Override
        protected void updateItem(@Nullable WatchedHost host, boolean empty) {
            super.updateItem(host, empty);
            setGraphic(empty || host == null ? null : badge);
            if (host != null && !empty) {
                badge.show(host.state().mark(), texts.text(host.state().key()));
                badge.applyCss();
                setAccessibleText(texts.get(host.state().key()));
            }
        }
    }

    private final class BeatsCell extends TableCell<WatchRow, WatchedHost> {
        private final HeartbeatBar<Beat> bar = new HeartbeatBar<>(Beat::look, words::beat);

        @Override
        protected void updateItem(@Nullable WatchedHost host, boolean empty) {
            super.updateItem(host, empty);
            setGraphic(empty || host == null ? null : bar);
            if (host != null && !empty) {
                List<Beat> all = host.beats();
                bar.show(all.subList(Math.max(0, all.size() - SHORT), all.size()));
                setAccessibleText(words.beats(host));
            }
        }
    }
}
