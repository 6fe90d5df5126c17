package org.yaomote.ui.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

import org.yaomote.ui.fx.Texts;

import java.io.File;
import java.util.function.Consumer;

/// Files and texts that are dropped on the window, or pasted where no field takes them.
///
/// Thread: the FX thread.
record Gestures(Scene scene, Texts texts, Arrivals arrivals) {
    private static final KeyCombination PASTE =
            new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    /// Takes them from now on.
    ///
    /// @return what is laid over the window while something is dragged over it
    Node install() {
        Label words = new Label();
        words.textProperty().bind(texts.text("shell.drop"));
        words.getStyleClass().add("drop-words");
        StackPane cover = new StackPane(words);
        cover.getStyleClass().add("drop-cover");
        cover.setId("drop-cover");
        cover.setMouseTransparent(true);
        cover.setVisible(false);
        scene.setOnDragOver(
                event -> {
                    if (isWelcome(event)) {
                        event.acceptTransferModes(TransferMode.COPY);
                        cover.setVisible(true);
                        event.consume();
                    }
                });
        scene.setOnDragExited(_ -> cover.setVisible(false));
        scene.setOnDragDropped(
                event -> {
                    cover.setVisible(false);
                    boolean isTaken =
                            isWelcome(event) && take(event.getDragboard(), arrivals::dropText);
                    event.setDropCompleted(isTaken);
                    event.consume();
                });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        return cover;
    }

    /// Opens what is in the clipboard; with nothing in it, a place to paste or type it.
    void importClipboard() {
        if (!take(Clipboard.getSystemClipboard(), arrivals::openText)) {
            arrivals.openText("");
        }
    }

    /// Shows the configuration for other programs.
    void export(Arrivals.Departure departure) {
        arrivals.export(departure);
    }

    /// Rows that are dragged inside the window are its own affair.
    private static boolean isWelcome(DragEvent event) {
        Clipboard brought = event.getDragboard();
        return event.getGestureSource() == null && (brought.hasFiles() || brought.hasString());
    }

    private boolean take(Clipboard brought, Consumer<String> text) {
        if (brought.hasFiles()) {
            arrivals.openAll(brought.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        String words = brought.hasString() ? brought.getString() : "";
        if (!words.isBlank()) {
            text.accept(words);
        }
        return !words.isBlank();
    }

    private void pressed(KeyEvent event) {
        Node focused = scene.getFocusOwner();
        boolean isField =
                focused instanceof TextInputControl
                        || (focused instanceof ComboBox<?> box && box.isEditable());
        if (PASTE.match(event)
                && !isField
                && take(Clipboard.getSystemClipboard(), arrivals::dropText)) {
            event.consume();
        }
    }
}
