package org.yaomote.ui.history;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.events.Event;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.ToolRow;
import org.yaomote.ui.fx.OneTask;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Subjects;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.words.Folding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What happened, the newest first; Enter or a double click goes to what it happened to.
///
/// Thread: the FX thread; the log may be added to by others.
final class EventsTab extends BorderPane {
    private final UiContext context;
    private final Texts texts;
    private final ObservableList<Event> rows = FXCollections.observableArrayList();
    private final WrappedTable<Event> table;
    private final CheckBox onlyBad = new CheckBox();
    private final ToolRow tools;
    private final EmptyState none;
    private final EmptyState filtered;

    private String filter = "";

    /// What events that were filtered fold to: two thousand sentences are not made at each key.
    private final Map<Event, String> folded = new HashMap<>();

    EventsTab(UiContext context, TextSize textSize) {
        this.context = context;
        this.texts = context.texts();
        TableColumn<Event, String> what = new TableColumn<>();
        table = new WrappedTable<>(texts, "events.table", textSize, what);
        table.text(new TableColumn<>(), "time", 180, e -> Moments.text(context, e.at()));
        table.badge("level", 130, this::badge);
        table.text(what, "what", 240, this::words);
        table.node().setItems(rows);
        tools = new ToolRow(texts, "events.filter", this::filter);
        none = new EmptyState(texts, "events.empty");
        Button all = new Actions(texts).button("events.all", Feather.X, this::showAll);
        filtered = new EmptyState(texts, "events.empty.filtered", all);
        table.remember(context.preferences().notebook());
        build();
        context.events().addObserver(new OneTask(context.work().fx(), this::refresh)::ask);
        texts.wordsProperty().addListener((_, _, _) -> reword());
        refresh();
    }

    private void build() {
        onlyBad.setId("events-only-bad");
        onlyBad.textProperty().bind(texts.text("events.onlyBad"));
        onlyBad.setOnAction(_ -> refresh());
        Button show = new Actions(texts).button("events.show", Feather.CORNER_DOWN_RIGHT, this::go);
        var selected = table.node().getSelectionModel().selectedItemProperty();
        ObservableValue<Boolean> leads =
                Bindings.createBooleanBinding(
                        () ->
                                Optional.ofNullable(selected.get())
                                        .filter(this::leadsSomewhere)
                                        .isPresent(),
                        selected,
                        context.model().draftProperty());
        show.disableProperty().bind(leads.map(it -> !it));
        Actions make = new Actions(texts);
        MenuItem there = make.item("events.show", Feather.CORNER_DOWN_RIGHT, this::go);
        MenuItem copy = make.item("rows.copy", Feather.COPY, table::copy);
        RowMenu.need(leads, List.of(there));
        RowMenu.need(selected.map(_ -> true).orElse(false), List.of(copy));
        RowMenu.on(table.node(), List.of(there, copy));
        tools.add(show, onlyBad);
        tools.offerColumns(table.node().getColumns());
        setTop(tools);
        setCenter(table.node());
        table.node()
                .addEventHandler(
                        KeyEvent.KEY_PRESSED,
                        event -> {
                            if (event.getCode() == KeyCode.ENTER) {
                                go();
                                event.consume();
                            }
                        });
        table.node()
                .addEventHandler(
                        MouseEvent.MOUSE_CLICKED,
                        event -> {
                            if (event.getClickCount() == 2) {
                                go();
                            }
                        });
    }

    private void showAll() {
        onlyBad.setSelected(false);
        tools.clearFilter();
        refresh();
    }

    private void filter(String text) {
        filter = Folding.of(text).strip();
        refresh();
    }

    private void reword() {
        folded.clear();
        refresh();
    }

    /// Looks at the log anew.
    void refresh() {
        List<Event> all = context.events().all();
        folded.keySet().retainAll(Set.copyOf(all));
        List<Event> wanted = all.reversed().stream().filter(this::isWanted).toList();
        table.node().setPlaceholder(all.isEmpty() ? none : filtered);
        if (!wanted.equals(rows)) {
            Optional<Event> kept =
                    Optional.ofNullable(table.node().getSelectionModel().getSelectedItem());
            rows.setAll(wanted);
            kept.filter(wanted::contains).ifPresent(table.node().getSelectionModel()::select);
        }
    }

    private boolean isWanted(Event event) {
        boolean isBad = event.level() == Event.Level.BAD || event.level() == Event.Level.WARNING;
        return (isBad || !onlyBad.isSelected())
                && (filter.isEmpty() || folded(event).contains(filter));
    }

    private String folded(Event event) {
        return folded.computeIfAbsent(event, e -> Folding.of(words(e)));
    }

    private String words(Event event) {
        return EventWords.of(texts, event);
    }

    private WrappedTable.Badge badge(Event event) {
        return new WrappedTable.Badge(StateMark.of(event.level()), EventWords.level(texts, event));
    }

    private boolean leadsSomewhere(Event event) {
        return Subjects.screen(event.subject()).isPresent()
                || Subjects.place(context.model().draft(), event.subject()).isPresent();
    }

    private void go() {
        Event event = table.node().getSelectionModel().getSelectedItem();
        if (event == null) {
            return;
        }
        Subjects.place(context.model().draft(), event.subject())
                .ifPresent(context.navigator()::show);
        Subjects.screen(event.subject()).ifPresent(context.navigator()::open);
    }
}
