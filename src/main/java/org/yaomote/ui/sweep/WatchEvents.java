package org.yaomote.ui.sweep;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.HostMenu;
import org.yaomote.ui.editing.OfferedHost;
import org.yaomote.ui.editing.RowCopy;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What happened to watched hosts, the newest first, as lines; not there as long as nobody is
/// watched. A line that is about a host has the menu of that host.
///
/// Thread: the FX thread.
final class WatchEvents extends VBox {
    private final WatchTexts words;
    private final ListView<WatchNote> list;
    private final Function<String, OfferedHost> known;

    /// @param known what is known of a host
    WatchEvents(
            UiContext context,
            WatchViewModel model,
            WatchTexts words,
            Function<String, OfferedHost> known) {
        super(4);
        this.words = words;
        this.known = known;
        list = new ListView<>(model.events());
        list.setId("watch-events");
        list.setCellFactory(_ -> new EventCell());
        list.getStyleClass().add("watch-list");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Label heading = new Label();
        heading.textProperty().bind(context.texts().text("watch.events"));
        heading.getStyleClass().add("form-label");
        heading.setLabelFor(list);
        context.texts().wordsProperty().addListener((_, _, _) -> list.refresh());
        Label none = new Label();
        none.textProperty().bind(context.texts().text("watch.events.none"));
        none.setWrapText(true);
        list.setPlaceholder(none);
        RowMenu.on(list, menu(context));
        getChildren().addAll(heading, list);
        getStyleClass().add("watch-events");
        visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
        managedProperty().bind(visibleProperty());
    }

    /// What happened to this computer or its network is about no host.
    private List<MenuItem> menu(UiContext context) {
        RowCopy copying = RowCopy.from(list, words::event);
        MenuItem copy =
                new Actions(context.texts()).item("rows.copy", Feather.COPY, copying::toClipboard);
        ObservableValue<Boolean> any =
                Bindings.isNotEmpty(list.getSelectionModel().getSelectedItems());
        ObservableValue<Boolean> anyHost =
                Bindings.createBooleanBinding(
                        () -> !hosts().isEmpty(), list.getSelectionModel().getSelectedItems());
        RowMenu.need(any, List.of(copy));
        HostMenu menu = new HostMenu(context, this::hosts, anyHost);
        List<MenuItem> items = new ArrayList<>(menu.asking());
        items.addAll(menu.finding());
        items.add(menu.adding());
        items.add(new SeparatorMenuItem());
        items.add(copy);
        return items;
    }

    private List<OfferedHost> hosts() {
        return list.getSelectionModel().getSelectedItems().stream()
                .map(WatchNote::host)
                .filter(host -> !host.isEmpty())
                .distinct()
                .map(known)
                .toList();
    }

    private final class EventCell extends ListCell<WatchNote> {
        @Override
        protected void updateItem(@Nullable WatchNote item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : words.event(item));
            setWrapText(true);
        }
    }
}
