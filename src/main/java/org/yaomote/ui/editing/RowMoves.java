package org.yaomote.ui.editing;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Moves the selected row of a list up or down: by buttons, by items of its menu, and by Alt with
/// an arrow key.
///
/// Thread: the FX thread.
public final class RowMoves {
    private static final int UP = -1;
    private static final int DOWN = 1;

    private final Actions actions;
    private final String screen;
    private final IntPredicate canMove;
    private final IntConsumer move;
    private final ReadOnlyBooleanWrapper canMoveUp = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canMoveDown = new ReadOnlyBooleanWrapper();

    /// @param screen whose texts are named `screen.moveUp` and `screen.moveDown`
    /// @param canMove whether the row can go so many places on, negative is up
    /// @param move lets it; does nothing where that is not possible
    public RowMoves(Actions actions, String screen, IntPredicate canMove, IntConsumer move) {
        this.actions = actions;
        this.screen = screen;
        this.canMove = canMove;
        this.move = move;
    }

    /// Looks anew where the row can go.
    public void follow() {
        canMoveUp.set(canMove.test(UP));
        canMoveDown.set(canMove.test(DOWN));
    }

    /// Two buttons for the tool bar.
    public Button[] buttons() {
        return new Button[] {
            button("moveUp", Feather.ARROW_UP, UP, canMoveUp),
            button("moveDown", Feather.ARROW_DOWN, DOWN, canMoveDown)
        };
    }

    /// An item that moves it up.
    public MenuItem up() {
        return ShownKeys.beside(
                item("moveUp", Feather.ARROW_UP, UP, canMoveUp),
                new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN));
    }

    /// An item that moves it down.
    public MenuItem down() {
        return ShownKeys.beside(
                item("moveDown", Feather.ARROW_DOWN, DOWN, canMoveDown),
                new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN));
    }

    /// Does what a key asks for.
    ///
    /// @return whether it asks for anything here
    public boolean isDone(KeyEvent event) {
        boolean isUp = event.getCode() == KeyCode.UP;
        boolean isOurs = event.isAltDown() && (isUp || event.getCode() == KeyCode.DOWN);
        if (isOurs) {
            move.accept(isUp ? UP : DOWN);
        }
        return isOurs;
    }

    private Button button(String word, Ikon icon, int by, ReadOnlyBooleanWrapper can) {
        Button button =
                actions.icon(
                        actions.texts().text(screen + "." + word), icon, () -> move.accept(by));
        button.setId(screen + "-" + word);
        button.disableProperty().bind(can.not());
        return button;
    }

    private MenuItem item(String word, Ikon icon, int by, ReadOnlyBooleanWrapper can) {
        MenuItem item = actions.item(screen + "." + word, icon, () -> move.accept(by));
        item.disableProperty().bind(can.not());
        return item;
    }
}
