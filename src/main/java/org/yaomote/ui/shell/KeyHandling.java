package org.yaomote.ui.shell;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.yaomote.ui.fx.Appearance;

/// The keys that no menu item stands for, or that a field would keep for itself.
record KeyHandling(
        Scene scene, Commands commands, Panes panes, Appearance appearance, Navigation navigation) {
    private static final KeyCombination SETTINGS =
            new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO_TOO =
            new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination LARGER_TOO =
            new KeyCodeCombination(
                    KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);

    /// Where plus is on a Japanese keyboard.
    private static final KeyCombination LARGER_JAPANESE =
            new KeyCodeCombination(
                    KeyCode.SEMICOLON, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private static final KeyCombination LARGER_PAD =
            new KeyCodeCombination(KeyCode.ADD, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SMALLER_PAD =
            new KeyCodeCombination(KeyCode.SUBTRACT, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PREVIOUS_PANE =
            new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN);

    void install() {
        var keys = scene.getAccelerators();
        keys.put(SETTINGS, () -> navigation.open("settings"));
        keys.put(REDO_TOO, commands::redo);
        keys.put(LARGER_TOO, () -> appearance.stepTextSize(1));
        keys.put(LARGER_JAPANESE, () -> appearance.stepTextSize(1));
        keys.put(LARGER_PAD, () -> appearance.stepTextSize(1));
        keys.put(SMALLER_PAD, () -> appearance.stepTextSize(-1));
        keys.put(Keys.NEXT_PANE.combination(), panes::next);
        keys.put(PREVIOUS_PANE, panes::previous);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::beforeFields);
    }

    /// A text field keeps undo and redo for its own typing; when it has none left, they are ours.
    private void beforeFields(KeyEvent event) {
        if (!(scene.getFocusOwner() instanceof TextInputControl field)) {
            return;
        }
        if (Keys.UNDO.combination().match(event) && !field.isUndoable()) {
            commands.undo();
            event.consume();
        }
        boolean redo = Keys.REDO.combination().match(event) || REDO_TOO.match(event);
        if (redo && !field.isRedoable()) {
            commands.redo();
            event.consume();
        }
    }
}
