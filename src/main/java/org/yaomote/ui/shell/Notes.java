package org.yaomote.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.yaomote.ui.fx.Appearance;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.function.IntConsumer;

/// The few dialogs of the frame: keys, About, and what was found in a file.
record Notes(Stage owner, Texts texts, Appearance appearance, String version, KeyBook keys) {
    private static final double SHORTCUTS_WIDTH = 560;

    /// No wider than the smallest window, whatever the text size.
    private static final double WIDEST = 860;

    /// Lists every key of the window, and gives commands other ones.
    void showShortcuts() {
        double width = SHORTCUTS_WIDTH * appearance.textSizeProperty().get() / 100.0;
        show("shell.shortcuts", new KeysSheet(texts, keys).node(Math.min(width, WIDEST)));
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
        // One that is higher than its owner keeps its title within the screen.
        double above = (owner.getHeight() - alert.getHeight()) / 3;
        alert.setY(owner.getY() + Math.max(0, above));
    }
}
