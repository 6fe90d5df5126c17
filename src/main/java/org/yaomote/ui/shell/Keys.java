package org.yaomote.ui.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The keys of the window; `Shortcut` is Ctrl, on macOS Cmd.
///
/// Menus, key handling and the list of shortcuts all read them here.
enum Keys {
    OPEN(KeyCode.O),
    IMPORT(KeyCode.I),
    EXPORT(KeyCode.E),
    QUIT(KeyCode.Q),
    UNDO(KeyCode.Z),
    REDO(KeyCode.Z, KeyCombination.SHIFT_DOWN),
    NEW(KeyCode.N),
    DUPLICATE(KeyCode.D),
    DELETE(KeyCode.DELETE, true),
    APPLY(KeyCode.ENTER),
    START_STOP(KeyCode.R, KeyCombination.SHIFT_DOWN),
    LARGER(KeyCode.PLUS),
    SMALLER(KeyCode.MINUS),
    NORMAL_SIZE(KeyCode.DIGIT0),
    NEXT_PANE(KeyCode.F6, true),
    SHORTCUTS(KeyCode.SLASH);

    private final KeyCombination combination;

    Keys(KeyCode code, KeyCombination.Modifier... more) {
        KeyCombination.Modifier[] all = new KeyCombination.Modifier[more.length + 1];
        all[0] = KeyCombination.SHORTCUT_DOWN;
        System.arraycopy(more, 0, all, 1, more.length);
        combination = new KeyCodeCombination(code, all);
    }

    Keys(KeyCode code, boolean alone) {
        assert alone;
        combination = new KeyCodeCombination(code);
    }

    /// What is pressed.
    KeyCombination combination() {
        return combination;
    }

    /// The combination for the screen at a place in the side bar, counted from 0.
    static KeyCombination ofScreen(int index) {
        return new KeyCodeCombination(
                KeyCode.getKeyCode(Integer.toString(index + 1)), KeyCombination.SHORTCUT_DOWN);
    }

    /// Key of what it does.
    String key() {
        return "key." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
