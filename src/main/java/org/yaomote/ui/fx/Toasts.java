package org.yaomote.ui.fx;

import atlantafx.base.controls.Notification;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Short notes at the window's corner that go by themselves after ten seconds.
///
/// Thread: the FX thread.
public final class Toasts {
    private static final Duration STAY = Duration.seconds(10);
    private static final int MOST = 3;

    private final Texts texts;
    private final VBox pane = new VBox(8);

    /// Notes in this language.
    public Toasts(Texts texts) {
        this.texts = texts;
        pane.setId("toasts");
        pane.getStyleClass().add("toasts");
        pane.setAlignment(Pos.BOTTOM_RIGHT);
        pane.setPickOnBounds(false);
    }

    /// Where the notes are; laid over the window's content.
    public Node node() {
        return pane;
    }

    /// Says something that was done.
    public void show(String message) {
        add(new Notification(message, new FontIcon(Feather.CHECK_CIRCLE)));
    }

    /// Says something that was done, with a button that takes it back.
    public void showUndoable(String message, Runnable undo) {
        Notification note = new Notification(message, new FontIcon(Feather.CHECK_CIRCLE));
        Button button = new Button(texts.get("common.undo"));
        button.setId("toast-undo");
        button.setAccessibleText(texts.get("common.undo") + ": " + message);
        button.setOnAction(
                _ -> {
                    pane.getChildren().remove(note);
                    undo.run();
                });
        note.setPrimaryActions(button);
        add(note);
    }

    private void add(Notification note) {
        note.setMaxWidth(420);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.setOnClose(_ -> pane.getChildren().remove(note));
        while (pane.getChildren().size() >= MOST) {
            pane.getChildren().removeFirst();
        }
        pane.getChildren().add(note);
        PauseTransition stay = new PauseTransition(STAY);
        stay.setOnFinished(_ -> pane.getChildren().remove(note));
        stay.play();
    }
}
