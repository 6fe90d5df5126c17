package org.yaomote.ui.fx;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.config.Problem;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Short notes over the foot of the window, at its right: nothing moves when they come and go, one
/// covers little but the state of the whole, and what goes on is at the left. Good news goes by
/// itself after ten seconds; bad news stays until it is closed, so it has room of its own, and of
/// several only the newest is seen until one asks for the others. What is not true any more goes at
/// once.
///
/// Thread: the FX thread.
public final class Toasts {
    private static final Duration STAY = Duration.seconds(10);
    private static final int MOST = 3;
    private static final String BAD = "bad-news";

    /// Good news without a button.
    private static final String TOLD = "told";

    private static final ObservableValue<Boolean> ALWAYS = new ReadOnlyObjectWrapper<>(true);

    private final Texts texts;
    private final VBox pane = new NoteStrip();
    private final Button more = new Button();
    private final IntegerProperty behind = new SimpleIntegerProperty();
    private boolean isUnfolded;

    /// Notes in this language.
    public Toasts(Texts texts) {
        this.texts = texts;
        pane.setId("toasts");
        pane.getStyleClass().add("toasts");
        pane.visibleProperty().bind(Bindings.isNotEmpty(pane.getChildren()));
        pane.managedProperty().bind(pane.visibleProperty());
        pane.setMinWidth(0);
        pane.setMaxHeight(Region.USE_PREF_SIZE);
        // What is beside a note, or between two, can be clicked.
        pane.setPickOnBounds(false);
        more.setId("toasts-more");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.textProperty().bind(texts.follow(() -> texts.get("notes.more", behind.get()), behind));
        more.accessibleTextProperty()
                .bind(texts.follow(() -> texts.get("notes.more.show", behind.get()), behind));
        more.setOnAction(
                _ -> {
                    isUnfolded = true;
                    fold();
                });
        pane.getChildren().addListener((ListChangeListener<Node>) _ -> fold());
    }

    /// How much of the window is not to be covered, since a note stays there; 0 if none does.
    public ObservableValue<Number> heldHeight() {
        return Bindings.createDoubleBinding(
                () -> staying().isEmpty() ? 0 : pane.getHeight(),
                pane.heightProperty(),
                pane.getChildren());
    }

    private List<Node> staying() {
        return pane.getChildren().stream().filter(n -> n.getStyleClass().contains(BAD)).toList();
    }

    /// Of what stays only the newest is seen, with the number of the others.
    private void fold() {
        List<Node> all = staying();
        isUnfolded = isUnfolded && all.size() > 1;
        behind.set(all.size() - 1);
        for (Node shown : all) {
            boolean isNewest = shown.equals(all.getLast());
            shown.setVisible(isNewest || isUnfolded);
            shown.setManaged(shown.isVisible());
            if (row(shown).getSkin() instanceof NoteRow row) {
                row.setMore(
                        isNewest && !isUnfolded && all.size() > 1
                                ? Optional.of(more)
                                : Optional.empty());
            }
        }
    }

    private static Notification row(Node shown) {
        return shown instanceof Notification note
                ? note
                : (Notification) ((Pane) shown).getChildren().getFirst();
    }

    /// Where the notes are.
    public Node node() {
        return pane;
    }

    /// Says something that was done.
    ///
    /// @param message in the language of the moment; asked again when that changes
    public void show(Supplier<String> message) {
        add(good(message), true);
    }

    /// Says why nothing was done, or how something is: neither good news nor bad.
    public void hint(Supplier<String> message) {
        add(neutral(message), true);
    }

    /// Says that something was done, or why it was not.
    public void tell(boolean isDone, Supplier<String> message) {
        add(isDone ? good(message) : neutral(message), true);
    }

    /// Says something that went wrong; it stays until it is closed.
    ///
    /// @param message in the language of the moment
    public void warn(Supplier<String> message) {
        add(bad(message), false);
    }

    /// Says what went wrong, with its id behind *Details*; it stays until it is closed.
    public void warn(Problem problem) {
        warn(ErrorDetails.shown(problem), () -> texts.problem(problem));
    }

    /// Says what went wrong, with its id behind *Details*; it stays until it is closed.
    ///
    /// @param id in the list of errors
    /// @param message in the language of the moment
    public void warn(String id, Supplier<String> message) {
        Notification note = bad(message);
        ErrorDetails details = ErrorDetails.of(texts, id, note.messageProperty());
        Button unfold = new Button();
        unfold.setId("toast-details");
        unfold.textProperty().bind(details.link().textProperty());
        unfold.accessibleTextProperty().bind(details.link().accessibleTextProperty());
        unfold.setOnAction(_ -> details.unfold());
        note.setPrimaryActions(unfold);
        VBox both = new NoteStrip();
        both.getChildren().addAll(note, details.text());
        both.getStyleClass().addAll(BAD, "note-details");
        add(note, both, false);
    }

    /// Says something that was done, with a button that takes it back.
    ///
    /// @param message in the language of the moment
    public void showUndoable(Supplier<String> message, Runnable undo) {
        showUndoable(message, undo, ALWAYS);
    }

    /// Says something that was done, with a button that takes it back, as long as it is so.
    ///
    /// @param message in the language of the moment
    /// @param isTrue whether it still is; the note goes when it is not
    public void showUndoable(
            Supplier<String> message, Runnable undo, ObservableValue<Boolean> isTrue) {
        Notification note = good(message);
        show(note, button("toast-undo", () -> texts.get("common.undo")), undo, true);
        goWhenUntrue(note, isTrue);
    }

    /// Says what a deed brought about that may not be wanted, with a button that takes it back; it
    /// stays until it is closed or not so any more.
    ///
    /// @param message in the language of the moment
    /// @param isTrue whether it still is; the note goes when it is not
    public void warnUndoable(
            Supplier<String> message, Runnable undo, ObservableValue<Boolean> isTrue) {
        warnWithAction(message, () -> texts.get("common.undo"), undo, isTrue);
    }

    /// Says something bad, with a button that does what one may want next; it stays until it is
    /// closed or not so any more.
    ///
    /// @param message in the language of the moment
    /// @param name of the button
    /// @param isTrue whether it still is; the note goes when it is not
    public void warnWithAction(
            Supplier<String> message,
            Supplier<String> name,
            Runnable action,
            ObservableValue<Boolean> isTrue) {
        Notification note = bad(message);
        show(note, button("toast-action", name), action, false);
        goWhenUntrue(note, isTrue);
    }

    /// Says how something is, with a button that does what one may want next.
    ///
    /// @param message in the language of the moment
    /// @param name of the button
    public void hintWithAction(Supplier<String> message, Supplier<String> name, Runnable action) {
        hintWithAction(message, name, action, ALWAYS);
    }

    /// The same as long as it is so.
    ///
    /// @param message in the language of the moment
    /// @param name of the button
    /// @param isTrue whether it still is; the note goes when it is not
    public void hintWithAction(
            Supplier<String> message,
            Supplier<String> name,
            Runnable action,
            ObservableValue<Boolean> isTrue) {
        Notification note = neutral(message);
        show(note, button("toast-action", name), action, true);
        goWhenUntrue(note, isTrue);
    }

    /// Follows only as long as the note is there.
    private void goWhenUntrue(Node note, ObservableValue<Boolean> isTrue) {
        isTrue.when(note.parentProperty().map(_ -> true).orElse(false))
                .subscribe(
                        is -> {
                            if (!is) {
                                pane.getChildren().remove(note);
                            }
                        });
    }

    private Button button(String id, Supplier<String> name) {
        Button button = new Button();
        button.textProperty().bind(texts.follow(name::get));
        button.setId(id);
        return button;
    }

    private void show(Notification note, Button button, Runnable action, boolean passing) {
        button.accessibleTextProperty()
                .bind(
                        texts.follow(
                                () -> button.getText() + ": " + note.getMessage(),
                                button.textProperty(),
                                note.messageProperty()));
        button.setOnAction(
                _ -> {
                    pane.getChildren().remove(note);
                    action.run();
                });
        note.setPrimaryActions(button);
        add(note, passing);
    }

    private Notification good(Supplier<String> message) {
        return note(message, Feather.CHECK_CIRCLE);
    }

    private Notification bad(Supplier<String> message) {
        Notification note = note(message, Feather.ALERT_TRIANGLE);
        note.getStyleClass().addAll(Styles.WARNING, BAD);
        return note;
    }

    private Notification note(Supplier<String> message, Feather icon) {
        Notification note = new Notification("", new FontIcon(icon));
        note.messageProperty().bind(texts.follow(message::get));
        return note;
    }

    private Notification neutral(Supplier<String> message) {
        return note(message, Feather.INFO);
    }

    private void add(Notification note, boolean passing) {
        add(note, note, passing);
    }

    /// @param shown the note, or what it is in
    private void add(Notification note, Node shown, boolean passing) {
        note.accessibleTextProperty().bind(note.messageProperty());
        note.setSkin(
                new NoteRow(
                        note,
                        texts.follow(
                                () -> texts.get("common.close") + ": " + note.getMessage(),
                                note.messageProperty())));
        note.setOnClose(_ -> pane.getChildren().remove(shown));
        makeRoom(passing ? "" : note.getMessage());
        pane.getChildren().add(shown);
        if (passing && note.getPrimaryActions().isEmpty()) {
            shown.getStyleClass().add(TOLD);
        }
        if (passing) {
            goLater(shown);
        }
    }

    /// What was only told goes as soon as there is more to tell, so that what lies over the foot
    /// stays low. Else the oldest good news goes first; bad news only for other bad news or when
    /// there is nothing else, or if the same is said once more.
    ///
    /// @param bad what is to be said, if that is bad news
    private void makeRoom(String bad) {
        List<Node> notes = pane.getChildren();
        staying().stream().filter(n -> row(n).getMessage().equals(bad)).forEach(notes::remove);
        notes.removeIf(n -> n.getStyleClass().contains(TOLD));
        while (notes.size() >= MOST) {
            Node oldest =
                    notes.stream()
                            .filter(n -> !n.getStyleClass().contains(BAD))
                            .findFirst()
                            .orElse(notes.getFirst());
            notes.remove(oldest);
        }
    }

    private void goLater(Node note) {
        PauseTransition stay = new PauseTransition(STAY);
        stay.setOnFinished(_ -> pane.getChildren().remove(note));
        stay.play();
    }
}
