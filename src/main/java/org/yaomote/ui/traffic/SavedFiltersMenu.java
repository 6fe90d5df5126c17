package org.yaomote.ui.traffic;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Toasts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.traffic.SavedFilters.Saved;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The menu of filters that have names, and the line in which one is named.
///
/// Thread: the FX thread.
final class SavedFiltersMenu {
    private final Texts texts;
    private final Toasts toasts;
    private final SavedFilters saved;
    private final Supplier<String> typed;
    private final Consumer<String> pick;
    private final MenuButton button = new MenuButton();
    private final TextField name = new TextField();
    private final FlowPane naming = new FlowPane(8, 6);

    /// @param typed the filter as it is typed now
    /// @param pick has another one typed
    SavedFiltersMenu(
            UiContext context, SavedFilters saved, Supplier<String> typed, Consumer<String> pick) {
        this.texts = context.texts();
        this.toasts = context.toasts();
        this.saved = saved;
        this.typed = typed;
        this.pick = pick;
        button.setId("traffic-filters");
        button.textProperty().bind(texts.text("traffic.filters"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnShowing(_ -> fill());
        buildNaming();
        fill();
        texts.wordsProperty().addListener((_, _, _) -> fill());
    }

    /// Shows what is kept.
    MenuButton button() {
        return button;
    }

    /// Asks for a name; hidden until one is to be given.
    FlowPane naming() {
        return naming;
    }

    private void buildNaming() {
        Label label = new Label();
        label.textProperty().bind(texts.text("traffic.filters.name"));
        label.setLabelFor(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        name.setId("traffic-filters-name");
        name.accessibleTextProperty().bind(label.textProperty());
        name.setOnAction(_ -> keep());
        Actions actions = new Actions(texts);
        Button keep = actions.button("traffic.filters.keep", Feather.CHECK, this::keep);
        keep.disableProperty().bind(name.textProperty().map(String::isBlank));
        naming.setAlignment(Pos.CENTER_LEFT);
        naming.getChildren()
                .addAll(
                        label,
                        name,
                        keep,
                        actions.button("traffic.filters.cancel", Feather.X, () -> ask(false)));
        naming.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        ask(false);
                        event.consume();
                    }
                });
        ask(false);
    }

    private void ask(boolean isAsked) {
        naming.setVisible(isAsked);
        naming.setManaged(isAsked);
        if (isAsked) {
            name.clear();
            name.requestFocus();
        }
    }

    private void keep() {
        if (!name.getText().isBlank()) {
            saved.keep(name.getText(), typed.get());
            fill();
            ask(false);
            button.requestFocus();
        }
    }

    private void fill() {
        List<Saved> all = saved.all();
        List<MenuItem> items = new ArrayList<>();
        MenuItem add = item(texts.get("traffic.filters.add"), () -> ask(true));
        add.setId("traffic-filters-add");
        add.setDisable(typed.get().isBlank());
        items.add(add);
        if (!all.isEmpty()) {
            items.add(new SeparatorMenuItem());
            all.forEach(one -> items.add(item(said(one), () -> pick.accept(one.filter()))));
            items.add(new SeparatorMenuItem());
            Menu remove = new Menu(texts.get("traffic.filters.remove"));
            all.forEach(one -> remove.getItems().add(item(said(one), () -> forget(one))));
            items.add(remove);
        }
        button.getItems().setAll(items);
    }

    private String said(Saved one) {
        return texts.get("traffic.filters.one", one.name(), one.filter());
    }

    private void forget(Saved one) {
        BooleanSupplier back = saved.forget(one);
        fill();
        toasts.showUndoable(
                () -> texts.get("traffic.filters.removed", one.name()),
                () -> {
                    if (!back.getAsBoolean()) {
                        toasts.warn(() -> texts.get("common.undoLater"));
                    }
                    fill();
                });
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
