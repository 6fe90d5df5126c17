package org.yaomote.ui.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import org.yaomote.ui.fx.Screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    FIND(KeyCode.F),
    NEW(KeyCode.N),
    DUPLICATE(KeyCode.D),
    DELETE(KeyCode.DELETE, true),
    APPLY(KeyCode.ENTER),
    REVIEW(KeyCode.ENTER, KeyCombination.SHIFT_DOWN),
    SAVE(KeyCode.S),
    START_STOP(KeyCode.R, KeyCombination.SHIFT_DOWN),
    DRAIN(KeyCode.D, KeyCombination.SHIFT_DOWN),
    MAINTENANCE(KeyCode.M, KeyCombination.SHIFT_DOWN),
    TEST_URL(KeyCode.T),
    LARGER(KeyCode.PLUS),
    SMALLER(KeyCode.MINUS),
    NORMAL_SIZE(KeyCode.DIGIT0),
    NEXT_PANE(KeyCode.F6, true),
    HELP(KeyCode.F1, true),
    PALETTE(KeyCode.K),
    BACK(KeyCode.LEFT, true, KeyCombination.ALT_DOWN),
    FORWARD(KeyCode.RIGHT, true, KeyCombination.ALT_DOWN),
    SHORTCUTS(KeyCode.SLASH);

    /// The screens in the order of their numbers, from 1; a screen that is not here has 0.
    private static final List<String> SCREENS =
            List.of(
                    "overview",
                    "listeners",
                    "services",
                    "traffic",
                    "sweep",
                    "certificates",
                    "logs",
                    "settings");

    private final KeyCombination combination;

    Keys(KeyCode code, KeyCombination.Modifier... more) {
        KeyCombination.Modifier[] all = new KeyCombination.Modifier[more.length + 1];
        all[0] = KeyCombination.SHORTCUT_DOWN;
        System.arraycopy(more, 0, all, 1, more.length);
        combination = new KeyCodeCombination(code, all);
    }

    Keys(KeyCode code, boolean withoutShortcut, KeyCombination.Modifier... modifiers) {
        assert withoutShortcut;
        combination = new KeyCodeCombination(code, modifiers);
    }

    /// What is pressed.
    KeyCombination combination() {
        return combination;
    }

    /// The combination for a screen. Each has a number of its own, whichever others there are, so
    /// that fingers need not learn anew when one is added.
    static KeyCombination ofScreen(Screen screen) {
        return ofNumber(SCREENS.indexOf(screen.id()) + 1);
    }

    /// The ids of the screens that have a number, in that order, with their keys.
    static Map<String, KeyCombination> numbered() {
        Map<String, KeyCombination> all = new LinkedHashMap<>();
        SCREENS.forEach(id -> all.put(id, ofNumber(SCREENS.indexOf(id) + 1)));
        return all;
    }

    private static KeyCombination ofNumber(int number) {
        return new KeyCodeCombination(
                KeyCode.getKeyCode(Integer.toString(number)), KeyCombination.SHORTCUT_DOWN);
    }

    /// Key of what it does.
    String key() {
        return "key." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
