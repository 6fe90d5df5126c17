package org.yaomote.ui.listeners;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.ui.editing.ColumnWidths;
import org.yaomote.ui.editing.RowCopy;
import org.yaomote.ui.editing.RowStanding;
import org.yaomote.ui.editing.StateCells;
import org.yaomote.ui.editing.TableKeys;
import org.yaomote.ui.editing.TableMemory;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.Texts;

import java.util.Optional;
import java.util.function.Function;

/// The table of listeners; its rows are updated in place, so selection and scroll position stay.
final class ListenersTable {

    private final Texts texts;
    private final ListenersViewModel model;
    private final TableView<ListenerRow> table = new TableView<>();
    private final TableColumn<ListenerRow, String> name = new TableColumn<>();
    private final ColumnWidths widths;
    private final RowCopy copy;
    private boolean following;

    ListenersTable(Texts texts, ListenersViewModel model, TextSize textSize) {
        this.texts = texts;
        this.model = model;
        table.setId("listeners-table");
        table.getStyleClass().add("list-table");
        table.setItems(model.rows());
        copy = RowCopy.from(table, texts);
        TableKeys.on(table, row -> row.standing().get().isProblem());
        table.accessibleTextProperty().bind(texts.text("listeners.table"));
        widths = new ColumnWidths(table, textSize, name);
        TableColumn<ListenerRow, RowStanding> state = column(new TableColumn<>(), "state", 152);
        state.setCellValueFactory(cell -> cell.getValue().standing());
        RowCopy.says(state, standing -> standing.words(texts));
        state.setCellFactory(_ -> StateCells.flat(texts));
        table.getColumns().add(state);
        table.getColumns().add(text(name, "name", 82, Listener::name));
        table.getColumns().add(text(new TableColumn<>(), "address", 84, Listener::address));
        table.getColumns()
                .add(
                        figure(
                                text(
                                        new TableColumn<>(),
                                        "port",
                                        60,
                                        l -> Integer.toString(l.port()))));
        table.getColumns().add(text(new TableColumn<>(), "tls", 62, this::tls));
        table.getColumns().add(figure(text(new TableColumn<>(), "rules", 58, this::rules)));
        table.getColumns().add(live("rate", 56, r -> rate(r)));
        table.getColumns().add(live("inFlight", 78, r -> inFlight(r)));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> chosen(row));
    }

    /// Remembers how the user wants to see the columns.
    void remember(Notebook notebook) {
        TableMemory.of("listeners", table, widths, notebook);
    }

    /// Puts the selected row into the clipboard.
    void copy() {
        copy.toClipboard();
    }

    TableView<ListenerRow> node() {
        return table;
    }

    /// Selects what the view model says is selected.
    void follow() {
        Optional<ListenerRow> row =
                model.selected()
                        .flatMap(
                                id ->
                                        model.rows().stream()
                                                .filter(r -> r.id().equals(id))
                                                .findFirst());
        following = true;
        row.ifPresentOrElse(
                r -> {
                    if (table.getSelectionModel().getSelectedItem() != r) {
                        table.getSelectionModel().select(r);
                        table.scrollTo(r);
                    }
                },
                table.getSelectionModel()::clearSelection);
        following = false;
    }

    private void chosen(@Nullable ListenerRow row) {
        if (row != null && !following) {
            model.select(Optional.of(row.id()));
        }
    }

    private String tls(Listener listener) {
        return switch (listener.protocol()) {
            case Protocol.Http _ -> texts.get("listeners.tls.none");
            case Protocol.Tcp _ -> texts.get("listeners.protocol.tcp");
            case Protocol.Https(var tls) ->
                    texts.get("listeners.tls.count", tls.certificates().size());
        };
    }

    private String rules(Listener listener) {
        return Spoken.by(listener) == Spoken.TCP
                ? texts.get("listeners.tls.none")
                : Integer.toString(listener.rules().size());
    }

    /// Where nobody looks at what passes, nobody knows of requests.
    private String rate(ListenerRow row) {
        if (row.isTunnel()) {
            return texts.get("listeners.tls.none");
        }
        return texts.numbers().rate(row.flow().get().perSecond());
    }

    private String inFlight(ListenerRow row) {
        return texts.numbers().count(row.flow().get().traffic().inFlight());
    }

    private TableColumn<ListenerRow, String> live(
            String name, double width, Function<ListenerRow, String> read) {
        TableColumn<ListenerRow, String> column = column(new TableColumn<>(), name, width);
        column.setCellValueFactory(
                cell -> texts.follow(() -> read.apply(cell.getValue()), cell.getValue().flow()));
        return figure(column);
    }

    private TableColumn<ListenerRow, String> text(
            TableColumn<ListenerRow, String> column,
            String name,
            double width,
            Function<Listener, String> read) {
        column(column, name, width);
        column.setCellValueFactory(
                cell -> {
                    ObservableValue<Listener> listener = cell.getValue().listener();
                    return Bindings.createStringBinding(
                            () -> read.apply(listener.getValue()), listener, texts.wordsProperty());
                });
        return column;
    }

    private TableColumn<ListenerRow, String> figure(TableColumn<ListenerRow, String> column) {
        column.getStyleClass().addAll("figure", "figure-header");
        return column;
    }

    private <T> TableColumn<ListenerRow, T> column(
            TableColumn<ListenerRow, T> column, String name, double width) {
        column.setId("listeners-column-" + name);
        column.textProperty().bind(texts.text("listeners.column." + name));
        widths.add(column, width);
        // The order is the configuration's, in which listeners are opened and shown everywhere.
        column.setSortable(false);
        return column;
    }
}
