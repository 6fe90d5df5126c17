package org.yaomote.ui.shell;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.yaomote.ui.fx.Appearance;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.function.IntConsumer;

/// The few dialogs of the frame: keys, About, and what was found in a file.
record Notes(
        Stage owner, Texts texts, Appearance appearance, String version, Navigation navigation) {

    private static final double SHORTCUTS_HEIGHT = 420;
    private static final double SCROLL_BAR = 24;

    /// Lists every key of the window.
    void showShortcuts() {
        GridPane grid = new GridPane(24, 8);
        int row = 0;
        for (Keys key : Keys.values()) {
            row = line(grid, row, texts.get(key.key()), key.combination().getDisplayText());
        }
        for (Screen screen : navigation.listed()) {
            String title = texts.get(screen.titleKey());
            row = line(grid, row, title, Keys.ofScreen(screen).getDisplayText());
        }
        // Those of one screen alone, which are no accelerators of the window.
        row = line(grid, row, texts.get("key.traffic.pause"), texts.get("key.traffic.pause.keys"));
        row = line(grid, row, texts.get("key.traffic.next"), "J");
        row = line(grid, row, texts.get("key.traffic.back"), "K");
        var _ = line(grid, row, texts.get("key.traffic.open"), texts.get("key.traffic.open.keys"));
        show("shell.shortcuts", scrolled(grid));
    }

    /// There are more keys than a small screen has lines.
    private ScrollPane scrolled(GridPane grid) {
        grid.setPadding(new Insets(0, SCROLL_BAR, 0, 0));
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setId("shortcuts");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefViewportHeight(SHORTCUTS_HEIGHT);
        scroll.getStyleClass().add("screen-scroll");
        scroll.setAccessibleText(texts.get("shell.shortcuts"));
        return scroll;
    }

    /// Says what this program is.
    void showAbout() {
        Label text = new Label(texts.get("shell.about", version));
        text.setWrapText(true);
        text.setPrefWidth(380);
        show("shell.about.title", text);
    }

    /// Lists what was found in a file, to be read, scrolled and copied.
    ///
    /// @param summary what that means, in a sentence
    /// @param findings many lines, in columns of equal width
    /// @param closed is run when it is closed
    void showFindings(String title, String summary, String findings, Runnable closed) {
        TextArea list = new TextArea(findings);
        list.setId("findings");
        list.setEditable(false);
        list.setPrefColumnCount(72);
        list.setPrefRowCount(16);
        list.setStyle("-fx-font-family: monospace");
        list.setAccessibleText(summary);
        Label label = new Label(summary);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setLabelFor(list);
        VBox.setVgrow(list, Priority.ALWAYS);
        Alert alert = alert(title, new VBox(12, label, list), close());
        alert.setResizable(true);
        onClosed(alert, closed);
        alert.show();
    }

    /// Offers several things, each by a button.
    ///
    /// @param chosen is told which, counted from 0; not if none is
    void offer(String title, String text, List<String> choices, IntConsumer chosen) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setPrefWidth(520);
        VBox box = new VBox(10, label);
        Alert alert = alert(title, box, close());
        alert.getDialogPane().setId("offer");
        for (int i = 0; i < choices.size(); i++) {
            int number = i;
            Button button = new Button(choices.get(i));
            button.setWrapText(true);
            button.setMaxWidth(520);
            button.setOnAction(
                    _ -> {
                        alert.close();
                        chosen.accept(number);
                    });
            box.getChildren().add(button);
        }
        alert.show();
    }

    private void show(String titleKey, Node content) {
        alert(texts.get(titleKey), content, close()).show();
    }

    private ButtonType close() {
        return new ButtonType(texts.get("common.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
    }

    private Alert alert(String title, Node content, ButtonType... buttons) {
        Alert alert = new Alert(Alert.AlertType.NONE, "", buttons);
        alert.initOwner(owner);
        alert.setTitle(title);
        alert.setHeaderText(title);
        DialogPane pane = alert.getDialogPane();
        pane.setContent(content);
        appearance.dress(pane);
        onClosed(alert, () -> appearance.undress(pane));
        // Not every window manager centres a dialog over its owner.
        alert.setOnShown(_ -> centre(alert));
        return alert;
    }

    /// Also if it goes with its owner, of which it tells by no event.
    private static void onClosed(Alert alert, Runnable action) {
        alert.showingProperty()
                .addListener(
                        (_, _, isShown) -> {
                            if (!isShown) {
                                action.run();
                            }
                        });
    }

    private void centre(Alert alert) {
        alert.setX(owner.getX() + (owner.getWidth() - alert.getWidth()) / 2);
        alert.setY(owner.getY() + (owner.getHeight() - alert.getHeight()) / 3);
    }

    private static int line(GridPane grid, int row, String what, String keys) {
        Label pressed = new Label(keys);
        pressed.getStyleClass().add("key");
        pressed.setMinWidth(Region.USE_PREF_SIZE);
        Label name = new Label(what);
        name.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(name, 0, row);
        grid.add(pressed, 1, row);
        GridPane.setHalignment(pressed, HPos.RIGHT);
        return row + 1;
    }
}
