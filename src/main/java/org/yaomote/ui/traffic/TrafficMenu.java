package org.yaomote.ui.traffic;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.traffic.FilterKey;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Toasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// What can be done with a request from its row.
///
/// @param table whose rows they are
/// @param actions does it
/// @param narrow lets only through what has this value
/// @param toasts where it is told what came of sending it again
record TrafficMenu(
        Texts texts,
        TrafficTable table,
        TrafficActions actions,
        BiConsumer<FilterKey, String> narrow,
        Toasts toasts) {
    private static final int LONGEST = 48;

    List<MenuItem> items() {
        Actions make = new Actions(texts);
        ObservableValue<Optional<RequestTrace>> selected = table.selectedProperty();
        MenuItem replay = make.item("traffic.replay", Feather.REPEAT, () -> with(this::sendAgain));
        List<MenuItem> items = new ArrayList<>();
        items.add(make.item("traffic.curl", Feather.COPY, () -> with(actions::copyCurl)));
        items.add(replay);
        items.add(make.item("traffic.test", Feather.CROSSHAIR, () -> with(actions::test)));
        items.add(make.item("traffic.rule", Feather.GIT_BRANCH, () -> with(actions::makeRule)));
        items.add(new SeparatorMenuItem());
        items.add(filters());
        items.add(new SeparatorMenuItem());
        items.add(make.item("rows.copy", Feather.CLIPBOARD, table::copy));
        RowMenu.need(selected.map(Optional::isPresent), items);
        replay.disableProperty().unbind();
        replay.disableProperty()
                .bind(selected.map(t -> t.flatMap(Replay::refusal).isPresent() || t.isEmpty()));
        return items;
    }

    private void with(Consumer<RequestTrace> deed) {
        table.selectedProperty().get().ifPresent(deed);
    }

    private void sendAgain(RequestTrace trace) {
        actions.replay(trace, Optional.empty(), said -> toasts.hint(() -> said));
    }

    private Menu filters() {
        Menu menu =
                RowMenu.below(
                        texts.text("traffic.narrow"),
                        List.of(
                                filter(FilterKey.CLIENT, t -> t.caller().client()),
                                filter(FilterKey.HOST, t -> t.asked().host()),
                                filter(FilterKey.PATH, t -> t.asked().path()),
                                filter(FilterKey.BACKEND, TrafficMenu::lastBackend)));
        menu.setId("menu-traffic-narrow");
        menu.setGraphic(new FontIcon(Feather.FILTER));
        return menu;
    }

    /// It says what the filter will ask for; a request without such a value cannot be filtered by.
    private MenuItem filter(FilterKey key, Function<RequestTrace, String> read) {
        MenuItem item = new MenuItem();
        String word = key.word();
        ObservableValue<String> value =
                table.selectedProperty().map(trace -> trace.map(read).orElse(""));
        item.setId("menu-traffic-narrow-" + word);
        item.setMnemonicParsing(false);
        item.textProperty()
                .bind(
                        texts.follow(
                                () -> texts.get("traffic.narrow." + word, brief(value.getValue())),
                                value));
        item.disableProperty().bind(value.map(String::isEmpty));
        item.setOnAction(_ -> narrow.accept(key, value.getValue().toLowerCase(Locale.ROOT)));
        return item;
    }

    private static String brief(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "\u2026";
    }

    /// The one that answered, or was asked last.
    private static String lastBackend(RequestTrace trace) {
        String all = trace.way().backends();
        return all.substring(all.lastIndexOf("> ") + 1).strip();
    }
}
