package org.yaomote.ui.sweep;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.HeartbeatBar;
import org.yaomote.ui.editing.HostMenu;
import org.yaomote.ui.editing.OfferedHost;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.ToolRow;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Toasts;
import org.yaomote.ui.fx.UiContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The watch half of the screen: hosts that are asked again and again, the latest answers of one of
/// them as bars, and what happened.
final class WatchPane extends ScrollPane {
    private static final double LEAST_TABLE = 150;

    private final Texts texts;
    private final Toasts toasts;
    private final Function<String, Optional<OfferedHost>> known;
    private final ToolRow tools;
    private final WatchViewModel model;
    private final WatchTexts words;
    private final WatchTable table;
    private final HeartbeatBar<Beat> bar;
    private final Label said = new Label();
    private final Label title = new Label();
    private final VBox detail;

    /// @param toSweep goes to the other half, where hosts are found
    /// @param known what the sweep knows of a host
    WatchPane(
            UiContext context,
            WatchViewModel model,
            Runnable toSweep,
            Function<String, Optional<OfferedHost>> known) {
        this.texts = context.texts();
        this.toasts = context.toasts();
        this.known = known;
        this.model = model;
        this.words = new WatchTexts(texts);
        VBox content = new VBox();
        TextSize textSize = new TextSize(content);
        this.table = new WatchTable(words, model, textSize);
        this.bar = new HeartbeatBar<Beat>(Beat::look, words::beat).walkable();
        bar.getStyleClass().add("watch-large");
        bar.setId("watch-bar");
        bar.onSaid(() -> said.setText(bar.said()));
        detail = detail();
        Actions make = new Actions(texts);
        Button find = make.button("watch.find", Feather.SEARCH, toSweep);
        table.node().setPlaceholder(new EmptyState(texts, "watch.empty", find));
        table.node().addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        textSize.scaleProperty()
                .subscribe(_ -> table.node().setMinHeight(textSize.of(LEAST_TABLE)));
        tools = tools(make);
        RowMenu.on(table.node(), menu(context, make));
        WatchEvents events = new WatchEvents(context, model, words, h -> offered(h, ""));
        content.getChildren().addAll(tools, table.node(), detail, events);
        getStyleClass().add("screen-scroll");
        setId("watch-pane");
        setContent(content);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        table.onSelected(this::show);
        model.rows().addListener((ListChangeListener<WatchRow>) _ -> show());
        texts.wordsProperty().addListener((_, _, _) -> show());
        show();
    }

    /// Remembers how the user wants to see the columns.
    void remember(Notebook notebook) {
        table.remember(notebook);
    }

    /// The table, for who goes there.
    Node table() {
        return table.node();
    }

    /// The host that is selected, if one is.
    Optional<String> selectedHost() {
        return table.selectedRows().stream().findFirst().map(row -> row.now().host());
    }

    /// Selects the row of a host; the filter goes if it hides it.
    ///
    /// @return whether it is watched
    boolean find(String host) {
        boolean isThere = table.find(host);
        if (isThere && !table.isShown()) {
            tools.clearFilter();
            table.find(host);
        }
        return isThere;
    }

    private List<MenuItem> menu(UiContext context, Actions make) {
        ObservableValue<Boolean> any = table.selectedProperty().map(Optional::isPresent);
        HostMenu hosts = new HostMenu(context, this::hosts, any);
        MenuItem copy = make.item("rows.copy", Feather.COPY, table::copy);
        MenuItem remove = make.item("watch.remove", Feather.EYE_OFF, this::remove);
        RowMenu.need(any, List.of(copy, remove));
        List<MenuItem> items = new ArrayList<>(hosts.asking());
        items.addAll(hosts.finding());
        items.add(hosts.adding());
        items.add(new SeparatorMenuItem());
        items.add(copy);
        items.add(new SeparatorMenuItem());
        items.add(remove);
        return items;
    }

    /// With what the sweep knows of them, such as where their web servers are.
    private List<OfferedHost> hosts() {
        return table.selectedRows().stream()
                .map(WatchRow::now)
                .map(host -> offered(host.host(), host.name()))
                .toList();
    }

    private OfferedHost offered(String host, String name) {
        return known.apply(host).orElseGet(() -> new OfferedHost(host, name, List.of()));
    }

    /// Selects a host, whatever was filtered.
    void seek(WatchRow row) {
        tools.clearFilter();
        table.node().getSelectionModel().clearSelection();
        table.node().getSelectionModel().select(row);
        table.node().scrollTo(row);
        table.node().requestFocus();
    }

    private ToolRow tools(Actions make) {
        ComboBox<Duration> every = new ComboBox<>();
        every.setId("watch-every");
        every.getItems().setAll(WatchViewModel.INTERVALS);
        every.setCellFactory(_ -> new WordCell<>(words::every));
        every.setButtonCell(new WordCell<>(words::every));
        every.accessibleTextProperty().bind(texts.text("watch.every"));
        model.intervalProperty().subscribe(every::setValue);
        every.setMinWidth(Region.USE_PREF_SIZE);
        every.valueProperty().addListener((_, _, now) -> model.every(now));
        texts.wordsProperty()
                .addListener(
                        (_, _, _) -> {
                            every.setButtonCell(new WordCell<>(words::every));
                            every.setCellFactory(_ -> new WordCell<>(words::every));
                        });
        Button pause = make.button("watch.pause", Feather.PAUSE, model::togglePause);
        pause.textProperty().unbind();
        pause.textProperty()
                .bind(
                        texts.follow(
                                () ->
                                        texts.get(
                                                model.pausedProperty().get()
                                                        ? "watch.resume"
                                                        : "watch.pause"),
                                model.pausedProperty()));
        model.pausedProperty()
                .subscribe(
                        now -> pause.setGraphic(new FontIcon(now ? Feather.PLAY : Feather.PAUSE)));
        Button remove = make.button("watch.remove", Feather.EYE_OFF, this::remove);
        remove.disableProperty().bind(table.selectedProperty().map(Optional::isEmpty));
        ToolRow row = new ToolRow(texts, "watch.filter", table::filter);
        row.add(every, pause, remove);
        row.offerColumns(table.node().getColumns());
        return row;
    }

    private VBox detail() {
        title.getStyleClass().add("form-label");
        for (Label label : List.of(title, said)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        said.setId("watch-said");
        VBox box = new VBox(8, title, bar, said);
        box.getStyleClass().add("watch-events");
        return box;
    }

    private void remove() {
        List<WatchRow> gone = table.selectedRows();
        if (gone.isEmpty()) {
            return;
        }
        Runnable back = model.remove(gone);
        toasts.showUndoable(() -> texts.get("watch.removed", gone.size()), back);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE) {
            remove();
            event.consume();
        }
    }

    private void show() {
        Optional<WatchedHost> chosen = table.selectedProperty().getValue().map(WatchRow::now);
        detail.setVisible(chosen.isPresent());
        detail.setManaged(chosen.isPresent());
        chosen.ifPresent(
                host -> {
                    title.setText(words.title(host));
                    bar.show(host.beats());
                    said.setText(bar.said());
                });
    }
}
