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
        Scene scene,
        Commands commands,
        Panes panes,
        Appearance appearance,
        Navigation navigation,
        KeyedDeeds deeds) {
    /// What is on the screen is looked at once more.
    static final KeyCodeCombination LOOK_AGAIN = new KeyCodeCombination(KeyCode.F5);

    /// To the last screen and the next as browsers of macOS have it, where Alt with an arrow goes
    /// from word to word in fields; the same on all systems.
    static final KeyCodeCombination BACK_TOO =
            new KeyCodeCombination(KeyCode.OPEN_BRACKET, KeyCombination.SHORTCUT_DOWN);

    static final KeyCodeCombination FORWARD_TOO =
            new KeyCodeCombination(KeyCode.CLOSE_BRACKET, KeyCombination.SHORTCUT_DOWN);

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

    void install() {
        deeds.add(Keys.SETTINGS, () -> navigation.open("settings"));
        deeds.add(Keys.NEXT_PANE, panes::next);
        deeds.add(Keys.PREVIOUS_PANE, panes::previous);
        deeds.install(scene);
        var keys = scene.getAccelerators();
        keys.put(REDO_TOO, commands::redo);
        keys.put(LOOK_AGAIN, commands::lookAgain);
        keys.put(BACK_TOO, navigation::back);
        keys.put(FORWARD_TOO, navigation::forward);
        keys.put(LARGER_TOO, () -> appearance.stepTextSize(1));
        keys.put(LARGER_JAPANESE, () -> appearance.stepTextSize(1));
        keys.put(LARGER_PAD, () -> appearance.stepTextSize(1));
        keys.put(SMALLER_PAD, () -> appearance.stepTextSize(-1));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::beforeFields);
    }

    /// A text field keeps undo and redo for its own typing; when it has none left, they are ours.
    private void beforeFields(KeyEvent event) {
        if (!(scene.getFocusOwner() instanceof TextInputControl field)) {
            return;
        }
        if (deeds.book().matches(Keys.UNDO, event) && !field.isUndoable()) {
            commands.undo();
            event.consume();
        }
        boolean redo = deeds.book().matches(Keys.REDO, event) || REDO_TOO.match(event);
        if (redo && !field.isRedoable()) {
            commands.redo();
            event.consume();
        }
    }
}
