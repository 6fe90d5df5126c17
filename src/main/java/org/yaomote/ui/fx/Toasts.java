package org.yaomote.ui.fx;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/// Short notes at the window's corner that go by themselves after ten seconds, except those that
/// must be seen.
///
/// Thread: the FX thread.
public final class Toasts {
    private static final Duration STAY = Duration.seconds(10);
    private static final int MOST = 3;
    private static final String STANDING = "standing";

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

    /// Says what the user must know for as long as the program runs; stays until it is closed.
    public void showStanding(ObservableValue<String> message) {
        Notification note = new Notification("", new FontIcon(Feather.ALERT_TRIANGLE));
        note.messageProperty().bind(message);
        note.getStyleClass().addAll(Styles.WARNING, STANDING);
        place(note);
        pane.getChildren().addFirst(note);
    }

    private void place(Notification note) {
        note.setMaxWidth(420);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.setOnClose(_ -> pane.getChildren().remove(note));
    }

    private void makeRoom() {
        List<Node> passing =
                pane.getChildren().stream()
                        .filter(note -> !note.getStyleClass().contains(STANDING))
                        .toList();
        pane.getChildren().removeAll(passing.subList(0, Math.max(0, passing.size() - MOST + 1)));
    }

    private void add(Notification note) {
        place(note);
        makeRoom();
        pane.getChildren().add(note);
        PauseTransition stay = new PauseTransition(STAY);
        stay.setOnFinished(_ -> pane.getChildren().remove(note));
        stay.play();
    }
}
