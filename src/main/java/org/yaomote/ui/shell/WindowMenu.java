package org.yaomote.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;

/// The menu of the window itself, with the other windows of the program that are open now.
///
/// Thread: the FX thread.
final class WindowMenu extends Menu {
    private final Texts texts;
    private final Stage stage;
    private final List<MenuItem> own;

    /// @param leave takes the window away while the program goes on
    /// @param close does what the button of the window's frame does
    WindowMenu(Texts texts, Stage stage, Runnable leave, Runnable close) {
        this.texts = texts;
        this.stage = stage;
        setId("menu-window");
        textProperty().bind(texts.text("menu.window"));
        MenuItem size =
                item(
                        "menu.maximise",
                        texts.follow(
                                () ->
                                        texts.get(
                                                stage.isMaximized()
                                                        ? "menu.unmaximise"
                                                        : "menu.maximise"),
                                stage.maximizedProperty()),
                        () -> stage.setMaximized(!stage.isMaximized()));
        own =
                List.of(
                        item("menu.minimise", () -> stage.setIconified(true)),
                        size,
                        new SeparatorMenuItem(),
                        item("menu.leave", leave),
                        item("menu.closeWindow", close));
        getItems().setAll(own);
        setOnShowing(_ -> list());
    }

    /// When it is opened, and not at each change: nothing of this window is to hang at the list of
    /// all windows, which outlives it.
    private void list() {
        List<MenuItem> items = new ArrayList<>(own);
        List<MenuItem> others =
                Window.getWindows().stream()
                        .filter(Stage.class::isInstance)
                        .map(Stage.class::cast)
                        .filter(other -> other.isShowing() && !other.equals(stage))
                        .map(WindowMenu::other)
                        .toList();
        if (!others.isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.addAll(others);
        }
        getItems().setAll(items);
    }

    private static MenuItem other(Stage other) {
        MenuItem item = new MenuItem(String.valueOf(other.getTitle()));
        item.setMnemonicParsing(false);
        item.setOnAction(
                _ -> {
                    other.setIconified(false);
                    other.toFront();
                    other.requestFocus();
                });
        return item;
    }

    private MenuItem item(String key, Runnable deed) {
        return item(key, texts.text(key), deed);
    }

    private static MenuItem item(String key, ObservableValue<String> text, Runnable deed) {
        MenuItem item = new MenuItem();
        item.setId(key.replace('.', '-'));
        item.textProperty().bind(text);
        item.setOnAction(_ -> deed.run());
        return item;
    }
}
