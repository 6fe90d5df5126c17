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

/// Short notes in a strip at the foot of the window that has room of its own: they cover nothing
/// that one may want to click. Good news goes by itself after ten seconds; bad news stays until it
/// is closed.
///
/// Thread: the FX thread.
public final class Toasts {
    private static final Duration STAY = Duration.seconds(10);
    private static final int MOST = 3;
    private static final String BAD = "bad-news";

    private final Texts texts;
    private final VBox pane = new NoteStrip();

    /// Notes in this language.
    public Toasts(Texts texts) {
        this.texts = texts;
        pane.setId("toasts");
        pane.getStyleClass().add("toasts");
        pane.setAlignment(Pos.BOTTOM_RIGHT);
        pane.setPickOnBounds(false);
    }

    /// Where the notes are.
    public Node node() {
        return pane;
    }

    /// Says something that was done.
    public void show(String message) {
        add(good(message), true);
    }

    /// Says why nothing was done, or how something is: neither good news nor bad.
    public void hint(String message) {
        add(neutral(message), true);
    }

    /// Says that something was done, or why it was not.
    public void tell(boolean isDone, String message) {
        add(isDone ? good(message) : neutral(message), true);
    }

    /// Says something that went wrong; it stays until it is closed.
    public void warn(String message) {
        Notification note = new Notification(message, new FontIcon(Feather.ALERT_TRIANGLE));
        note.getStyleClass().addAll(Styles.WARNING, BAD);
        add(note, false);
    }

    /// Says what the user must know for as long as the program runs; stays until it is closed.
    public void showStanding(ObservableValue<String> message) {
        Notification note = new Notification("", new FontIcon(Feather.ALERT_TRIANGLE));
        note.messageProperty().bind(message);
        note.getStyleClass().addAll(Styles.WARNING, BAD);
        add(note, false);
    }

    /// Says something that was done, with a button that takes it back.
    public void showUndoable(String message, Runnable undo) {
        Button button = button("toast-undo", "");
        button.textProperty().bind(texts.text("common.undo"));
        show(good(message), button, undo);
    }

    /// Says how something is, with a button that does what one may want next.
    ///
    /// @param name of the button
    public void hintWithAction(String message, String name, Runnable action) {
        show(neutral(message), button("toast-action", name), action);
    }

    private static Button button(String id, String name) {
        Button button = new Button(name);
        button.setId(id);
        return button;
    }

    private void show(Notification note, Button button, Runnable action) {
        String message = note.getMessage();
        button.accessibleTextProperty()
                .bind(button.textProperty().map(name -> name + ": " + message));
        button.setOnAction(
                _ -> {
                    pane.getChildren().remove(note);
                    action.run();
                });
        note.setPrimaryActions(button);
        add(note, true);
    }

    private static Notification good(String message) {
        return new Notification(message, new FontIcon(Feather.CHECK_CIRCLE));
    }

    private static Notification neutral(String message) {
        return new Notification(message, new FontIcon(Feather.INFO));
    }

    private void add(Notification note, boolean passing) {
        note.setMaxWidth(420);
        note.accessibleTextProperty().bind(note.messageProperty());
        note.setSkin(
                new NoteRow(
                        note,
                        texts.follow(
                                () -> texts.get("common.close") + ": " + note.getMessage(),
                                note.messageProperty())));
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.setOnClose(_ -> pane.getChildren().remove(note));
        makeRoom();
        pane.getChildren().add(note);
        if (passing) {
            goLater(note);
        }
    }

    /// The oldest good news goes first; bad news only for other bad news or when there is nothing
    /// else.
    private void makeRoom() {
        List<Node> notes = pane.getChildren();
        while (notes.size() >= MOST) {
            Node oldest =
                    notes.stream()
                            .filter(n -> !n.getStyleClass().contains(BAD))
                            .findFirst()
                            .orElse(notes.getFirst());
            notes.remove(oldest);
        }
    }

    private void goLater(Notification note) {
        PauseTransition stay = new PauseTransition(STAY);
        stay.setOnFinished(_ -> pane.getChildren().remove(note));
        stay.play();
    }
}
